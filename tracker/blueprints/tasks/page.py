"""A task's page put together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tracker.blueprints.tasks.acts import Act, Typed
from tracker.blueprints.tasks.closing import Closing, closing
from tracker.blueprints.tasks.forms import AssignForm
from tracker.blueprints.tasks.history import Entry, beside_entries, timeline
from tracker.blueprints.tasks.powers import TaskPowers
from tracker.blueprints.tasks.slips import SlipLine, slip_lines
from tracker.blueprints.tasks.sums import Total, totals
from tracker.blueprints.tasks.updates import Part, Update, updates
from tracker.domain.permissions import Permission
from tracker.domain.tasks import TaskState
from tracker.domain.work import EntryState
from tracker.queries.directory import directory_of
from tracker.queries.entries import EntryRow, entries_of_task
from tracker.queries.lights import cutoffs_of
from tracker.queries.task_work import EvidenceRow, TaskWork, work_beside
from tracker.queries.tasks import ExtensionRow, Link, extensions_of_task, task_detail
from tracker.web import clock
from tracker.web.scope import scope


@dataclass
class TaskPage(TaskPowers):
    """What the template writes. `act` is the move whose form stands open, `typed` what was refused of it; `seen` is the
    last event that the person knew.
    """

    rows: list[EntryRow]
    work: TaskWork
    only_progress: bool = False
    editing: bool = False
    act: Act | None = None
    typed: Typed = field(default_factory=Typed)
    seen: int | None = None
    form: AssignForm = field(init=False, repr=False)

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

    @property
    def sheets(self) -> list[EvidenceRow]:
        """Signed sheets: they belong to the task itself."""
        return [file for file in self.work.evidence if file.entry_id == 0]

    @property
    def to_share(self) -> list[int]:
        """Evidence of accepted work that the organisation above does not see yet, where this person may show it."""
        if self.here.org.parent_id is None or not self.may(Permission.SHARE):
            return []
        accepted = {row.id for row in self.rows if row.state is EntryState.ACCEPTED}
        return sorted({file.id for file in self.work.evidence if file.entry_id in accepted and not file.shared})

    @cached_property
    def slips(self) -> list[SlipLine]:
        """Supervision slips, the latest first."""
        return slip_lines(self.detail.events, self.task.state)

    @cached_property
    def extensions(self) -> list[ExtensionRow]:
        """Requests for a new date, the latest first; asked for only where the timeline tells of one."""
        told = any(event.verb.startswith("extension") for event in self.detail.events)
        return extensions_of_task(self.here.actor, self.task.id) if told else []


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
        if detail.task.state is not TaskState.UNASSIGNED and not page.may(Permission.SUPERVISE):
            page.form.hold(detail.task)
        if not sent:
            page.form.show(detail.task, detail.supporting_unit_ids)
    return page
