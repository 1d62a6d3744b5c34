"""What a task is, for its page: its number, light and pace, where it comes from, who has a part in it."""

from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext as _

from tracker.blueprints.tasks.quoting import Context, context
from tracker.blueprints.tasks.steps import Step, steps
from tracker.domain.deadlines import closes_late
from tracker.domain.lights import Cutoffs, Light, elapsed_points, light_of
from tracker.domain.permissions import Subject
from tracker.domain.reports import SourceKind
from tracker.domain.tasks import ENDED, TaskState
from tracker.models import Source, Task
from tracker.queries.directory import Directory
from tracker.queries.tasks import TaskDetail
from tracker.web import clock
from tracker.web.lights import days_word, light_word
from tracker.web.scope import Scope


@dataclass
class TaskFacts:
    """A task as this person sees it."""

    here: Scope
    detail: TaskDetail
    directory: Directory
    cut: Cutoffs

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

    @cached_property
    def light(self) -> Light:
        """Its light."""
        return light_of(self.task, self.cut)

    @property
    def light_word(self) -> str:
        """The words beside the light."""
        return light_word(self.light, self.task, self.cut)

    @property
    def days_word(self) -> str:
        """How far the date is, unless the light says so already or the task has ended."""
        return days_word(self.task.due_on) if self.light is Light.GREEN and self.task.due_on else ""

    @property
    def pace(self) -> str:
        """序时 73%，实绩 67%, where there is a numeric target and the task is under way."""
        task = self.task
        if task.percent is None or task.state in ENDED or task.started_on is None:
            return ""
        elapsed = min(100, max(0, int(elapsed_points(task, self.cut.red))))
        return _("序时 %(elapsed)s%%，实绩 %(done)s%%", elapsed=elapsed, done=task.percent)

    @property
    def closed_late(self) -> bool:
        """逾期办结: closed after a date, whatever was agreed later."""
        task = self.task
        if task.state is not TaskState.CLOSED or task.closed_at is None:
            return False
        return closes_late(task.due_on, task.late_since, clock.local(task.closed_at).date())

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
    def coordinators(self) -> str:
        """The coordinators' names."""
        return "、".join(self.directory.person(user_id) for user_id in self.detail.coordinator_ids)

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
        first = next(iter(self.detail.coordinator_ids), None)
        waited_for = {
            TaskState.SUBMITTED: self.directory.person(first),
            TaskState.CLOSED: self.directory.person(self.task.sponsor_id),
        }
        return steps(self.task.state, self.detail.events, self.source.kind, waited_for)

    def note(self, user_id: int | None) -> str:
        """A person's post."""
        entry = self.directory.people.get(user_id) if user_id is not None else None
        return entry.note if entry else ""

    @property
    def subject(self) -> Subject:
        """What the permission table is asked about."""
        task = self.task
        supporting = self.detail.supporting_unit_ids
        return Subject(task.org_id, task.lead_unit_id, task.owner_id, task.sponsor_id, supporting, task.id)
