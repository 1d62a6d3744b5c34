"""Opening the link of an address: who comes, about which task, and in whose session."""

from dataclasses import dataclass

from flask import g
from flask_login import current_user

from tracker.blueprints.tasks.dealing import Dealing
from tracker.domain.errors import NotAllowed
from tracker.domain.links import LinkState
from tracker.queries.reach import OrgEntry, reach_of
from tracker.services.links import LinkOver, LinkUnknown, Opened, open_link
from tracker.web import clock
from tracker.web.scope import Scope


class SomebodyElse(NotAllowed):
    """Another person is signed in in this browser: nobody acts in another's name without noticing."""

    def __init__(self, opened: Opened) -> None:
        super().__init__("link_of_another")
        self.opened = opened


@dataclass(frozen=True, slots=True)
class Visit:
    """A link that opens, and its token."""

    token: str
    opened: Opened
    about: Dealing


def enter(token: str) -> Visit:
    """The visit of whoever holds this token. Raises LinkUnknown, LinkOver, SomebodyElse."""
    try:
        opened = open_link(token, clock.now())
    except LinkUnknown:
        g.guessed = True
        raise
    if not current_user.is_authenticated:
        g.locale = opened.link.person.locale  # the message was written in it
    if opened.state is not LinkState.OPEN:
        raise LinkOver(opened)
    if current_user.is_authenticated and current_user.id != opened.link.person_id:
        raise SomebodyElse(opened)
    return Visit(token, opened, about_of(opened))


def about_of(opened: Opened) -> Dealing:
    """The task, in the place where it is done."""
    return Dealing(Scope(org_of(opened), opened.task.plan_year, opened.actor), opened.task)


def org_of(opened: Opened) -> OrgEntry:
    """The organisation of the task."""
    return next(org for org in reach_of([opened.task.org_id]).entries if org.id == opened.task.org_id)
