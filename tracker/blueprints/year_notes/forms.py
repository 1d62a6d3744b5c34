"""The form for a note: two fields to type in, the rest filled in already."""

from collections.abc import Iterable
from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, TextAreaField
from wtforms.validators import Optional

from tracker.domain.permissions import Permission
from tracker.domain.reports import ItemKind
from tracker.models import YearNote
from tracker.queries.directory import Directory, Entry
from tracker.queries.year_notes import TaskAt
from tracker.services.year_notes import LONGEST, NewNote
from tracker.web.attempts import VersionForm
from tracker.web.forms import AtMost, Required, SelectField
from tracker.web.scope import Scope

KINDS = [(ItemKind.PROBLEM.value, _l("存在问题")), (ItemKind.PLAN.value, _l("下一步打算"))]


class NoteForm(VersionForm):
    """What showed, why, and where. Ids stand as text; "" is none."""

    text = TextAreaField(_l("发现了什么"), [Required(), AtMost(LONGEST)])
    cause = TextAreaField(_l("主要原因"), [AtMost(LONGEST)])
    kind = RadioField(_l("写进报告的哪一部分"), default=ItemKind.PROBLEM.value)
    theme_code = SelectField(_l("主题"), [Optional()])
    unit_id = SelectField(_l("单位"), [Optional()])
    noted_on = DateField(_l("哪天发现"), [Required()])
    author_id = SelectField(_l("谁说的"), [Optional()])

    def offer(self, here: Scope, directory: Directory, note: YearNote | None = None) -> None:
        """Fill in the choices, and leave out what is not this person's to choose."""
        self.kind.choices = KINDS
        kept = {note.unit_id} if note else set()
        units = [one for one in directory.units.values() if here.allows(Permission.NOTE, one.id) or one.id in kept]
        anywhere = [("", _l("不分单位"))] if here.allows(Permission.NOTE) or None in kept else []
        self.unit_id.choices = [*anywhere, *_choices(units, kept)]
        themes = [(entry.key, entry.name) for entry in directory.themes.values()]
        self.theme_code.choices = [("", _l("还没定")), *themes]
        self.author_id.choices = [("", _l("我自己")), *_choices(directory.people.values(), set())]
        if note is not None or not here.allows(Permission.SIGN_PAPER):
            del self.author_id

    def new(self, year: int, task_id: int | None) -> NewNote:
        """What was entered, for the service."""
        author = self.author_id.data if "author_id" in self._fields else ""
        return NewNote(
            year=year, text=self.text.data or "", kind=ItemKind(self.kind.data), cause=self.cause.data or "",
            theme_code=self.theme_code.data or None, unit_id=int(self.unit_id.data) if self.unit_id.data else None,
            task_id=task_id, noted_on=self.noted_on.data, author_id=int(author) if author else None,
        )  # fmt: skip


def fresh(here: Scope, today: date, task: TaskAt | None) -> NoteForm:
    """An empty form about today, and about the task's theme and unit if there is one."""
    own = [seat.unit_id for seat in here.actor.seats if seat.org_id == here.org.id]
    units = [*([task.lead_unit_id] if task else []), *own]
    unit = next((unit for unit in units if here.allows(Permission.NOTE, unit)), "")
    return NoteForm(noted_on=today, unit_id=str(unit), theme_code=(task.theme_code if task else "") or "")


def of_note(note: YearNote) -> NoteForm:
    """The form filled in with what a note says."""
    return NoteForm(
        text=note.text, cause=note.cause, kind=note.kind.value, theme_code=note.theme_code or "",
        unit_id=str(note.unit_id or ""), noted_on=note.noted_on, version=note.version_id,
    )  # fmt: skip


def _choices(entries: Iterable[Entry], kept: set[int | None]) -> list[tuple[str, str]]:
    return [(str(entry.id), entry.name) for entry in entries if entry.active or entry.id in kept]
