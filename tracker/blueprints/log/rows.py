"""Events in words, for the page and for the workbook."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from tracker.domain.people import Via
from tracker.domain.work import EntryKind
from tracker.queries.audit import AuditRow
from tracker.queries.directory import Directory
from tracker.web.log_words import Teller
from tracker.web.words import label


@dataclass(frozen=True, slots=True)
class EventView:
    """An event: who, what they did, about what, what changed."""

    row: AuditRow
    person: str
    act: str
    kind: str
    subject: str
    details: str

    @property
    def url(self) -> str:
        """The page of the task or record that it was about; "" if it has none."""
        row = self.row
        if row.task_number is not None:
            return url_for("tasks.show", year=row.task_year, number=row.task_number)
        if row.entry_kind is EntryKind.RECORD:
            return url_for("records.show", year=row.entry_year, entry_id=row.subject_id)
        return ""


def views(rows: Iterable[AuditRow], directory: Directory) -> Iterable[EventView]:
    """The rows in words, one at a time."""
    teller = Teller(directory)
    for row in rows:
        yield EventView(
            row=row,
            person=row.person or _("系统"),
            act=teller.verb(row.verb),
            kind=teller.kind(row.kind),
            subject=_subject(row, directory),
            details=teller.told(row.kind, row.before, row.after),
        )


def _subject(row: AuditRow, directory: Directory) -> str:
    """The name of what it was about, as far as it has one."""
    if row.task_number is not None:
        return f"{row.task_year}-{row.task_number:03d} {row.task_title}"
    if row.entry_text is not None:
        return row.entry_text.split("\n")[0]
    if row.kind == "user":
        return directory.person(row.subject_id)
    if row.kind == "unit":
        return directory.unit(row.subject_id)
    if row.kind == "membership":
        return directory.person(row.after.get("user_id"))
    if row.kind == "message":
        return directory.person(row.after.get("person_id")) or directory.unit(row.after.get("unit_id"))
    named = row.after.get("name") or row.after.get("title") or row.after.get("filename")
    return str(named or "")


def door(row: AuditRow) -> str:
    """Through which door it came; "" for the usual one."""
    return "" if row.via is Via.WEB else label(row.via)
