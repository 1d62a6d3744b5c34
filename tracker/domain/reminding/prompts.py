"""What is to be said today about tasks, entries and requests, and to whom; whether it has been said is not asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tracker.domain.notices import NoticeReason
from tracker.domain.reminding.addressing import Directory
from tracker.domain.reminding.facts import OpenTask, WaitingEntry, WaitingRequest
from tracker.domain.reminding.policy import Audience, EscalationStep
from tracker.domain.reminding.reckoning import Leads, Reckoner
from tracker.domain.reminding.steps import Step
from tracker.domain.slips import SlipColour
from tracker.domain.tasks import TaskState

LeadsOf = Callable[[int], Leads]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A step, about one thing, for these people (absent ones too). `about` names the thing within the notice's key."""

    step: Step
    about: str
    people: tuple[int, ...]
    task: OpenTask | None = None
    task_id: int | None = None
    entry_id: int | None = None
    colour: SlipColour | None = None

    @property
    def key(self) -> str:
        """What makes the notice exist once for a person."""
        return f"{self.step.key}:{self.about}"


def of_task(task: OpenTask, reckoner: Reckoner, directory: Directory, leads_of: LeadsOf) -> Iterator[Prompt]:
    """All that is due about a task. Whoever has submitted has done their part: then it is the sponsor's turn."""
    if task.state is TaskState.SUBMITTED:
        yield from _waiting(task, NoticeReason.VERIFICATION_OVERDUE, Audience.SPONSOR, reckoner, directory)
        return
    owners = directory.people(Audience.OWNER, task.place)
    yield from _deadline(task, owners, reckoner, leads_of)
    yield from _escalation(task, reckoner, directory)
    if task.state is TaskState.ASSIGNED:
        yield from _waiting(task, NoticeReason.RECEIPT_OVERDUE, Audience.OWNER, reckoner, directory)
    elif reckoner.quarter and task.heard_on is not None and task.heard_on < reckoner.quarter_began:
        yield _about(task, reckoner.quarter, owners)


def of_entry(entry: WaitingEntry, reckoner: Reckoner, directory: Directory) -> Iterator[Prompt]:
    """The call for a decision on reported work."""
    step = reckoner.waiting(entry.since, NoticeReason.ACCEPTANCE_OVERDUE)
    if step:
        people = directory.acceptors(entry.unit_id, entry.org_id, entry.author_id)
        yield Prompt(step, f"e{entry.id}", people, task_id=entry.task_id, entry_id=entry.id)


def of_request(request: WaitingRequest, reckoner: Reckoner, directory: Directory) -> Iterator[Prompt]:
    """The call for a decision on a later date."""
    step = reckoner.waiting(request.since, NoticeReason.EXTENSION_OVERDUE)
    if step:
        people = directory.people(Audience.SPONSOR, request.place)
        yield Prompt(step, f"x{request.id}", people, task_id=request.task_id)


def of_unit(unit_id: int, reckoner: Reckoner, directory: Directory) -> Iterator[Prompt]:
    """The call for a unit's figures of the quarter, to its own head."""
    posts = directory.units[unit_id]
    people = directory.heads(unit_id) if posts.head_id or posts.heads else ()
    if reckoner.quarter and people:
        yield Prompt(reckoner.quarter, f"u{unit_id}", people)


def of_report(org_id: int, reckoner: Reckoner, directory: Directory) -> Iterator[Prompt]:
    """The countdown to the report on the year before, to the coordinators."""
    for step in reckoner.reports:
        yield Prompt(step, f"o{org_id}", directory.coordinators.get(org_id, ()))


def _deadline(task: OpenTask, owners: tuple[int, ...], reckoner: Reckoner, leads_of: LeadsOf) -> Iterator[Prompt]:
    for owner in owners if task.due_on else ():
        assert task.due_on is not None
        step = reckoner.deadline(task.due_on, leads_of(owner))
        if step:
            yield _about(task, step, (owner,))


def _escalation(task: OpenTask, reckoner: Reckoner, directory: Directory) -> Iterator[Prompt]:
    reached = reckoner.escalation(task.due_on) if task.due_on else None
    if reached:
        step, rule = reached
        yield _about(task, step, _all_of(rule, task, directory), rule.colour)


def _all_of(rule: EscalationStep, task: OpenTask, directory: Directory) -> tuple[int, ...]:
    people = (person for audience in rule.to for person in directory.people(audience, task.place))
    return tuple(dict.fromkeys(people))


def _waiting(
    task: OpenTask, reason: NoticeReason, audience: Audience, reckoner: Reckoner, directory: Directory
) -> Iterator[Prompt]:
    step = reckoner.waiting(task.state_since, reason)
    if step:
        yield _about(task, step, directory.people(audience, task.place))


def _about(task: OpenTask, step: Step, people: tuple[int, ...], colour: SlipColour | None = None) -> Prompt:
    return Prompt(step, str(task.id), people, task, task.id, colour=colour)
