"""News of what people did goes along with the next message: once, and only as long as it is so."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.reminding import NOW, Sweeps
from tests.support.tasks import add_proof
from tests.support.world import World
from tracker.domain.notices import NoticeReason
from tracker.domain.people import Via
from tracker.domain.tasks import Move, TaskState
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Notice, Task
from tracker.services import tasks
from tracker.services.notices import notify
from tracker.services.reminding.sweeping import Swept


def tell(sweeps: Sweeps, account: str, reason: NoticeReason, **about: object) -> int:
    """A notice that a service wrote an hour ago."""
    actor = sweeps.world.actor("yx-admin", Via.WEB)
    notify(actor, NOW - timedelta(hours=1), [sweeps.world.user(account).id], reason, **about)  # type: ignore[arg-type]
    db.session.commit()
    return db.session.scalars(select(Notice.id).order_by(Notice.id.desc()).limit(1)).one()


def test_a_new_task_is_told_once(sweeps: Sweeps, world: World) -> None:
    task = sweeps.task(200, state=TaskState.ASSIGNED)
    told = tell(sweeps, "yx-staff", NoticeReason.ASSIGNED, task=task)
    assert sweeps.go() == Swept(1, 0, 0, 0)
    assert [one.id for one in sweeps.message_of("yx-staff").notices] == [told]
    assert sweeps.go(days=1).queued == 0


@pytest.mark.parametrize(
    ("reason", "account", "state", "stays"),
    [
        (NoticeReason.ASSIGNED, "yx-staff", TaskState.ASSIGNED, True),
        (NoticeReason.ASSIGNED, "yx-staff", TaskState.IN_PROGRESS, False),
        (NoticeReason.ASSIGNED, "yx-staff", TaskState.SUSPENDED, False),
        (NoticeReason.ASSIGNED, "yx-head", TaskState.ASSIGNED, False),
        (NoticeReason.REASSIGNED, "yx-staff", TaskState.IN_PROGRESS, True),
        (NoticeReason.REASSIGNED, "yx-head", TaskState.IN_PROGRESS, False),
        (NoticeReason.RETURNED, "yx-staff", TaskState.IN_PROGRESS, True),
        (NoticeReason.RETURNED, "yx-staff", TaskState.SUBMITTED, False),
        (NoticeReason.SUBMITTED, "yx-leader", TaskState.SUBMITTED, True),
        (NoticeReason.SUBMITTED, "yx-leader", TaskState.CLOSED, False),
        (NoticeReason.SUBMITTED, "yx-head", TaskState.SUBMITTED, False),
        (NoticeReason.INSTRUCTED, "yx-staff", TaskState.IN_PROGRESS, True),
        (NoticeReason.INSTRUCTED, "yx-staff", TaskState.CLOSED, False),
        (NoticeReason.HANDED_BACK, "yx-coord", TaskState.UNASSIGNED, True),
        (NoticeReason.HANDED_BACK, "yx-staff", TaskState.UNASSIGNED, False),
        (NoticeReason.EXTENSION_ASKED, "yx-leader", TaskState.IN_PROGRESS, False),
        (NoticeReason.CLOSED, "yx-staff", TaskState.CLOSED, False),
    ],
)  # fmt: skip
def test_news_is_carried_as_long_as_it_is_so(
    sweeps: Sweeps, reason: NoticeReason, account: str, state: TaskState, stays: bool
) -> None:
    task = sweeps.task(200, state=state)
    tell(sweeps, account, reason, task=task)
    assert sweeps.go().queued == stays


def test_news_of_a_void_task_is_no_news(sweeps: Sweeps) -> None:
    task = sweeps.task(200, state=TaskState.ASSIGNED)
    tell(sweeps, "yx-staff", NoticeReason.ASSIGNED, task=task)
    task.voided_at = NOW
    db.session.commit()
    assert sweeps.go().queued == 0


def test_stale_news_never_comes_later(sweeps: Sweeps) -> None:
    task = sweeps.task(200, state=TaskState.SUSPENDED)
    tell(sweeps, "yx-staff", NoticeReason.REASSIGNED, task=task)
    sweeps.go()
    task.state = TaskState.IN_PROGRESS
    db.session.commit()
    assert sweeps.go(days=1).queued == 0


def test_news_that_was_read_disturbs_nobody(sweeps: Sweeps) -> None:
    task = sweeps.task(200, state=TaskState.ASSIGNED)
    told = tell(sweeps, "yx-staff", NoticeReason.ASSIGNED, task=task)
    db.session.get_one(Notice, told).read_at = NOW
    db.session.commit()
    assert sweeps.go().queued == 0


@pytest.mark.parametrize(("state", "queued"), [(EntryState.PENDING, 1), (EntryState.ACCEPTED, 0)])
def test_reported_work_is_told_until_it_is_decided(
    sweeps: Sweeps, world: World, state: EntryState, queued: int
) -> None:
    task = sweeps.task(200)
    entry = add_proof(world, task, state=state)
    tell(sweeps, "yx-head", NoticeReason.REPORTED, task=task, entry=entry)
    assert sweeps.go().queued == queued


def test_news_waits_for_the_message_of_the_next_day(sweeps: Sweeps) -> None:
    sweeps.task(0)
    sweeps.go()
    told = tell(sweeps, "yx-staff", NoticeReason.ASSIGNED, task=sweeps.task(200, state=TaskState.ASSIGNED))
    assert sweeps.go(hours=1).queued == 0
    assert db.session.get_one(Notice, told).carried_at is None
    assert sweeps.go(days=1).queued == 1


def test_a_task_that_is_assigned_and_received_in_the_application_leaves_nothing_to_tell(
    sweeps: Sweeps, world: World
) -> None:
    task = sweeps.task(200, state=TaskState.ASSIGNED)
    tell(sweeps, "yx-staff", NoticeReason.ASSIGNED, task=task)
    tasks.move(world.actor("yx-staff"), NOW, task.id, task.version_id, Move.RECEIVE)
    assert db.session.get_one(Task, task.id).state is TaskState.IN_PROGRESS
    assert sweeps.go().queued == 0
