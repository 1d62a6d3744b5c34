"""Digests that wait to be sent, for tests of delivery: one to each of many people, about a late task of theirs."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from flask import Flask

from config import Settings
from tests.support.deliveries import add_message
from tests.support.smtp import Post
from tests.support.tasks import add_task
from tests.support.world import World, add_user
from tracker.domain.messages import MessageState
from tracker.domain.people import Role
from tracker.extensions import db
from tracker.mail.post import post_office
from tracker.models import Message
from tracker.services.delivery.sending import Delivered
from tracker.services.loops import deliver

LATE = date(2026, 9, 10)


def use(app: Flask, post: Post | None = None, **settings: Any) -> None:
    """Have the application send mail to this server."""
    known: Settings = app.config["SETTINGS"]
    app.config["SETTINGS"] = replace(known, smtp_url=post.url if post else "", **settings)


def with_address(world: World, account: str, email: str = "") -> None:
    """Give a person of the world an address."""
    world.user(account).email = email or f"{account}@yunxi.example"
    db.session.commit()


def queue_digest(world: World, account: str, **values: Any) -> Message:
    """A digest for somebody about a task of theirs that is twelve days late; they get an address."""
    user = world.user(account)
    user.email = user.email or f"{account}@yunxi.example"
    task = add_task(world, owner_id=user.id, sponsor_id=world.user("yx-leader").id, due_on=LATE, first_due_on=LATE)
    return add_message(world, account, task, state=values.pop("state", MessageState.QUEUED), **values)


def queue_digests(world: World, count: int) -> list[int]:
    """So many digests, each for a person of its own; their ids."""
    accounts = [f"yx-{number:02d}" for number in range(count)]
    for number, account in enumerate(accounts):
        add_user(world, account, f"陈{'一二三四五六七八九十'[number % 10]}{number}", "yunxi", "yunxi-zf", Role.STAFF)
    db.session.commit()
    return [queue_digest(world, account).id for account in accounts]


def send(app: Flask, *, impatient: bool = False, sender: str = "test", most: int | None = None) -> Delivered:
    """One run of a sender by the application's clock."""
    outlet = post_office(app.config["SETTINGS"])
    try:
        return deliver(app.config["CLOCK"], outlet, sender=sender, impatient=impatient, most=most)
    finally:
        outlet.close()


def state_of(message_id: int) -> Message:
    """The message's row as it stands."""
    db.session.rollback()
    found = db.session.get(Message, message_id, populate_existing=True)
    assert found is not None
    return found


def at(hour: int, minute: int = 0, day: int = 22) -> datetime:
    """An hour of September 2026 in Shanghai."""
    return (
        datetime(2026, 9, day, hour - 8, minute, tzinfo=UTC)
        if hour >= 8
        else datetime(2026, 9, day - 1, hour + 16, minute, tzinfo=UTC)
    )
