"""A task's page put together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from flask_babel import gettext as _

from tracker.blueprints.tasks.acts import FORMS, INSTRUCT, Act, Place, Typed
from tracker.blueprints.tasks.closing import Closing, closing
from tracker.blueprints.tasks.forms import AssignForm
from tracker.blueprints.tasks.history import Entry, beside_entries, timeline
from tracker.blueprints.tasks.quoting import Context, context
from tracker.blueprints.tasks.steps import Step, steps
from tracker.blueprints.tasks.sums import Total, totals
from tracker.blueprints.tasks.updates import Part, Update, updates
from tracker.domain.deadlines import HAND_BACK_DAYS, closes_late
from tracker.domain.lights import Cutoffs, Light, elapsed_points, light_of
from tracker.domain.org_settings import OrgSettings
from tracker.domain.permissions import Permission, Subject, can
from tracker.domain.reports import SourceKind
from tracker.domain.tasks import ENDED, Move, TaskState, possible_moves
from tracker.models import ExtensionRequest, Source, Task
from tracker.queries.directory import Directory, directory_of
from tracker.queries.entries import EntryRow, entries_of_task
from tracker.queries.lights import cutoffs_of
from tracker.queries.task_work import TaskWork, work_beside
from tracker.queries.tasks import Link, TaskDetail, extensions_of_task, task_detail
from tracker.web import clock
from tracker.web.lights import days_word, light_word
from tracker.web.scope import Scope, scope


@dataclass
class TaskPage:
    """What the template writes."""

    here: Scope
    detail: TaskDetail
    directory: Directory
    cut: Cutoffs
    rows: list[EntryRow]
    work: TaskWork
    only_progress: bool = False
    editing: bool = False
    act: Act | None = None
    typed: Typed = field(default_factory=Typed)
    seen: int | None = None
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

    @cached_property
    def updates(self) -> list[Update]:
        """Reported work."""
        part = Part(self.here.actor, self.task.org_id, self.task.owner_id, self.task.lead_unit_id)
        return updates(part, self.rows, self.work)

    @cached_property
    def events(self) -> list[Entry]:
        """The events in words."""
        decided = {row.decided_at for row in self.rows}
        return timeline(beside_entries(self.detail.events, decided), self.source.kind, self.directory)

    @property
    def timeline(self) -> list[Update | Entry]:
        """Reported work by its day, and events by theirs; the latest first."""
        lines: Sequence[Update | Entry] = self.updates if self.only_progress else [*self.updates, *self.events]
        return sorted(lines, key=lambda line: (_day(line), line.at), reverse=True)

    @property
    def since(self) -> list[Entry]:
        """What others did since this person opened the page; told after a conflict."""
        if self.seen is None:
            return []
        later = [event for event in self.detail.events if event.id > (self.seen or 0)]
        return timeline(later, self.source.kind, self.directory)

    @property
    def last_event(self) -> int:
        """The id of the latest event: a form carries it."""
        return max((event.id for event in self.detail.events), default=0)

    @cached_property
    def sums(self) -> list[Total]:
        """What the figures add up to."""
        return totals(self.rows, self.work.figures, self.work.targets)

    @cached_property
    def closing(self) -> Closing:
        """What is missing for closing."""
        return closing(self.rows, self.work, self.detail.linked[Link.PARTS], self.sums)

    @cached_property
    def extensions(self) -> list[ExtensionRequest]:
        """Requests for a new date, the latest first; asked for only where the timeline tells of one."""
        told = any(event.verb.startswith("extension") for event in self.detail.events)
        return extensions_of_task(self.here.actor, self.task.id) if told else []

    def note(self, user_id: int | None) -> str:
        """A person's post."""
        entry = self.directory.people.get(user_id) if user_id is not None else None
        return entry.note if entry else ""

    @cached_property
    def moves(self) -> list[Move]:
        """What this person may do with the task now."""
        return [move for move in possible_moves(self.here.actor, self.task.state, self.subject) if self._timely(move)]

    def _timely(self, move: Move) -> bool:
        """Handing back is offered for three working days alone."""
        if move is not Move.HAND_BACK or self.task.started_on is None:
            return True
        calendar = OrgSettings.read(self.here.org.settings).work_calendar
        return clock.today() <= calendar.after(self.task.started_on, HAND_BACK_DAYS)

    @property
    def acts(self) -> list[Act]:
        """Moves that are taken by a form of their own, and the instruction."""
        found = [Act(move.value) for move in self.moves if move in FORMS]
        return [*found, Act(INSTRUCT)] if self.may(Permission.INSTRUCT) and self.task.state not in ENDED else found

    def acts_in(self, place: str) -> list[Act]:
        """Those beside the other buttons ("main"), or below 更多 ("menu")."""
        return [act for act in self.acts if act.place is Place(place)]

    def can_move(self, move: str) -> bool:
        """Whether this person may take the move now."""
        return Move(move) in self.moves

    def may(self, permission: Permission) -> bool:
        """Whether the table allows this person the act on this task."""
        return can(self.here.actor, permission, self.subject)

    @property
    def can_assign(self) -> bool:
        """Whether this person may change who does it and by when."""
        return self.task.state not in ENDED and self.may(Permission.ASSIGN)

    @property
    def can_report(self) -> bool:
        """Whether this person may report progress now."""
        reporting = {TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.SUBMITTED}
        return self.task.state in reporting and self.may(Permission.REPORT)

    @property
    def is_owner(self) -> bool:
        """Whether it is this person's own task."""
        return self.task.owner_id is not None and self.task.owner_id == self.here.actor.user_id

    @property
    def subject(self) -> Subject:
        """What the permission table is asked about."""
        task = self.task
        supporting = self.detail.supporting_unit_ids
        return Subject(task.org_id, task.lead_unit_id, task.owner_id, task.sponsor_id, supporting)


def _day(line: Update | Entry) -> date:
    return line.day if isinstance(line, Update) else clock.local(line.at).date()


def build(number: int, *, editing: bool = False, sent: bool = False) -> TaskPage:
    """The page of a task of this organisation and year, with its form if asked for; `sent`: it holds what was sent."""
    here, today = scope(), clock.today()
    detail = task_detail(here.actor, here.org.id, here.year, number, today)
    directory = directory_of(here.actor, here.org.id, today)
    rows, work = entries_of_task(here.actor, detail.task.id), work_beside(here.actor, detail.task.id)
    page = TaskPage(here, detail, directory, cutoffs_of(here.org, today), rows, work)
    wanted = editing or sent or detail.task.state is TaskState.UNASSIGNED
    page.editing = wanted and page.can_assign
    if page.editing:
        page.form = AssignForm() if sent else AssignForm(formdata=None)
        page.form.offer(directory, detail.task, detail.supporting_unit_ids)
        if not sent:
            page.form.show(detail.task, detail.supporting_unit_ids)
    return page
