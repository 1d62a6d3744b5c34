"""The form for a record of routine work."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from wtforms import DateField, StringField, TextAreaField
from wtforms.validators import Optional

from tracker.domain.people import Role
from tracker.domain.permissions import Permission
from tracker.domain.work import Duty
from tracker.models import WorkRecord
from tracker.queries.directory import Directory, Entry
from tracker.services.work import NewRecord
from tracker.web.forms import AtMost, Required, SelectField
from tracker.web.scope import Scope
from tracker.web.words import label
from tracker.web.work_forms import WorkForm

LEADERS = frozenset({Role.LEADER, Role.COORDINATOR})
"""Whose records may be one of 四个亲自: leaders, and those who type for them."""


class RecordForm(WorkForm):
    """What was done, when, by which unit. Ids stand as text; "" is none."""

    text = TextAreaField(_l("做了什么"), [Required(), AtMost(4000)])
    from_on = DateField(_l("日期"), [Required()])
    to_on = DateField(_l("到哪天为止"), [Optional()])
    unit_id = SelectField(_l("单位"), [Required()])
    theme_code = SelectField(_l("主题"), [Optional()])
    people = StringField(_l("参加的人"), [AtMost(255)])
    duty = SelectField(_l("四个亲自"), [Optional()])
    author_id = SelectField(_l("报送人"), [Optional()])

    def offer(self, here: Scope, directory: Directory, record: WorkRecord | None = None) -> None:
        """Fill in the choices, and leave out what is not this person's to choose."""
        mine = {record.unit_id} if record else set()
        units = [
            unit for unit in directory.units.values() if here.allows(Permission.RECORD, unit.id) or unit.id in mine
        ]
        self.unit_id.choices = _choices(units, mine)
        self.theme_code.choices = [
            ("", _l("请选择")),
            *((entry.key, entry.name) for entry in directory.themes.values()),
        ]
        self.duty.choices = [("", _l("不是"))] + [(duty.value, label(duty)) for duty in Duty]
        authors = _choices(directory.people.values(), {record.author_id} if record else set())
        self.author_id.choices = [("", _l("我自己")), *authors]
        if not here.allows(Permission.SIGN_PAPER) or record is not None:
            del self.author_id
        if not here.actor.roles_in(here.org.id) & LEADERS and not (record and record.duty):
            del self.duty

    def new(self) -> NewRecord:
        """What was entered, for the service."""
        from_on, author = self.from_on.data, self.author_id.data if self._has("author_id") else None
        assert from_on is not None  # it is required
        return NewRecord(
            unit_id=int(self.unit_id.data), theme_code=self.theme_code.data or None, from_on=from_on,
            to_on=self.to_on.data, text=self.text.data or "", people=self.people.data or "",
            duty=Duty(self.duty.data) if self._has("duty") else None, figures=self.new_figures(),
            evidence_ids=tuple(self.evidence_ids), author_id=int(author) if author else None,
            key=self.key.data or "",
        )  # fmt: skip

    def _has(self, name: str) -> bool:
        """Whether something was chosen in a field that may have been left out."""
        return name in self._fields and bool(self[name].data)


def of_record(record: WorkRecord, evidence_ids: Iterable[int]) -> RecordForm:
    """The form filled in with what a record says."""
    known: dict[str, Any] = {
        "text": record.text, "from_on": record.from_on, "people": record.people or "", "version": record.version_id,
        "to_on": record.to_on if record.to_on != record.from_on else None, "unit_id": str(record.unit_id),
        "theme_code": record.theme_code or "", "duty": record.duty.value if record.duty else "",
    }  # fmt: skip
    return RecordForm(**known, figures=record.figures, evidence_ids=evidence_ids)


def fresh(here: Scope, today: date) -> RecordForm:
    """An empty form about today and the person's own unit."""
    own = next((seat.unit_id for seat in here.actor.seats if seat.org_id == here.org.id), None)
    return RecordForm(from_on=today, unit_id=str(own or ""))


def _choices(entries: Iterable[Entry], kept: set[int]) -> list[tuple[str, str | LazyString]]:
    return [(str(entry.id), entry.name) for entry in entries if entry.active or entry.id in kept]
