"""Whose desk, and how far it reaches."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, Date, Integer, bindparam

from tracker.domain.lights import Cutoffs
from tracker.domain.people import Actor
from tracker.models import Task
from tracker.queries.ledger import Place, tasks_of

THEN = Cutoffs(
    *(
        cast(Any, bindparam(f"then_{item.name}", type_=Date if item.type is date else Integer))
        for item in fields(Cutoffs)
    )
)
"""Stands for the cutoffs of the day on which the person last looked."""
ME = bindparam("me", type_=Integer)


@dataclass(frozen=True, slots=True)
class DeskPlace:
    """A ledger as its reader's desk shows it: the whole of it, or what the units lead of which they are the head.

    `since`: when they last looked; `then`: the cutoffs of that day.
    """

    place: Place
    whole: bool
    units: tuple[int, ...]
    since: datetime
    then: Cutoffs

    @property
    def actor(self) -> Actor:
        """Whose desk it is."""
        return self.place.actor

    @property
    def week(self) -> tuple[date, date]:
        """Monday and Sunday of this week."""
        monday = self.place.cut.red - timedelta(days=self.place.cut.red.weekday())
        return monday, monday + timedelta(days=6)

    @property
    def values(self) -> dict[str, Any]:
        """What the statements of the desk are run with; units only where the desk does not show the whole."""
        monday, sunday = self.week
        then = {f"then_{name}": value for name, value in asdict(self.then).items()}
        own = {} if self.whole else {"units": list(self.units)}
        days = {"monday": monday, "sunday": sunday, "since": self.since}
        return self.place.values | then | own | days | {"me": self.actor.user_id or -1}


def reached(actor: Actor, whole: bool) -> ColumnElement[bool]:
    """The tasks of the place that the desk shows."""
    if whole:
        return tasks_of(actor)
    return tasks_of(actor) & Task.lead_unit_id.in_(bindparam("units", expanding=True, type_=Integer))
