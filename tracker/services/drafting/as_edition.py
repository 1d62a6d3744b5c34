"""A signed draft as a file, and that file as an edition whose items wait for review with what the draft knows of them.

The real parser reads the real file; if it finds other items than were written, the report is not issued.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tracker.documents.report import PrintEdition, report_docx
from tracker.domain.drafts import SentenceKind
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.domain.report_text import ReportText
from tracker.domain.reports import ItemKind
from tracker.domain.review import SUGGESTED_AS
from tracker.drafting.layout import Head
from tracker.drafting.readback import Difference, differences, expected
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, Edition, ItemAnswer, Reading, ReportItem
from tracker.parsing import ParsedReport
from tracker.queries.directory import Directory, active, directory_of
from tracker.queries.drafting.draft import head_of_draft, text_of
from tracker.queries.drafting.sentences import Sheet, sheet_of
from tracker.services.days import local_day
from tracker.services.events import record
from tracker.services.imports.metadata import report_of
from tracker.services.imports.upload import bare_name, edition_of, reading_of
from tracker.services.numbers import next_edition_number
from tracker.services.reading import read_report
from tracker.storage import Blobs

FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Printed:
    """The file as it goes out, and what a reader finds in it."""

    name: str
    data: bytes
    parsed: ParsedReport


def printed(actor: Actor, draft: Draft) -> Printed:
    """The reported edition, read back. Invalid("reads_differently", what, texts) if its items are not the draft's."""
    text = _dated(text_of(actor, draft), draft)
    sentences = sheet_of(actor, draft).sentences()
    head = _head(head_of_draft(actor, draft), text)
    data = report_docx(text, PrintEdition.REPORTED, is_final=True)
    name = bare_name(f"{draft.title}.docx")
    parsed = read_report(data, name)
    other = [one for one in differences(expected(sentences, head), parsed) if one.what != FIGURES]
    if other:
        raise Invalid("reads_differently", what=_named(other), texts="；".join(_texts(other)))
    return Printed(name, data, parsed)


def _dated(text: ReportText, draft: Draft) -> ReportText:
    """A report bears the day on which it was signed, unless another was set."""
    return replace(text, dated_on=text.dated_on or draft.signed_on)


def _head(head: Head, text: ReportText) -> Head:
    return replace(head, title=text.title, addressee=text.addressee, signatory=text.signatory, dated_on=text.dated_on)


def _named(found: Iterable[Difference]) -> str:
    return "、".join(dict.fromkeys(one.what for one in found))


def _texts(found: Iterable[Difference]) -> list[str]:
    return [one.expected or one.read for one in found][:3]


def keep_edition(actor: Actor, now: datetime, draft: Draft, made: Printed, blobs: Blobs) -> Edition:
    """Keep the file as the next edition of its report, with its reading; inside the caller's transaction."""
    blobs.put(made.data)
    report = report_of(actor, draft.org_id, draft.series, draft.year)
    edition = edition_of(actor, now, draft.org_id, made.name, made.data, made.parsed)
    edition.report_id, edition.number = report.id, next_edition_number(actor, report)
    reading = reading_of(actor, now, made.parsed, edition)
    reading.year, reading.plan_year, reading.meta_confirmed = draft.year, made.parsed.plan_year, True
    db.session.add(reading)
    db.session.flush()
    _prepare(reading, sheet_of(actor, draft), directory_of(actor, draft.org_id, local_day(now)))
    found = {"filename": made.name, "sha256": edition.sha256, "draft_id": draft.id, "number": edition.number}
    record(actor, now, "issued", edition, after=found)
    return edition


def _prepare(reading: Reading, sheet: Sheet, directory: Directory) -> None:
    """Items know their sentences, and what those say of office, people and dates: a person has decided it already."""
    pairs = [
        *_paired(reading.items, ItemKind.PROBLEM, sheet.rows, SentenceKind.PROBLEM),
        *_paired(reading.items, ItemKind.PLAN, sheet.rows, SentenceKind.PLAN),
    ]
    for item, row in pairs:
        item.sentence_id = row.id
        _take_over(item, row, directory)
    items = {row.id: item.id for item, row in pairs}
    answers = ((items.get(row.answers_id or 0), item.id) for item, row in pairs)
    db.session.add_all(ItemAnswer(problem_id=problem, plan_id=plan) for problem, plan in answers if problem)
    db.session.flush()


def _paired(
    items: Iterable[ReportItem], kind: ItemKind, rows: Sequence[DraftSentence], of: SentenceKind
) -> list[tuple[ReportItem, DraftSentence]]:
    """The reading was compared with the sentences before: they are the same, in the same order."""
    found = sorted((item for item in items if item.kind is kind), key=lambda item: item.span_start)
    return list(zip(found, [row for row in rows if row.kind is of], strict=True))


def _take_over(item: ReportItem, row: DraftSentence, directory: Directory) -> None:
    people, units = ({entry.id for entry in active(shelf)} for shelf in (directory.people, directory.units))
    values = {
        "theme_code": row.theme_code,
        "lead_unit_id": row.unit_id if row.unit_id in units else None,
        "owner_id": row.owner_id if row.owner_id in people else None,
        "due_on": row.due_on,
        "target": row.target,
    }
    known = {name: value for name, value in values.items() if value}
    for name, value in known.items():
        setattr(item, name, value)
    item.suggested = [name for name in item.suggested if name not in {SUGGESTED_AS[known_] for known_ in known}]
