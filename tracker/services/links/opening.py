"""Opening links: what one is worth now, asked at every opening and again before acting. Reads only."""

import hmac
import re
from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.errors import DomainError, NotFound
from tracker.domain.links import Holding, LinkFacts, LinkState, link_state
from tracker.domain.people import Actor, Grant, Seat, Via
from tracker.domain.permissions import Permission, can
from tracker.models import ReportLink, Task
from tracker.queries.links import link_by_hash, stood_in
from tracker.queries.people import person
from tracker.services.days import local_day
from tracker.services.links.making import hash_of, token_of
from tracker.services.tasks.taking import subject_of

TOKEN = re.compile(r"[0-9A-Za-z_-]{43}")


@dataclass(frozen=True, slots=True)
class Opened:
    """A link that exists. `actor` is who acts through it: to be used only while `state` is OPEN."""

    link: ReportLink
    actor: Actor
    state: LinkState

    @property
    def task(self) -> Task:
        """The task that it is about."""
        return self.link.task

    @property
    def task_id(self) -> int:
        """Its id."""
        return self.link.task_id


class LinkUnknown(NotFound):
    """There is no such link: mistyped, cut short, or guessed."""


class LinkOver(DomainError):
    """The link was real and opens nothing any more; `opened.state` says why."""

    status = 410

    def __init__(self, opened: Opened) -> None:
        super().__init__("link_over")
        self.opened = opened


def open_link(token: str, now: datetime) -> Opened:
    """The link of this token and what it is worth now; reads only. Raises LinkUnknown."""
    link = link_by_hash(hash_of(token)) if TOKEN.fullmatch(token) else None
    if link is None or not hmac.compare_digest(token_of(link.salt), token):
        raise LinkUnknown("not_found")
    return _opened(link, now)


def _opened(link: ReportLink, now: datetime) -> Opened:
    today, task = local_day(now), link.task
    found = person(link.person_id, today)
    assert found is not None  # the row points to it
    account, seats = found
    actor = Actor(account.id, account.name, seats, via=Via.LINK, grant=Grant(task.org_id, task.id))
    holding = _holding(actor, task, today)
    facts = LinkFacts(
        link.expires_at, link.ended_at, account.is_active, _is_seated(seats, task, holding), task.state,
        task.voided_at is not None, holding,
    )  # fmt: skip
    if holding is Holding.STAND_IN:
        grant = Grant(task.org_id, task.id, for_id=task.owner_id)
        actor = Actor(account.id, account.name, seats, via=Via.LINK, grant=grant)
    return Opened(link, actor, link_state(facts, now))


def _is_seated(seats: tuple[Seat, ...], task: Task, holding: Holding) -> bool:
    """In the task's organisation; whoever stands in for somebody may sit elsewhere."""
    return any(seat.org_id == task.org_id or holding is Holding.STAND_IN for seat in seats)


def _holding(actor: Actor, task: Task, today: date) -> Holding:
    if actor.user_id == task.owner_id:
        return Holding.OWNER
    stands, stood = (False, False)
    if actor.user_id is not None and task.owner_id is not None:
        stands, stood = stood_in(task.owner_id, actor.user_id, today)
    works = _works(task, today)
    if works and stands:
        return Holding.STAND_IN
    if not works and can(actor, Permission.REPORT, subject_of(task)):
        return Holding.IN_PLACE
    return Holding.STOOD_IN if stood else Holding.NOTHING


def _works(task: Task, today: date) -> bool:
    """Whether the task's owner is active and sits in its organisation."""
    found = person(task.owner_id, today) if task.owner_id is not None else None
    return found is not None and found[0].is_active and any(seat.org_id == task.org_id for seat in found[1])
