"""Who is behind: red and yellow tasks by the unit that leads them, or by the person who does them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Date, bindparam, desc, func, or_, select

from tracker.domain.lights import Light
from tracker.domain.people import Actor
from tracker.models import Membership, Task
from tracker.queries.desk.place import DeskPlace
from tracker.queries.kept import kept, read
from tracker.queries.ledger import tasks_of
from tracker.queries.lights import light_is
from tracker.queries.scope import may_see
from tracker.queries.task_rows import CUT

MOST = 12


@dataclass(frozen=True, slots=True)
class Behind:
    """A unit (where the desk shows the whole) or a person of one's units, by id, with red and yellow tasks."""

    id: int
    red: int
    yellow: int


def behind(desk: DeskPlace) -> list[Behind]:
    """Those with most red first; at most MOST."""
    statement = kept(("behind", desk.whole), desk.actor, lambda: _counting(desk.actor, desk.whole))
    return [Behind(*row) for row in read(statement, desk.values | {"today": desk.place.cut.red})]


def _counting(actor: Actor, whole: bool) -> Any:
    key = Task.lead_unit_id if whole else Task.owner_id
    red, yellow = light_is(Light.RED, CUT), light_is(Light.YELLOW, CUT)
    found = (
        select(key, func.count().filter(red).label("red"), func.count().filter(yellow).label("yellow"))
        .where(tasks_of(actor), or_(red, yellow), key.is_not(None))
        .group_by(key)
        .order_by(desc("red"), desc("yellow"), key)
        .limit(MOST)
    )
    return found if whole else found.where(key.in_(_people(actor)))


def _people(actor: Actor) -> Any:
    """Who sits in one's units today."""
    today = bindparam("today", type_=Date)
    return select(Membership.user_id).where(
        may_see(actor, Membership), Membership.unit_id.in_(bindparam("units", expanding=True)),
        Membership.from_on <= today, or_(Membership.to_on.is_(None), Membership.to_on >= today),
    )  # fmt: skip
