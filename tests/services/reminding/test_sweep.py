"""A sweep tells everybody what has become due for them, once."""

from datetime import UTC, date, datetime, timedelta

from flask import Flask
from sqlalchemy import func, select

from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.messages import Channel, MessageState
from tracker.domain.notices import NoticeReason
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Message, Notice
from tracker.services.loops import sweep
from tracker.services.reminding.sweeping import Swept

"""A Tuesday without holidays or checkpoints near it."""
NOW = datetime(2026, 5, 12, 2, 0, tzinfo=UTC)
TODAY = date(2026, 5, 12)


def test_due_tasks_of_a_person_make_one_digest(app: Flask, world: World) -> None:
    staff = world.user("yx-staff")
    staff.email = "wu@example.org"
    for days in (-1, 0, 3):
        add_task(world, owner_id=staff.id, sponsor_id=world.user("yx-leader").id, due_on=TODAY + timedelta(days=days))
    db.session.commit()
    assert sweep(NOW, dry_run=True) == Swept(1, 0, 3, 0)
    assert db.session.scalar(select(func.count(Notice.id))) == 0
    assert sweep(NOW) == Swept(1, 0, 3, 0)
    [message] = db.session.scalars(select(Message))
    assert (message.person_id, message.channel, message.state) == (staff.id, Channel.EMAIL, MessageState.QUEUED)
    assert {notice.reason for notice in message.notices} == {
        NoticeReason.OVERDUE, NoticeReason.DUE_TODAY, NoticeReason.DUE_SOON,
    }  # fmt: skip
    assert sweep(NOW + timedelta(minutes=10)) == Swept(0, 1, 0, 0)
