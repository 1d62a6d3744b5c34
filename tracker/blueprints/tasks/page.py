"""A task's page put together."""

from dataclasses import dataclass, field
from functools import cached_property

from flask_babel import gettext as _

from tracker.blueprints.tasks.forms import AssignForm
from tracker.blueprints.tasks.history import Entry, timeline
from tracker.blueprints.tasks.quoting import Context, context
from tracker.blueprints.tasks.steps import Step, steps
from tracker.domain.lights import Light, light_of
from tracker.domain.permissions import Permission, Subject, can
from tracker.domain.reports import SourceKind
from tracker.domain.tasks import ENDED, TaskState
from tracker.models import Source, Task
from tracker.queries.directory import Directory, directory_of
from tracker.queries.lights import cutoffs_of
from tracker.queries.tasks import TaskDetail, task_detail
from tracker.web import clock
from tracker.web.lights import days_word, light_word
from tracker.web.scope import Scope, scope


@dataclass
class TaskPage:
    """What the template writes."""

    here: Scope
    detail: TaskDetail
    directory: Directory
    light: Light
    editing: bool = False
    form: AssignForm = field(init=False, repr=False)

    @property
    def task(self) -> Task:
        """The task itself."""
        return self.detail.task

    @property
    def source(self) -> Source:
        """Where it comes from."""
        return self.detail.source

    @property
    def number(self) -> str:
        """2026-007."""
        return f"{self.task.plan_year}-{self.task.number:03d}"

    @property
    def light_word(self) -> str:
        """The words beside the light."""
        return light_word(self.light, self.task, cutoffs_of(self.here.org, clock.today()))

    @property
    def days_word(self) -> str:
        """How far the date is, unless the light says so already or the task has ended."""
        return days_word(self.task.due_on) if self.light is Light.GREEN and self.task.due_on else ""

    @property
    def from_report(self) -> bool:
        """Whether the task stands in a report."""
        return self.source.kind is SourceKind.REPORT

    @cached_property
    def contexts(self) -> list[Context]:
        """The quoted sentences in their context."""
        return [context(quoted) for quoted in self.detail.quoted]

    @property
    def supporting(self) -> str:
        """The supporting units' names."""
        return "、".join(
            entry.name for entry in self.directory.units.values() if entry.id in self.detail.supporting_unit_ids
        )

    @property
    def first_due(self) -> str:
        """What became of the first date."""
        task = self.task
        if task.first_due_on is None:
            return ""
        return _("首定时限，未延期") if task.first_due_on == task.due_on else ""

    @property
    def steps(self) -> list[Step]:
        """The five steps."""
        sponsor = self.directory.person(self.task.sponsor_id)
        return steps(self.task.state, self.detail.events, self.source.kind, sponsor)

    @cached_property
    def timeline(self) -> list[Entry]:
        """The events in words."""
        return timeline(self.detail.events, self.source.kind, self.directory)

    def note(self, user_id: int | None) -> str:
        """A person's post."""
        entry = self.directory.people.get(user_id) if user_id is not None else None
        return entry.note if entry else ""

    @property
    def can_assign(self) -> bool:
        """Whether this person may change who does it and by when."""
        return self.task.state not in ENDED and can(self.here.actor, Permission.ASSIGN, self.subject)

    @property
    def can_receive(self) -> bool:
        """Whether this person may sign for it now."""
        return self.task.state is TaskState.ASSIGNED and can(self.here.actor, Permission.RECEIVE, self.subject)

    @property
    def is_owner(self) -> bool:
        """Whether it is this person's own task."""
        return self.task.owner_id is not None and self.task.owner_id == self.here.actor.user_id

    @property
    def subject(self) -> Subject:
        """What the permission table is asked about."""
        task = self.task
        return Subject(task.org_id, task.lead_unit_id, task.owner_id, task.sponsor_id)


def build(number: int, *, editing: bool = False, sent: bool = False) -> TaskPage:
    """The page of a task of this organisation and year, with its form if asked for; `sent`: it holds what was sent."""
    here, today = scope(), clock.today()
    detail = task_detail(here.actor, here.org.id, here.year, number, today)
    directory = directory_of(here.actor, here.org.id, today)
    light = light_of(detail.task, cutoffs_of(here.org, today))
    page = TaskPage(here, detail, directory, light)
    wanted = editing or sent or detail.task.state is TaskState.UNASSIGNED
    page.editing = wanted and page.can_assign
    if page.editing:
        page.form = AssignForm() if sent else AssignForm(formdata=None)
        page.form.offer(directory, detail.task, detail.supporting_unit_ids)
        if not sent:
            page.form.show(detail.task, detail.supporting_unit_ids)
    return page
