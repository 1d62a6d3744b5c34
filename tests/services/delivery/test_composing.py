"""What a message says is what is true when it goes out."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.deliveries import add_message, add_notice
from tests.support.outbox import LATE, queue_digest, send, state_of, use
from tests.support.smtp import smtp_server
from tests.support.tasks import add_proof, add_task
from tests.support.world import World
from tracker.domain.messages import MessageState
from tracker.domain.notices import NoticeReason
from tracker.domain.people import Via, operator
from tracker.domain.slips import SlipColour
from tracker.domain.tasks import TaskState
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.mail.outlets import Letter
from tracker.models import Message, SupervisionNotice, Task
from tracker.services.delivery.composing import Composed, Unsent, compose_all
from tracker.services.delivery.dictating import dictate
from tracker.services.delivery.sending import Delivered
from tracker.services.links import add_link, token_of

ACTOR = operator(Via.JOB)


def text_of(message: Message, clock: Clock) -> str:
    """The text part as it would go out now."""
    found = compose_all(ACTOR, clock(), [message.id])[message.id]
    assert isinstance(found, Composed), found
    assert isinstance(found.prepared, Letter)
    part = found.prepared.email.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def own_task(world: World, **values: Any) -> Task:
    people: dict[str, Any] = {"owner_id": world.user("yx-staff").id, "sponsor_id": world.user("yx-leader").id}
    return add_task(world, **{**people, "due_on": LATE, **values})


def with_address(world: World, account: str = "yx-staff") -> None:
    world.user(account).email = f"{account}@yunxi.example"


def test_a_task_stands_once_in_its_weightiest_group_with_all_its_reasons(
    app: Flask, world: World, clock: Clock
) -> None:
    with_address(world)
    task, other = own_task(world), own_task(world, title="修订镇总体应急预案", due_on=date(2026, 9, 25))
    message = add_message(world, "yx-staff", task, other, state=MessageState.QUEUED)
    message.notices += [
        add_notice(world, "yx-staff", task, reason=NoticeReason.ESCALATED, step="e3"),
        add_notice(world, "yx-staff", task, reason=NoticeReason.INSTRUCTED, text="请本周补齐。",
                   actor_id=world.user("yx-leader").id),
    ]  # fmt: skip
    message.notices[1].reason = NoticeReason.DUE_SOON
    db.session.commit()
    text = text_of(message, clock)
    assert text.splitlines()[0] == "督办 1 件，快到期 1 件。"
    assert text.count("加强行政执法规范化建设\n") == 1
    for line in (
        "逾期 12 天 · 应于 9月10日 办结",
        "逾期满 3 个工作日，逐级督办",
        "批示 · 周正平 9月22日：请本周补齐。",
        "余 3 天 · 9月25日 截止",
    ):
        assert line in text
    assert "青禾县2026年法治建设工作要点（青法〔2026〕3号）" in text
    assert "有疑问请找督办员李文澜。" in text


@pytest.mark.parametrize(
    "change",
    [
        {"state": TaskState.CLOSED}, {"state": TaskState.SUSPENDED}, {"state": TaskState.MERGED},
        {"state": TaskState.SUBMITTED}, {"due_on": date(2026, 12, 1)}, {"owner": "yx-head"}, {"voided": True},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_longer_true_is_left_out_and_an_empty_message_dropped(
    app: Flask, world: World, clock: Clock, change: dict[str, object]
) -> None:
    message = queue_digest(world, "yx-staff")
    task = db.session.scalars(select(Task).where(Task.id == message.notices[0].task_id)).one()
    if "owner" in change:
        task.owner_id = world.user(str(change["owner"])).id
    elif "voided" in change:
        task.voided_at = clock()
    else:
        for name, value in change.items():
            setattr(task, name, value)
    db.session.commit()
    with smtp_server() as post:
        use(app, post)
        assert send(app) == Delivered(dropped=1)
    assert post.taken == []
    assert state_of(message.id).state is MessageState.DROPPED


def test_nothing_goes_to_somebody_who_has_left(app: Flask, world: World, clock: Clock) -> None:
    gone, moved = queue_digest(world, "yx-staff"), queue_digest(world, "yx-head")
    world.user("yx-staff").deactivated_at = clock()
    for seat in world.user("yx-head").memberships:
        seat.to_on = date(2026, 9, 21)
    db.session.commit()
    with smtp_server() as post:
        use(app, post)
        assert send(app) == Delivered(dropped=2)
    assert [state_of(one.id).answer for one in (gone, moved)] == ["person deactivated", "nothing left to tell"]


def test_whoever_stands_in_for_an_owner_who_has_left_is_told(app: Flask, world: World, clock: Clock) -> None:
    with_address(world, "yx-head")
    task = own_task(world)
    message = add_message(world, "yx-head", task, state=MessageState.QUEUED)
    world.user("yx-staff").deactivated_at = clock()
    db.session.commit()
    assert "承办人 吴静，综合行政执法队" in text_of(message, clock)


def test_a_delegate_reads_in_whose_place(app: Flask, world: World, clock: Clock) -> None:
    with_address(world, "yx-head")
    message = add_message(world, "yx-head", own_task(world), state=MessageState.QUEUED)
    message.notices[0].for_id = world.user("yx-staff").id
    db.session.commit()
    assert "代吴静办理" in text_of(message, clock)


def test_the_link_of_the_message_opens_the_form_and_an_ended_one_is_not_offered(
    app: Flask, world: World, clock: Clock
) -> None:
    message = queue_digest(world, "yx-staff")
    task = message.notices[0].task
    assert task is not None
    plain = f"http://localhost/o/yunxi/2026/tasks/{task.number}"
    assert plain in text_of(message, clock), "without a link the task's page"
    link = add_link(
        clock(), org_id=message.org_id, person_id=world.user("yx-staff").id, task_id=task.id,
        expires_at=clock() + timedelta(days=14), message_id=message.id,
    )  # fmt: skip
    db.session.commit()
    address = f"http://localhost/r/{token_of(link.salt)}"
    assert address in text_of(message, clock)
    [dictated] = dictate(ACTOR, clock(), [[message.id]])
    assert address in dictated
    assert text_of(message, clock) == text_of(message, clock), "each try says the same"
    link.ended_at = clock()
    db.session.commit()
    assert plain in text_of(message, clock)


def test_a_slip_leads_to_the_slip_until_it_is_answered(app: Flask, world: World, clock: Clock) -> None:
    message = queue_digest(world, "yx-staff")
    task = message.notices[0].task
    assert task is not None
    slip = SupervisionNotice(
        org_id=task.org_id, year=2026, number=3, colour=SlipColour.BLUE, task_id=task.id, unit_id=task.lead_unit_id,
        issued_at=clock(), reply_by=date(2026, 9, 28),
    )  # fmt: skip
    db.session.add(slip)
    db.session.flush()
    message.notices[0].reason, message.notices[0].slip_id = NoticeReason.SLIP_ISSUED, slip.id
    db.session.commit()
    text = text_of(message, clock)
    assert "蓝色督办单 督〔2026〕3号 · 9月28日 前反馈" in text
    assert f"反馈督办单：http://localhost/o/yunxi/2026/slips/{slip.id}" in text


def test_a_decision_leads_to_the_task_and_goes_when_it_is_made(app: Flask, world: World, clock: Clock) -> None:
    with_address(world, "yx-head")
    task = own_task(world, state=TaskState.IN_PROGRESS)
    entry = add_proof(world, task, state=EntryState.PENDING)
    message = add_message(world, "yx-head", task, state=MessageState.QUEUED)
    message.notices[0].reason, message.notices[0].entry_id = NoticeReason.REPORTED, entry.id
    message.notices[0].actor_id = world.user("yx-staff").id
    db.session.commit()
    text = text_of(message, clock)
    assert "等您采纳 · 吴静 9月22日 报送" in text
    assert f"去采纳：http://localhost/o/yunxi/2026/tasks/{task.number}" in text
    entry.state = EntryState.ACCEPTED
    db.session.commit()
    assert compose_all(ACTOR, clock(), [message.id])[message.id] == Unsent(MessageState.DROPPED, "nothing left to tell")


def test_a_message_in_the_language_of_its_reader(app: Flask, world: World, clock: Clock) -> None:
    message = queue_digest(world, "yx-staff")
    world.user("yx-staff").locale = "en"
    db.session.commit()
    assert "Sep 22" in text_of(message, clock)


@pytest.mark.parametrize("address", ["吴静@@例子", "wujing@例子.cn", "wujing@a.cn\r\nBcc: x@b.cn", "a@b..cn"])
def test_an_address_that_is_none_is_a_dead_letter_and_holds_nobody_up(app: Flask, world: World, address: str) -> None:
    bad = queue_digest(world, "yx-staff")
    queue_digest(world, "yx-head")
    world.user("yx-staff").email = address
    db.session.commit()
    with smtp_server() as post:
        use(app, post)
        assert send(app) == Delivered(sent=1, failed=1)
    assert state_of(bad.id).answer == "address unusable"
