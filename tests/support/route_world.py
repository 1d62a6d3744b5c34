"""A county and two towns in which every route finds something real, and the values for its address and form.

Values come by the name of a converter (`<int:task_number>` would need a value "task_number"); a route whose view asks
more than its guard says so in ASKS, and one that does nothing without a form says what to send in FORMS.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Flask

from tests.support.reports import yunxi_report
from tests.support.tasks import add_source, add_task
from tests.support.world import World, add_user, build_world
from tracker.domain.people import Role
from tracker.domain.permissions import Permission, Subject
from tracker.extensions import db
from tracker.models import Task
from tracker.services import imports
from tracker.storage import FolderBlobs

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
SHORT = {"qinghe": "qh", "yunxi": "yx", "heshan": "hs"}
UNIT = {"qinghe": "sfj", "yunxi": "zf", "heshan": "zf"}

ASKS: Mapping[str, Permission] = {
    "ledger.assign_selected": Permission.ASSIGN,
    "tasks.change": Permission.ASSIGN,
    "tasks.create": Permission.CREATE_TASK,
    "tasks.receive": Permission.RECEIVE,
}


@dataclass(frozen=True, slots=True)
class Place:
    """One organisation: values for addresses, and the task about which the permission table is asked."""

    values: Mapping[str, Any]
    task: Task
    subject: Subject


FORMS: Mapping[str, Callable[[Place], dict[str, Any]]] = {
    "auth.locale": lambda _place: {"locale": "en"},
    "ledger.assign_selected": lambda place: {
        "task": f"{place.task.id}.{place.task.version_id}",
        "due_on": "2026-12-01",
    },
}


def build_places(app: Flask) -> tuple[World, dict[str, Place]]:
    """The world, and a place for each organisation by its code."""
    world = build_world()
    for org, short in SHORT.items():
        add_user(world, f"{short}-target", "何玲", org, f"{org}-{UNIT[org]}", Role.STAFF)
    db.session.commit()
    blobs = FolderBlobs(app.config["SETTINGS"].data_dir / "blobs")
    places = {org: _place(world, org, number, blobs) for number, org in enumerate(SHORT, start=7)}
    return world, places


def _place(world: World, org: str, number: int, blobs: FolderBlobs) -> Place:
    short, home = SHORT[org], world.org(org)
    target, unit = world.user(f"{short}-target"), world.unit(f"{org}-{UNIT[org]}")
    text = yunxi_report(org=home.name).encode()
    reading = imports.upload(world.actor(f"{short}-coord"), NOW, home.id, "报告.txt", text, blobs)
    source = add_source(world, org, filename="通知.txt", sha256=blobs.put("通知".encode()))
    task = add_task(world, org, UNIT[org], number=number, owner_id=target.id, source_id=source.id)
    db.session.commit()
    values = {
        "user_id": target.id,
        "seat_id": target.memberships[0].id,
        "unit_id": unit.id,
        "number": number,
        "reading_id": reading.id,
        "item_id": reading.items[0].id,
    }
    return Place(values, task, Subject(home.id, unit.id, target.id, None))


def form_of(endpoint: str, place: Place) -> dict[str, Any]:
    """What to send to a route; nothing unless FORMS says more."""
    form = FORMS.get(endpoint)
    return form(place) if form else {}
