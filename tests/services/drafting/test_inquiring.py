"""请补: somebody is asked for what a draft lacks, told by message, and the answer stands beside the sentence."""

from datetime import date

import pytest
from flask import Flask

from tests.support.clock import Clock
from tests.support.deliveries import TODAY
from tests.support.drafts import NOW, Draftroom, result
from tests.support.reminding import Sweeps
from tests.support.work import notices_of, verbs
from tests.support.world import World
from tracker.domain.drafts import DraftStage, GapKind
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.domain.messages import Channel, MessageKind, MessageState
from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor, Via, operator
from tracker.drafting.checks import Code
from tracker.drafting.model import Gap
from tracker.extensions import db
from tracker.mail.outlets import Letter
from tracker.models import Inquiry, Message, Notice
from tracker.queries.drafting.draft import findings_of
from tracker.queries.drafting.inquiries import inquiries_of, inquiry_of
from tracker.services import drafting
from tracker.services.delivery.composing import Composed, Unsent, compose_all

QUESTION = "今年办了多少件行政复议？请写明件数。"
LACKING = result(1, "办理行政复议【待补：件数】件。", gaps=(Gap(GapKind.NUMBER, "件数"),))


@pytest.fixture
def actor(world: World) -> Actor:
    return world.actor("yx-coord")


def ask(room: Draftroom, account: str = "yx-staff") -> Inquiry:
    if not room.sheet().rows:
        room.make(LACKING)
    person = room.world.user(account).id
    return drafting.ask(room.world.actor("yx-coord"), NOW, room.row("task:1").id, person, QUESTION)


def test_who_is_asked_answers_and_the_answer_stands_beside_the_sentence(room: Draftroom, actor: Actor) -> None:
    asked = ask(room)
    staff = room.world.actor("yx-staff")
    shown = inquiry_of(staff, asked.id)
    assert (shown.question, shown.sentence.text) == (QUESTION, "办理行政复议【待补：件数】件。")
    drafting.answer(staff, NOW, asked.id, "2件")
    [kept] = inquiries_of(actor, room.draft)
    assert (kept.answer, kept.answered_by_id) == ("2件", staff.user_id)
    assert room.texts() == ["办理行政复议【待补：件数】件。"]
    assert (notices_of(room.world, "yx-staff"), notices_of(room.world, "yx-coord")) == (
        ["draft_asked"], ["draft_answered"],
    )  # fmt: skip
    assert verbs("inquiry") == ["inquiry_asked", "inquiry_answered"]


def test_a_coordinator_takes_the_answer_over(room: Draftroom, actor: Actor) -> None:
    asked = ask(room)
    row = room.row("task:1")
    with pytest.raises(Invalid, match="not_answered"):
        drafting.take_answer(actor, NOW, asked.id, row.version_id)
    db.session.rollback()
    drafting.answer(room.world.actor("yx-staff"), NOW, asked.id, "2")
    drafting.take_answer(actor, NOW, asked.id, room.row("task:1").version_id)
    assert room.texts() == ["办理行政复议2件。"]
    assert verbs("draft_sentence") == ["answer_taken"]


@pytest.mark.parametrize(
    ("text", "answer", "whole"),
    [
        ("【待补：行政复议工作情况】。", "办理行政复议2件。", "办理行政复议2件。"),
        ("人手不足，主要原因是【待补：原因】。", "编制少。", "人手不足，主要原因是编制少。"),
        ("已经完成。", "另办了1件。", "已经完成。另办了1件。"),
    ],
)
def test_an_answer_goes_where_something_is_missing(text: str, answer: str, whole: str) -> None:
    assert drafting.inquiring.with_answer(text, answer) == whole


def test_a_coordinator_answers_for_them_and_then_it_is_answered(room: Draftroom, actor: Actor) -> None:
    asked = ask(room)
    drafting.answer(actor, NOW, asked.id, "电话里说是2件")
    with pytest.raises(Conflict, match="inquiry_answered"):
        drafting.answer(room.world.actor("yx-staff"), NOW, asked.id, "3件")


def test_who_answered_may_say_it_better(room: Draftroom) -> None:
    asked, staff = ask(room), room.world.actor("yx-staff")
    drafting.answer(staff, NOW, asked.id, "2件")
    drafting.answer(staff, NOW, asked.id, "3件，刚才数错了")
    assert (db.session.get_one(Inquiry, asked.id).answer) == "3件，刚才数错了"


@pytest.mark.parametrize("account", ["yx-head", "yx-leader", "yx-viewer"])
def test_nobody_else_answers(room: Draftroom, account: str) -> None:
    asked = ask(room)
    with pytest.raises(NotAllowed):
        drafting.answer(room.world.actor(account), NOW, asked.id, "我也知道")


def test_nobody_else_of_the_staff_reads_the_question(room: Draftroom) -> None:
    asked = ask(room)
    for account in ("yx-viewer", "hs-coord", "qh-coord"):
        with pytest.raises(NotFound):
            inquiry_of(room.world.actor(account), asked.id)


def test_the_same_person_is_asked_once_at_a_time(room: Draftroom) -> None:
    asked = ask(room)
    with pytest.raises(Invalid, match="asked_already"):
        ask(room)
    db.session.rollback()
    drafting.answer(room.world.actor("yx-staff"), NOW, asked.id, "2件")
    assert ask(room).id != asked.id


@pytest.mark.parametrize(("account", "code"), [("hs-staff", "person_unknown"), ("yx-coord", "asked_self")])
def test_only_people_of_the_house_are_asked(room: Draftroom, account: str, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        ask(room, account)


def test_an_open_question_is_a_finding_until_it_is_answered(room: Draftroom, actor: Actor) -> None:
    asked = ask(room)
    day = date(2027, 1, 8)
    assert Code.INQUIRY_OPEN in {one.code for one in findings_of(actor, room.draft, day)}
    drafting.answer(room.world.actor("yx-staff"), NOW, asked.id, "2件")
    assert Code.INQUIRY_OPEN not in {one.code for one in findings_of(actor, room.draft, day)}


def test_a_question_survives_its_sentence(room: Draftroom, actor: Actor) -> None:
    asked = ask(room)
    room.make()
    drafting.answer(room.world.actor("yx-staff"), NOW, asked.id, "2件")
    assert [one.answer for one in inquiries_of(actor, room.draft)] == ["2件"]


def letter(world: World, account: str, clock: Clock) -> str | None:
    """What a digest with all notices of a person says now; None if there is nothing left to tell."""
    user = world.user(account)
    user.email = f"{account}@yunxi.example"
    message = Message(
        org_id=user.org_id, person_id=user.id, state=MessageState.QUEUED, kind=MessageKind.DIGEST, day=TODAY,
        channel=Channel.EMAIL, reference="<1@localhost>", queued_at=clock(), next_try_at=clock(),
    )  # fmt: skip
    message.notices = list(db.session.query(Notice).filter_by(person_id=user.id))
    db.session.add(message)
    db.session.commit()
    found = compose_all(operator(Via.JOB), clock(), [message.id])[message.id]
    if isinstance(found, Unsent):
        return None
    assert isinstance(found, Composed), found
    assert isinstance(found.prepared, Letter)
    part = found.prepared.email.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_a_message_asks_in_the_coordinators_words_and_leads_to_the_form(
    app: Flask, room: Draftroom, clock: Clock
) -> None:
    asked = ask(room)
    text = letter(room.world, "yx-staff", clock) or ""
    assert "写报告请您补充 · 李文澜" in text
    assert QUESTION in text
    assert "云溪镇人民政府关于2026年度法治政府建设情况的报告" in text
    assert f"/o/yunxi/2026/draft/asked/{asked.id}" in text


def test_what_was_answered_is_not_asked_by_message(app: Flask, room: Draftroom, clock: Clock) -> None:
    drafting.answer(room.world.actor("yx-coord"), NOW, ask(room).id, "2件")
    assert letter(room.world, "yx-staff", clock) is None


def test_each_question_is_told_of_by_itself(app: Flask, room: Draftroom, clock: Clock) -> None:
    room.make(LACKING, result(2))
    answered = ask(room)
    other = drafting.ask(
        room.world.actor("yx-coord"), NOW, room.row("task:2").id, answered.person_id, "第二件事做得怎样？"
    )
    drafting.answer(room.world.actor("yx-staff"), NOW, answered.id, "2件")
    text = letter(room.world, "yx-staff", clock) or ""
    assert ("第二件事做得怎样？" in text, QUESTION in text) == (True, False)
    assert f"/asked/{other.id}" in text


def test_a_round_carries_the_question_and_lets_an_answered_one_be(room: Draftroom) -> None:
    asked, sweeps = ask(room), Sweeps(room.world)
    assert sweeps.go().queued == 1
    drafting.answer(room.world.actor("yx-staff"), NOW, asked.id, "2件")
    drafting.answer(room.world.actor("yx-coord"), NOW, ask(room).id, "2件")
    assert sweeps.go(days=1).queued == 0


@pytest.mark.parametrize(("stage", "told"), [(DraftStage.SIGNING, True), (DraftStage.FIRST, False)])
def test_a_leader_is_told_what_waits_for_the_signature(
    app: Flask, room: Draftroom, clock: Clock, stage: DraftStage, told: bool
) -> None:
    leader = room.world.user("yx-leader").id
    room.draft.stage, room.draft.signer_id = stage, leader
    notice = {"reason": NoticeReason.DRAFT_TO_SIGN, "key": "k", "at": clock(), "draft_id": room.draft.id}
    db.session.add(Notice(org_id=room.draft.org_id, person_id=leader, **notice))
    db.session.commit()
    text = letter(room.world, "yx-leader", clock)
    assert (text is not None) == told
    if text is not None:
        assert "等您审签" in text
        assert "/o/yunxi/2026/draft" in text
