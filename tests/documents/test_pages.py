"""The sheets as pages, laid out by LibreOffice where it is installed."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from tests.documents.examples import ASSIGNMENT, BARE, CLOSING, EXTENSION, SHEETS
from tracker.documents import ClosingSheet, Sheet, render

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")

Pages = Callable[..., list[list[str]]]


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    """The texts of the pages of each sheet."""

    def lay_out(*sheets: Sheet) -> list[list[str]]:
        files = [tmp_path / f"{number}.docx" for number, _sheet in enumerate(sheets)]
        for file, sheet in zip(files, sheets, strict=True):
            file.write_bytes(render(sheet))
        home = f"-env:UserInstallation=file://{tmp_path}/home"
        command = [str(OFFICE), home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return [_texts(file.with_suffix(".pdf")) for file in files]

    return lay_out


def _texts(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    return texts


def test_usual_sheets_take_one_page_and_end_with_the_page_number(pages: Pages) -> None:
    bare = (replace(ASSIGNMENT, task=BARE, requirements=""), ClosingSheet(task=BARE))
    for texts in pages(*SHEETS, *bare):
        assert len(texts) == 1
        assert "签批意见" in texts[0]
        assert "—1—" in texts[0]


def test_long_sheets_run_on_in_full_and_carry_the_number_on_every_page(pages: Pages) -> None:
    progress = "".join(f"第{number}次开展行政执法培训；" for number in range(300))
    results = CLOSING.results * 4
    extension, closing = pages(replace(EXTENSION, progress=progress), replace(CLOSING, results=results))
    assert len(extension) > 1
    assert len(closing) == 2
    assert all("2026-007" in text and "扫码查看事项" in text for text in (*extension, *closing))
    assert "第299次开展行政执法培训；" in extension[-1]
    assert "签批意见" in closing[-1]
