"""Links in messages, for tests."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import select

from config import Settings
from tests.support.work import NOW
from tests.support.world import World
from tracker.domain.links import LinkState
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Absence, ReportLink, Task
from tracker.services.links import add_link, open_link, token_of
from tracker.storage import FolderBlobs

MADE = datetime(2026, 9, 21, 1, 0, tzinfo=UTC)
DAYS = 14


def add_token(world: World, task: Task, who: str = "yx-staff", **values: Any) -> str:
    """The token of a new link for somebody; committed."""
    given = {"expires_at": MADE + timedelta(days=DAYS), **values}
    link = add_link(MADE, org_id=task.org_id, person_id=world.user(who).id, task_id=task.id, **given)
    db.session.commit()
    return token_of(link.salt)


def blobs() -> FolderBlobs:
    """Where files are kept."""
    settings: Settings = current_app.config["SETTINGS"]
    return FolderBlobs(settings.data_dir / "blobs")


def kept_link() -> ReportLink:
    """The only link, as it stands in the database."""
    db.session.rollback()
    return db.session.scalars(select(ReportLink)).one()


def state(token: str, now: datetime = NOW) -> LinkState:
    """What whoever opens the link finds."""
    db.session.rollback()
    return open_link(token, now).state


def actor(token: str) -> Actor:
    """In whose name the link acts."""
    db.session.rollback()
    return open_link(token, NOW).actor


def stand_in(world: World, who: str, delegate: str, from_on: date, to_on: date, **values: Any) -> Absence:
    """Somebody is away and has named a delegate; committed."""
    person = world.user(who)
    absence = Absence(
        org_id=person.org_id, person_id=person.id, delegate_id=world.user(delegate).id, from_on=from_on, to_on=to_on,
        recorded_at=MADE, **values,
    )  # fmt: skip
    db.session.add(absence)
    db.session.commit()
    return absence
