"""Written instructions (批示)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.desk import Desk
from tracker.domain.errors import Invalid, NotAllowed
from tracker.extensions import db
from tracker.models import Notice
from tracker.services.tasks import instruct


def test_the_leaders_words_stand_in_the_timeline_and_reach_the_owner(desk: Desk) -> None:
    task = desk.make(sponsor_id=desk.user("yx-head"))
    for who in ("yx-leader", "yx-head"):
        actor = desk.actor(who)
        instruct(actor, desk.now, task.id, f"  {who}：请抓紧，\r\n月底前报结果。 ")
    first, second = desk.events(task)
    assert (first.verb, first.reason) == ("instructed", "yx-leader：请抓紧，\n月底前报结果。")
    assert second.actor_id == desk.user("yx-head")
    texts = db.session.scalars(select(Notice.text).where(Notice.person_id == desk.user("yx-staff")).order_by(Notice.id))
    assert list(texts) == [first.reason, second.reason]


@pytest.mark.parametrize("who", ["yx-coord", "yx-head", "yx-staff", "yx-viewer"])
def test_others_give_no_instructions(desk: Desk, who: str) -> None:
    with pytest.raises(NotAllowed):
        instruct(desk.actor(who), desk.now, desk.make().id, "请抓紧")


@pytest.mark.parametrize(("text", "code"), [(" ", "required"), ("长" * 1001, "too_long")])
def test_it_says_something_and_not_too_much(desk: Desk, text: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        instruct(desk.actor("yx-leader"), desk.now, desk.make().id, text)
    assert (refused.value.code, refused.value.field) == (code, "text")


def test_a_second_click_says_it_once_but_the_same_may_be_said_again_later(desk: Desk) -> None:
    task, actor = desk.make(), desk.actor("yx-leader")
    for after in (timedelta(), timedelta(seconds=2), timedelta(days=30)):
        instruct(actor, desk.now + after, task.id, "请抓紧")
    assert desk.verbs(task) == ["instructed", "instructed"]
