"""The directory: people with their seats, searchable; open to every member."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from tracker.blueprints.people.blueprint import blueprint
from tracker.queries import roster
from tracker.queries.roster import Presence
from tracker.web import clock
from tracker.web.guards import member
from tracker.web.scope import scope


@blueprint.get("/")
@member
def index() -> ResponseReturnValue:
    """The people of the organisation: active ones unless `show=inactive|all`, with `q=words`, `unit=code`."""
    here = scope()
    presence, text = _presence(request.args.get("show", "")), request.args.get("q", "").strip()
    units, today = roster.units_of(here.actor, here.org.id), clock.today()
    unit = next((row for row in units if row.code == request.args.get("unit")), None)
    there = roster.InUnit(unit.id, today) if unit else None
    return render_template(
        "people/index.html",
        people=roster.people_of(here.actor, here.org.id, presence, text, there),
        numbers=roster.headcounts(here.actor, here.org.id),
        units=units,
        unit=unit,
        presence=presence,
        text=text,
        day=today,
    )


def _presence(text: str) -> Presence:
    return Presence(text) if text in set(Presence) else Presence.ACTIVE
