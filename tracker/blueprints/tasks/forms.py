"""The forms of a task: who does what by when, and a new task with its source."""

from collections.abc import Callable
from typing import cast

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import DateField, HiddenField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Optional

from tracker.domain.reports import SourceKind
from tracker.domain.tasks import Priority, TaskKind
from tracker.models import Task
from tracker.queries.directory import Directory, Entry
from tracker.services.tasks import Assignment
from tracker.web.forms import AtMost, Form, Required, SelectField
from tracker.web.words import PRIORITIES, SOURCE_KINDS, TASK_KINDS

BY_HAND = (SourceKind.SUPERIOR, SourceKind.MEETING, SourceKind.INSPECTION, SourceKind.OTHER)
LATER = ("", _l("以后再定"))
Choices = list[tuple[str, str]]


class AssignForm(Form):
    """Units, people, date, theme. Values are ids as text; "" is none."""

    lead_unit_id = SelectField(_l("牵头单位"), [Required()])
    supporting_unit_ids = SelectMultipleField(_l("配合单位"))
    owner_id = SelectField(_l("承办人"), [Optional()])
    sponsor_id = SelectField(_l("责任领导"), [Optional()])
    due_on = DateField(_l("完成时限"), [Optional()])
    theme_code = SelectField(_l("主题"), [Optional()])
    priority = SelectField(_l("缓急"))
    target = StringField(_l("量化目标"), [AtMost(120)])
    version = HiddenField()

    def offer(self, directory: Directory, task: Task | None = None, supporting: frozenset[int] = frozenset()) -> None:
        """Fill in the choices: what may be chosen today, and what the task has already."""
        units = _choices(directory.units, {task.lead_unit_id} if task else set())
        self.lead_unit_id.choices = units
        self.supporting_unit_ids.choices = _choices(directory.units, set(supporting))
        self.owner_id.choices = [LATER, *_choices(directory.people, {task.owner_id} if task else set())]
        self.sponsor_id.choices = [LATER, *_choices(directory.people, {task.sponsor_id} if task else set())]
        themes = [(entry.key, entry.name) for entry in directory.themes.values()]
        self.theme_code.choices = [LATER, *themes]
        self.priority.choices = [(member.value, str(PRIORITIES[member])) for member in Priority]

    def hold(self, task: Task) -> None:
        """For those who do not steer: the date of an assigned task is asked for, and its sponsor stays."""
        offered = cast(Choices, self.sponsor_id.choices)
        self.sponsor_id.choices = [choice for choice in offered if choice[0] == str(task.sponsor_id)]
        self.due_on.render_kw = {"readonly": True}

    def show(self, task: Task, supporting: frozenset[int]) -> None:
        """Fill in what the task has."""
        for name in ("lead_unit_id", "owner_id", "sponsor_id"):
            self[name].data = str(getattr(task, name) or "")
        self.supporting_unit_ids.data = [str(unit_id) for unit_id in supporting]
        self.due_on.data, self.priority.data = task.due_on, task.priority.value
        self.theme_code.data, self.target.data = task.theme_code or "", task.target
        self.version.data = str(task.version_id)

    def assignment(self) -> Assignment:
        """What was entered."""
        lead = int(self.lead_unit_id.data)
        return Assignment(
            lead_unit_id=lead,
            supporting_unit_ids=frozenset(int(key) for key in self.supporting_unit_ids.data or ()) - {lead},
            owner_id=_id(self.owner_id.data),
            sponsor_id=_id(self.sponsor_id.data),
            due_on=self.due_on.data,
            theme_code=self.theme_code.data or None,
            priority=Priority(self.priority.data),
            target=self.target.data or "",
        )


class NewTaskForm(AssignForm):
    """A task made by hand: what it is, and where it comes from."""

    kind = RadioField(_l("这件事是"), default=TaskKind.PLAN.value)
    title = StringField(_l("事项"), [AtMost(120)])
    quote = TextAreaField(_l("原文"), [Required(), AtMost(4000)])
    source_kind = RadioField(_l("来源"), default=SourceKind.SUPERIOR.value)
    source_name = StringField(_l("文件、会议或检查的名称"), [Required(), AtMost(255)])
    source_number = StringField(_l("文号"), [AtMost(80)])
    dated_on = DateField(_l("日期"), [Optional()])
    file = FileField(_l("文件"))

    def offer_new(self, directory: Directory, may_lead: Callable[[int], bool]) -> None:
        """Fill in the choices; only units for which this person makes tasks may lead."""
        self.offer(directory)
        leading = {unit_id: entry for unit_id, entry in directory.units.items() if may_lead(unit_id)}
        self.lead_unit_id.choices = [("", _l("请选择")), *_choices(leading, set())]
        self.kind.choices = [(member.value, str(TASK_KINDS[member])) for member in TaskKind]
        self.source_kind.choices = [(kind.value, str(SOURCE_KINDS[kind])) for kind in BY_HAND]


def _choices(entries: dict[int, Entry], kept: set[int | None]) -> Choices:
    return [(str(entry.id), _named(entry)) for entry in entries.values() if entry.active or entry.id in kept]


def _named(entry: Entry) -> str:
    return f"{entry.name}（{entry.note}）" if entry.note else entry.name


def _id(text: str) -> int | None:
    return int(text) if text else None
