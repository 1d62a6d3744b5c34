"""Pages as LibreOffice lays them out: lines of text with where they stand."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

_APART = 5  # points between two lines
OFFICE = shutil.which("soffice")


def laid_out(folder: Path, name: str, data: bytes) -> Path:
    """The PDF of a file."""
    file = folder / name
    file.write_bytes(data)
    home = f"-env:UserInstallation=file://{folder}/home"
    command = [str(OFFICE), home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return file.with_suffix(".pdf")


def lines_of(pdf: Path) -> list[list[tuple[float, float, str]]]:
    """For each page its lines from the top: distance from the left and the upper edge in points, and the words."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [_lines(page) for page in document]
    document.close()
    return pages


def _lines(page: pypdfium2.PdfPage) -> list[tuple[float, float, str]]:
    lines: list[list[tuple[float, float, str]]] = []
    for char in sorted(_characters(page), key=lambda found: found[1]):
        if not lines or char[1] - lines[-1][-1][1] > _APART:
            lines.append([])
        lines[-1].append(char)
    return [(min(line)[0], line[-1][1], "".join(char for _, _, char in sorted(line))) for line in lines]


def _characters(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, str]]:
    text = page.get_textpage()
    for index in range(text.count_chars()):
        char = text.get_text_range(index, 1)
        if char.strip():
            left, bottom, _, _ = text.get_charbox(index, loose=True)
            yield left, page.get_height() - bottom, char
