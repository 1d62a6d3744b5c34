"""Messages for tests: to people of 云溪镇, with a reminder of a task each."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.messages import Channel, MessageKind, MessageState
from tracker.domain.notices import NoticeReason
from tracker.extensions import db
from tracker.models import Message, Notice, Task

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
TODAY = date(2026, 9, 22)
ANSWER = "550 5.1.1 user unknown"


def owned_task(world: World, owner: str = "yx-staff", **values: Any) -> Task:
    """A task of somebody of 云溪镇 that is three days late; the caller commits."""
    who = {"owner_id": world.user(owner).id, "sponsor_id": world.user("yx-leader").id}
    return add_task(world, **{**who, "due_on": date(2026, 9, 19), **values})


def add_notice(world: World, person: str, task: Task, **values: Any) -> Notice:
    """A reminder of a task's date; the caller commits."""
    given = {"reason": NoticeReason.OVERDUE, "step": "+0", "due_on": task.due_on, "at": NOW, "key": uuid4().hex}
    notice = Notice(org_id=task.org_id, person_id=world.user(person).id, task_id=task.id, **{**given, **values})
    db.session.add(notice)
    db.session.flush()
    return notice


def add_message(
    world: World, person: str, *tasks: Task, state: MessageState = MessageState.TO_HAND, **values: Any
) -> Message:
    """A digest of today about these tasks (one late task of theirs unless told otherwise), committed.

    Without further words it is one to be handed over, or else an e-mail.
    """
    by_hand = {MessageState.TO_HAND, MessageState.HANDED}
    given = {
        "kind": MessageKind.DIGEST, "channel": Channel.BY_HAND if state in by_hand else Channel.EMAIL, "day": TODAY,
        "reference": f"<{uuid4().hex}@localhost>", "queued_at": NOW, "next_try_at": NOW,
    }  # fmt: skip
    user = world.user(person)
    message = Message(org_id=user.org_id, person_id=user.id, state=state, **{**given, **values})
    message.notices = [add_notice(world, person, task) for task in tasks or [owned_task(world, person)]]
    db.session.add(message)
    db.session.commit()
    return message


def failed(world: World, person: str = "yx-staff", *tasks: Task, **values: Any) -> Message:
    """An e-mail that the provider refused for good."""
    gone = {"address": "gone@yunxi.example", "answer": ANSWER, "settled_at": NOW, "attempts": 1}
    return add_message(world, person, *tasks, state=MessageState.FAILED, **{**gone, **values})


def give_address(world: World, person: str, address: str | None = "new@yunxi.example") -> None:
    """A person's e-mail address, committed."""
    world.user(person).email = address
    db.session.commit()
