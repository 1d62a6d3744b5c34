"""Whether a link in a message still opens its form, and why not: asked at every opening, and again before acting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tracker.domain.tasks import TaskState


class LinkState(StrEnum):
    """What a link that exists is worth now."""

    OPEN = "open"
    EXPIRED = "expired"
    ENDED = "ended"
    INACTIVE = "inactive"
    UNSEATED = "unseated"
    VOIDED = "voided"
    CLOSED = "closed"
    SUSPENDED = "suspended"
    MERGED = "merged"
    UNASSIGNED = "unassigned"
    ABSENCE_OVER = "absence_over"
    MOVED = "moved"


ABOUT_TASK = frozenset({
    LinkState.CLOSED, LinkState.SUSPENDED, LinkState.MERGED, LinkState.UNASSIGNED, LinkState.ABSENCE_OVER,
    LinkState.MOVED,
})  # fmt: skip
"""The person is who they were; the page may name the task, of which their message spoke."""


class Holding(StrEnum):
    """What the person of a link has to do with the task today."""

    OWNER = "owner"
    STAND_IN = "stand_in"
    IN_PLACE = "in_place"
    STOOD_IN = "stood_in"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What decides about a link. `is_seated`: the person sits somewhere, and the organisation is at work.

    `holding`: they own the task; the owner is away and has named them; the owner has gone and the table lets them
    report; the owner had named them; or none of these.
    """

    expires_at: datetime
    ended_at: datetime | None
    is_active: bool
    is_seated: bool
    task_state: TaskState
    is_voided: bool
    holding: Holding


_OF_TASK: Mapping[TaskState, LinkState] = {
    TaskState.CLOSED: LinkState.CLOSED, TaskState.SUSPENDED: LinkState.SUSPENDED, TaskState.MERGED: LinkState.MERGED,
    TaskState.UNASSIGNED: LinkState.UNASSIGNED,
}  # fmt: skip
_OF_HOLDING: Mapping[Holding, LinkState] = {
    Holding.STOOD_IN: LinkState.ABSENCE_OVER, Holding.NOTHING: LinkState.MOVED,
}  # fmt: skip


def link_state(facts: LinkFacts, now: datetime) -> LinkState:
    """The first reason that ends the link: its own, then the person's, then the task's, then their part in it."""
    if facts.ended_at is not None:
        return LinkState.ENDED
    if facts.expires_at <= now:
        return LinkState.EXPIRED
    if not facts.is_active:
        return LinkState.INACTIVE
    if not facts.is_seated:
        return LinkState.UNSEATED
    if facts.is_voided:
        return LinkState.VOIDED
    return _OF_TASK.get(facts.task_state) or _OF_HOLDING.get(facts.holding, LinkState.OPEN)
