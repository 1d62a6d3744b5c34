"""How a person wants to be reminded."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from tests.support.world import World
from tracker.domain.errors import Conflict, Invalid, NotFound
from tracker.domain.people import operator
from tracker.domain.reminding.policy import ReminderPolicy
from tracker.domain.reminding.wishes import Wishes
from tracker.extensions import db
from tracker.models import Event, User
from tracker.services.reminding.policies import change_policy
from tracker.services.reminding.wishes import set_wishes

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)


def wish(world: World, wanted: Wishes, version: int = 1) -> None:
    set_wishes(world.actor("yx-staff"), NOW, version, wanted)


def wished(world: World) -> Wishes:
    db.session.expire_all()
    return Wishes.read(db.session.get_one(User, world.user("yx-staff").id).wishes)


def test_fewer_days_and_no_mail_may_be_wished(world: World) -> None:
    wish(world, Wishes((7, 1), by_email=False))
    assert wished(world) == Wishes((7, 1), by_email=False)
    assert db.session.scalars(select(Event.verb)).all() == ["wishes_changed"]


def test_none_of_the_days_ahead_may_be_wished_too(world: World) -> None:
    wish(world, Wishes(()))
    assert wished(world).leads(ReminderPolicy()) == ()


def test_days_that_the_office_does_not_know_are_refused(world: World) -> None:
    with pytest.raises(Invalid) as refusal:
        wish(world, Wishes((20, 7)))
    assert refusal.value.field == "lead_days"


def test_whoever_wants_all_days_gets_those_that_come_later_too(world: World) -> None:
    wish(world, Wishes((30, 15, 7, 3, 1)))
    assert wished(world) == Wishes(None)


def test_the_policy_of_the_home_organisation_counts(world: World) -> None:
    org = world.org("yunxi")
    policy = replace(ReminderPolicy(), lead_days=(20, 10))
    change_policy(world.actor("yx-coord"), NOW, org.id, org.version_id, policy)
    wish(world, Wishes((20,)))
    assert wished(world).leads(policy) == (20,)


def test_an_older_page_overwrites_nothing(world: World) -> None:
    wish(world, Wishes((7,)))
    with pytest.raises(Conflict):
        wish(world, Wishes((1,)), version=1)


def test_whoever_has_no_account_has_no_wishes(world: World) -> None:
    with pytest.raises(NotFound):
        set_wishes(operator(), NOW, 1, Wishes())
