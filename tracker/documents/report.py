"""A report as .docx in the form of GB/T 9704-2012: to be published, to be reported, or to be worked on."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum

from docx.document import Document as WordDocument

from tracker.domain.report_text import Line, Rank, ReportText

from .gongwen import LONGEST_PROPERTY, saved
from .package import stamped
from .report_comments import add_comments, commented, marked
from .report_end import copied, signed
from .report_notes import SourceNote
from .report_tables import begin_tables, tables
from .report_template import blank
from .report_title import title_lines
from .text import clean, clean_line
from .wordxml import fill, paragraph, run

NOT_FINAL, INTERNAL = "初稿·未定稿", "工作底稿·内部使用"
_LEAST_DAY = date(1980, 1, 1)  # of a file without a date
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
    """The file, equal for equal arguments. One that is not final says so above each page.

    The working edition tells the `sources` of each sentence in a comment and in tables at the end; 抄送 stands at the
    end of the reported edition alone. `made_on` is the date of the file, by default that of the report.
    """
    day = made_on or text.dated_on
    is_working = edition is PrintEdition.WORKING
    document = blank(_note(is_final, is_working))
    _describe(document, text, day or _LEAST_DAY)
    if is_working:
        _write_working(document, text, sources, day)
    else:
        is_reported = edition is PrintEdition.REPORTED
        end = copied(clean_line(text.copies_to) if is_reported else "")
        fill(document, _paragraphs(text, _runs, addressed=is_reported), end)
    return stamped(saved(document), day)


def _note(is_final: bool, is_working: bool) -> str:
    if is_working:
        return INTERNAL
    return "" if is_final else NOT_FINAL


def _write_working(document: WordDocument, text: ReportText, notes: Sequence[SourceNote], day: date | None) -> None:
    sentences = marked(text.lines, notes)
    told = list(sentences.values())
    if told:
        add_comments(document, told, day)
        begin_tables(document)
    done: set[str] = set()
    words = _paragraphs(text, lambda line: commented(line, sentences, done), addressed=True)
    fill(document, words, tables(told))


def _paragraphs(text: ReportText, content: Callable[[Line], str], *, addressed: bool) -> Iterator[str]:
    """Title, a blank line, addressee, text, signature."""
    yield paragraph("Title", "<w:r><w:br/></w:r>".join(map(run, title_lines(clean_line(text.title)))))
    yield paragraph("Normal")
    if addressed and text.addressee:
        yield paragraph("Salutation", run(f"{clean_line(text.addressee)}："))
    for line in text.lines:
        stays_with_next = "<w:keepNext/>" if line is text.lines[-1] else ""
        yield paragraph(_STYLES[line.rank], content(line), stays_with_next)
    yield from signed(clean(text.signatory).splitlines(), text.dated_on)


def _runs(line: Line) -> str:
    return "".join(run(part.text) for part in line.runs)


def _describe(document: WordDocument, text: ReportText, day: date) -> None:
    properties = document.core_properties
    properties.title = clean_line(text.title)[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = clean_line(text.signatory)[:LONGEST_PROPERTY]
    properties.created = properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001
