"""A report as .docx in the form of GB/T 9704-2012: to be published, to be reported, or to be worked on."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum

from docx.document import Document as WordDocument

from tracker.domain.report_text import Line, Rank, ReportText

from .gongwen import LONGEST_PROPERTY, saved
from .package import stamped
from .report_end import signed
from .report_notes import SourceNote
from .report_template import blank
from .report_title import title_lines
from .text import clean_line
from .wordxml import paragraph, parsed, run

NOT_FINAL = "初稿·未定稿"
_STYLES = {Rank.PART: "Heading1", Rank.THEME: "Heading2", Rank.TEXT: "BodyText"}


class PrintEdition(StrEnum):
    """For whom it is printed: everybody (no addressee), the superior, those who write it."""

    PUBLIC = "public"
    REPORTED = "reported"
    WORKING = "working"


def report_docx(
    text: ReportText,
    edition: PrintEdition,
    sources: Sequence[SourceNote] = (),
    *,
    is_final: bool = False,
    made_on: date | None = None,
) -> bytes:
    """The file. One that is not final says so above each page. Equal for equal arguments."""
    document = blank("" if is_final else NOT_FINAL)
    _describe(document, text, made_on or text.dated_on)
    _add(document, _paragraphs(text, edition))
    return stamped(saved(document), made_on or text.dated_on)


def _paragraphs(text: ReportText, edition: PrintEdition) -> Iterator[str]:
    yield paragraph("Title", "<w:r><w:br/></w:r>".join(map(run, title_lines(clean_line(text.title)))))
    yield paragraph("Normal")
    if text.addressee and edition is not PrintEdition.PUBLIC:
        yield paragraph("Salutation", run(f"{clean_line(text.addressee)}："))
    for line in text.lines:
        yield _line(line, is_last=line is text.lines[-1])
    yield from signed(clean_lines(text.signatory), text.dated_on)


def clean_lines(text: str) -> Sequence[str]:
    """Those that are not empty."""
    return [found for line in text.splitlines() if (found := clean_line(line))]


def _line(line: Line, *, is_last: bool) -> str:
    """The last one stays with the signature."""
    return paragraph(
        _STYLES[line.rank], "".join(run(part.text) for part in line.runs), "<w:keepNext/>" if is_last else ""
    )


def _add(document: WordDocument, elements: Iterable[str]) -> None:
    section = document.element.body.sectPr
    for element in parsed(elements):
        section.addprevious(element)


def _describe(document: WordDocument, text: ReportText, made_on: date | None) -> None:
    properties = document.core_properties
    properties.title = clean_line(text.title)[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = clean_line(text.signatory)[:LONGEST_PROPERTY]
    day = made_on or date(1980, 1, 1)
    properties.created = properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001
