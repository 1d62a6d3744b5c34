"""The demo's messages: one sweep, one letter refused, people told by hand, a delegate in the place of somebody."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from tests.demo.conftest import NOW
from tracker.demo.dates import Calendar
from tracker.demo.messages import AWAY, DELEGATE, office_hour
from tracker.demo.stage import Stage
from tracker.domain.messages import Channel, Handed, MessageKind, MessageState
from tracker.extensions import db
from tracker.models import Message, Notice, Organisation, User
from tracker.services.loops import sweep
from tracker.storage import FolderBlobs
from tracker.web import clock


def messages(org: str = "yunxi") -> list[Message]:
    here = select(Message).join(Organisation, Organisation.id == Message.org_id).where(Organisation.code == org)
    return list(db.session.scalars(here))


def test_letters_have_arrived_but_for_one_and_nothing_waits_for_a_server(demo: Flask) -> None:
    states = Counter((message.channel, message.state) for message in messages())
    assert states[Channel.EMAIL, MessageState.SENT] >= 5
    assert states[Channel.EMAIL, MessageState.FAILED] == 1
    assert not {MessageState.QUEUED, MessageState.RETRY, MessageState.SENDING} & {state for _channel, state in states}


def test_people_without_an_address_are_to_be_told_and_one_was(demo: Flask) -> None:
    by_hand = [message for message in messages() if message.channel is Channel.BY_HAND]
    assert any(message.state is MessageState.TO_HAND for message in by_hand)
    assert {Handed.WECHAT, Handed.PHONE} <= {message.handed for message in by_hand}
    assert [message.kind for message in by_hand if message.handed is Handed.PHONE] == [MessageKind.URGE]


def test_a_delegate_is_told_in_the_place_of_one_who_is_away(demo: Flask) -> None:
    away = db.session.scalars(select(User.id).where(User.account == AWAY)).one()
    told = db.session.scalars(
        select(User.account).join(Notice, Notice.person_id == User.id).where(Notice.for_id == away)
    )
    assert set(told) == {DELEGATE}


def test_a_second_sweep_has_nothing_to_say(demo: Flask) -> None:
    assert sweep(NOW, dry_run=True).queued == 0


@pytest.mark.parametrize(
    ("present", "hour"),
    [
        (datetime(2026, 9, 22, 2, 0, tzinfo=UTC), datetime(2026, 9, 22, 2, 0, tzinfo=UTC)),
        (datetime(2026, 9, 22, 14, 0, tzinfo=UTC), datetime(2026, 9, 22, 8, 50, tzinfo=UTC)),
        (datetime(2026, 9, 21, 23, 0, tzinfo=UTC), datetime(2026, 9, 21, 8, 50, tzinfo=UTC)),
        (datetime(2026, 11, 22, 3, 0, tzinfo=UTC), datetime(2026, 11, 20, 8, 50, tzinfo=UTC)),
    ],
    ids=["at work", "at night", "before work", "on a Sunday"],
)
def test_a_demo_loaded_outside_of_office_hours_tells_what_the_last_one_did(
    demo: Flask, present: datetime, hour: datetime
) -> None:
    zone = clock.settings().timezone
    stage = Stage(Calendar(date(2026, 9, 22), zone), present, FolderBlobs(clock.settings().data_dir))
    county = db.session.scalars(select(Organisation.id).where(Organisation.code == "qinghe")).one()
    assert office_hour(stage, county) == hour
