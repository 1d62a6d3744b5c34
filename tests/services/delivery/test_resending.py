"""Sending on purpose: once more to the present address, by the present way, and a test."""

import pytest
from sqlalchemy import select

from tests.support.deliveries import NOW, TODAY, add_message, failed, give_address
from tests.support.work import verbs
from tests.support.world import World
from tracker.domain.errors import Invalid, NotAllowed, NotFound
from tracker.domain.messages import Channel, Handed, MessageKind, MessageState
from tracker.domain.reminding.wishes import Wishes
from tracker.extensions import db
from tracker.models import Bot, Message
from tracker.services.delivery import resending
from tracker.services.delivery.resending import send_again
from tracker.services.delivery.urging import urge


def test_a_dead_letter_goes_to_the_address_that_was_put_right(world: World) -> None:
    dead = failed(world)
    give_address(world, "yx-staff")
    again = send_again(world.actor("yx-coord"), NOW, dead.id)
    assert (again.kind, again.channel, again.state) == (MessageKind.AGAIN, Channel.EMAIL, MessageState.QUEUED)
    assert (again.address, again.again_of_id, again.day) == ("new@yunxi.example", dead.id, TODAY)
    assert again.notices == dead.notices
    assert again.next_try_at == NOW
    assert again.queued_by_id == world.user("yx-coord").id
    assert dead.state is MessageState.FAILED
    assert verbs("message") == ["sent_again"]


def test_each_copy_has_a_message_id_of_its_own(world: World) -> None:
    dead = failed(world)
    give_address(world, "yx-staff")
    again = send_again(world.actor("yx-coord"), NOW, dead.id)
    again.state = MessageState.FAILED
    db.session.commit()
    third = send_again(world.actor("yx-coord"), NOW, dead.id)
    assert len({dead.reference, again.reference, third.reference}) == 3
    assert again.reference == f"{dead.reference.removesuffix('@localhost>')}.a1@localhost>"


@pytest.mark.parametrize("state", [MessageState.QUEUED, MessageState.RETRY, MessageState.SENDING])
def test_what_still_waits_is_not_sent_again(world: World, state: MessageState) -> None:
    message = add_message(world, "yx-staff", state=state)
    with pytest.raises(Invalid, match="message_waiting"):
        send_again(world.actor("yx-coord"), NOW, message.id)


def test_a_second_press_sends_nothing_more(world: World) -> None:
    dead = failed(world)
    give_address(world, "yx-staff")
    send_again(world.actor("yx-coord"), NOW, dead.id)
    with pytest.raises(Invalid, match="message_waiting"):
        send_again(world.actor("yx-coord"), NOW, dead.id)


def test_without_an_address_it_is_to_be_handed_over(world: World) -> None:
    again = send_again(world.actor("yx-coord"), NOW, failed(world).id)
    assert (again.channel, again.state, again.address) == (Channel.BY_HAND, MessageState.TO_HAND, "")


def test_what_waited_for_a_hand_goes_by_mail_once_there_is_an_address(world: World) -> None:
    message = add_message(world, "yx-staff")
    with pytest.raises(Invalid, match="message_waiting"):
        send_again(world.actor("yx-coord"), NOW, message.id)
    db.session.rollback()
    give_address(world, "yx-staff")
    again = send_again(world.actor("yx-coord"), NOW, message.id)
    assert (again.state, message.state) == (MessageState.QUEUED, MessageState.DROPPED)


def test_who_wants_no_mail_gets_none(world: World) -> None:
    message = add_message(world, "yx-staff", state=MessageState.SENT, channel=Channel.IN_APP)
    give_address(world, "yx-staff")
    world.user("yx-staff").wishes = Wishes(by_email=False).stored()
    db.session.commit()
    with pytest.raises(Invalid, match="message_in_app"):
        send_again(world.actor("yx-coord"), NOW, message.id)


def test_nothing_is_sent_to_those_who_left(world: World) -> None:
    dead = failed(world)
    world.user("yx-staff").deactivated_at = NOW
    db.session.commit()
    with pytest.raises(Invalid, match="user_inactive"):
        send_again(world.actor("yx-coord"), NOW, dead.id)


def test_a_spoken_reminder_is_not_sent(world: World) -> None:
    task = failed(world).notices[0].task
    assert task is not None
    spoken = urge(world.actor("yx-coord"), NOW, task.id, world.user("yx-staff").id, Handed.PHONE)
    with pytest.raises(Invalid, match="message_spoken"):
        send_again(world.actor("yx-coord"), NOW, spoken.id)


def test_a_group_is_told_again_by_its_bot(world: World) -> None:
    unit = world.unit("yunxi-zf")
    dead = failed(world, kind=MessageKind.UNIT_DIGEST, channel=Channel.BOT, unit_id=unit.id)
    dead.person_id = None
    db.session.commit()
    with pytest.raises(Invalid, match="bot_missing"):
        send_again(world.actor("yx-coord"), NOW, dead.id)
    db.session.rollback()
    db.session.add(Bot(org_id=unit.org_id, unit_id=unit.id, kind="webhook", url="https://bots.example/1"))
    db.session.commit()
    again = send_again(world.actor("yx-coord"), NOW, dead.id)
    assert (again.channel, again.unit_id, again.person_id) == (Channel.BOT, unit.id, None)


def test_a_test_goes_to_an_address_without_notices(world: World) -> None:
    give_address(world, "yx-coord", "me@yunxi.example")
    org = world.org("yunxi").id
    other = resending.test_message(world.actor("yx-coord"), NOW, org, " it@yunxi.example ")
    mine = resending.test_message(world.actor("yx-coord"), NOW, org, "me@yunxi.example")
    assert [(one.kind, one.state, one.address, one.person_id) for one in (other, mine)] == [
        (MessageKind.TEST, MessageState.QUEUED, "it@yunxi.example", None),
        (MessageKind.TEST, MessageState.QUEUED, "me@yunxi.example", world.user("yx-coord").id),
    ]
    assert other.notices == []
    assert verbs("message") == ["tested", "tested"]


@pytest.mark.parametrize("address", ["", "me", "me@", "a b@c.example"])
def test_a_test_needs_an_address(world: World, address: str) -> None:
    with pytest.raises(Invalid, match="email_invalid"):
        resending.test_message(world.actor("yx-coord"), NOW, world.org("yunxi").id, address)


@pytest.mark.parametrize("who", ["yx-leader", "yx-head", "yx-staff", "yx-viewer", "qh-admin"])
def test_only_those_who_deliver_send(world: World, who: str) -> None:
    dead = failed(world)
    with pytest.raises((NotAllowed, NotFound)):
        send_again(world.actor(who), NOW, dead.id)
    db.session.rollback()
    with pytest.raises(NotAllowed):
        resending.test_message(world.actor(who), NOW, world.org("yunxi").id, "it@yunxi.example")
    assert db.session.scalars(select(Message.id)).all() == [dead.id]
