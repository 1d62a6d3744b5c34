"""A report as pages, laid out by LibreOffice where it is installed."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.documents.report_examples import NOTES, REPORT
from tests.documents.report_pages import OFFICE, laid_out, lines_of
from tracker.documents import PrintEdition, report_docx
from tracker.domain.report_text import Line, Rank, Run

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")

LONG = replace(
    REPORT, lines=(Line(Rank.TEXT, (Run("云溪镇扎实推进法治政府建设取得成效" * 60, "long"),)), *REPORT.lines)
)
Page = list[tuple[float, float, str]]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """Of a reported edition."""
    data = report_docx(LONG, PrintEdition.REPORTED, NOTES, is_final=True)
    return lines_of(laid_out(tmp_path_factory.mktemp("pages"), "报告.docx", data))


def body_of(page: Page) -> Page:
    return [line for line in page if not line[2].startswith("—")]


def test_a_page_has_22_lines(pages: list[Page]) -> None:
    assert len(body_of(pages[1])) == 22


def test_a_line_has_28_characters(pages: list[Page]) -> None:
    full = [words for _, _, words in body_of(pages[1])[:19]]
    assert {len(words) for words in full} == {28}


def test_a_paragraph_begins_two_characters_in(pages: list[Page]) -> None:
    first, second = body_of(pages[0])[3:5]
    assert (len(first[2]), len(second[2])) == (26, 28)
    assert first[0] - second[0] == pytest.approx(31.5, abs=1)


def test_text_stands_between_the_margins(pages: list[Page]) -> None:
    top, left = 37 / 25.4 * 72, 28 / 25.4 * 72
    for page in pages[1:]:
        assert top < body_of(page)[0][1] < top + 28.95
        assert min(line[0] for line in body_of(page)) >= left - 1
        assert body_of(page)[-1][1] <= (297 - 35) / 25.4 * 72
    assert {round(b[1] - a[1]) for a, b in pairwise(body_of(pages[1]))} <= {28, 29, 30}


def test_page_numbers_stand_at_the_outer_edge_below_the_text(pages: list[Page]) -> None:
    numbers = [page[-1] for page in pages]
    assert [words for _, _, words in numbers] == ["—1—", "—2—", "—3—"]
    left, right = numbers[1][0], numbers[0][0]
    assert left == pytest.approx(28 / 25.4 * 72 + 14, abs=2)
    assert right > 297
    below = (297 - 35) / 25.4 * 72
    assert all(below < line[1] < below + 35 for line in numbers)


def test_the_addressee_stands_one_line_below_the_title(pages: list[Page]) -> None:
    office, title, addressee = pages[0][:3]
    assert (office[2], addressee[2]) == ("青禾县云溪镇人民政府", "青禾县人民政府：")
    assert title[2] == "关于2026年度法治政府建设情况的报告"
    assert addressee[1] - title[1] > 1.8 * 28


def test_the_signature_stands_on_the_last_page_with_the_end_of_the_text(pages: list[Page]) -> None:
    assert [words for _, _, words in body_of(pages[-1])[-3:]] == [
        "特此报告。",
        "青禾县云溪镇人民政府",
        "2027年1月15日",
    ]
