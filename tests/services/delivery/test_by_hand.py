"""Delivery by hand: who told whom how, one or several at once, and nobody twice."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.deliveries import NOW, add_message, failed
from tests.support.races import at_once
from tests.support.work import verbs
from tests.support.world import World
from tracker.domain.errors import Conflict, NotAllowed, NotFound
from tracker.domain.messages import Handed, MessageState
from tracker.extensions import db
from tracker.models import Event, Message
from tracker.services.delivery.dictating import dictate
from tracker.services.delivery.handing import drop, mark_all_handed, mark_handed


def test_a_message_is_handed_over_with_the_way_and_a_note(world: World) -> None:
    message = add_message(world, "yx-staff")
    mark_handed(world.actor("yx-coord"), NOW, message.id, Handed.WECHAT, " 本人说周五报 ")
    assert (message.state, message.handed, message.note, message.settled_at) == (
        MessageState.HANDED, Handed.WECHAT, "本人说周五报", NOW,
    )  # fmt: skip
    [event] = db.session.scalars(select(Event).where(Event.subject_type == "message"))
    assert (event.verb, event.reason, event.actor_id) == ("handed", "本人说周五报", world.user("yx-coord").id)
    assert event.after == {"person_id": world.user("yx-staff").id, "how": "wechat"}


def test_several_are_handed_over_in_one_act_or_none_of_them(world: World) -> None:
    first, second = add_message(world, "yx-staff"), add_message(world, "yx-head")
    sent = add_message(world, "yx-viewer", state=MessageState.SENT)
    coordinator = world.actor("yx-coord")
    with pytest.raises(Conflict, match="message_settled"):
        mark_all_handed(coordinator, NOW, [first.id, second.id, sent.id], Handed.PHONE)
    db.session.rollback()
    assert [first.state, second.state] == [MessageState.TO_HAND] * 2
    mark_all_handed(coordinator, NOW, [first.id, second.id], Handed.PHONE)
    assert [first.state, second.state] == [MessageState.HANDED] * 2
    assert verbs("message") == ["handed", "handed"]


def test_what_an_address_refused_may_be_told_by_a_person(world: World) -> None:
    message = failed(world)
    mark_handed(world.actor("yx-coord"), NOW, message.id, Handed.IN_PERSON)
    assert (message.state, message.answer) == (MessageState.HANDED, "550 5.1.1 user unknown")


def test_what_need_not_be_told_any_more_is_dropped(world: World) -> None:
    message = add_message(world, "yx-staff")
    drop(world.actor("yx-coord"), NOW, [message.id], "已经办完")
    assert (message.state, message.note, message.handed) == (MessageState.DROPPED, "已经办完", None)
    assert verbs("message") == ["message_dropped"]


@pytest.mark.parametrize("who", ["yx-leader", "yx-head", "yx-staff", "yx-viewer"])
def test_only_those_who_deliver_hand_over(world: World, who: str) -> None:
    message = add_message(world, "yx-staff")
    with pytest.raises(NotAllowed):
        mark_handed(world.actor(who), NOW, message.id, Handed.PHONE)


@pytest.mark.parametrize("who", ["hs-coord", "qh-coord"])
def test_messages_of_other_organisations_do_not_exist(world: World, who: str) -> None:
    message = add_message(world, "yx-staff")
    with pytest.raises(NotFound):
        mark_handed(world.actor(who), NOW, message.id, Handed.PHONE)


def test_two_who_tell_the_same_person_at_once_leave_one_record(app: Flask, world: World) -> None:
    message_id = add_message(world, "yx-staff").id
    actors = [world.actor("yx-coord"), world.actor("yx-admin")]

    def act(number: int) -> None:
        mark_handed(actors[number], NOW, message_id, Handed.PHONE)

    done = at_once(app, *[lambda number=number: act(number) for number in range(2)])
    assert sorted(done) == ["done", "message_settled"]
    assert verbs("message") == ["handed"]
    assert db.session.get_one(Message, message_id).state is MessageState.HANDED


def test_words_are_given_to_those_who_see_the_messages_alone(world: World) -> None:
    message = add_message(world, "yx-staff")
    [words] = dictate(world.actor("yx-coord"), NOW, [[message.id]])
    assert words.startswith("吴静，今天有 1 件事等您")
    for who in ("hs-coord", "qh-coord"):
        with pytest.raises(NotFound):
            dictate(world.actor(who), NOW, [[message.id]])
    assert dictate(world.actor("yx-coord"), NOW, []) == []
