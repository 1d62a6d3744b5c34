"""A report as a file."""

import io
from datetime import date

from docx import Document

from tracker.documents import PrintEdition, report_docx
from tracker.domain.report_text import Line, Rank, ReportText, Run

TEXT = ReportText(
    title="青禾县云溪镇人民政府关于2026年度法治政府建设情况的报告",
    addressee="青禾县人民政府",
    lines=(
        Line(Rank.TEXT, (Run("2026年，云溪镇扎实推进法治政府建设。", "preamble:0"), Run("现将有关情况报告如下："))),
        Line(Rank.PART, (Run("一、推进法治政府建设的主要举措和成效"),), "measures"),
        Line(Rank.THEME, (Run("（一）健全行政执法工作体系"),), "measures:T4"),
        Line(Rank.TEXT, (Run("全年开展行政执法培训6次。", "total:training"),), "measures:T4"),
        Line(Rank.TEXT, (Run("特此报告。", "closing:0"),), "closing"),
    ),
    signatory="青禾县云溪镇人民政府",
    dated_on=date(2027, 1, 15),
)


def lines_of(edition: PrintEdition) -> list[str]:
    paragraphs = Document(io.BytesIO(report_docx(TEXT, edition))).paragraphs
    return [paragraph.text.replace("\n", "") for paragraph in paragraphs if paragraph.text]


def test_the_reported_edition_says_all_of_the_text() -> None:
    assert "\n".join(lines_of(PrintEdition.REPORTED)) == TEXT.plain()


def test_the_public_edition_names_no_addressee() -> None:
    assert "\n".join(lines_of(PrintEdition.PUBLIC)) == TEXT.plain(addressed=False)


def test_equal_reports_are_equal_files() -> None:
    assert report_docx(TEXT, PrintEdition.REPORTED) == report_docx(TEXT, PrintEdition.REPORTED)
