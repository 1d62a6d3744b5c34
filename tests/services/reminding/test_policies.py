"""An organisation's reminder policy: kept as what differs from above, and told in the log."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from tests.support.world import World
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.domain.org_settings import OrgSettings
from tracker.domain.reminding.policy import ReminderPolicy
from tracker.extensions import db
from tracker.models import Event, Organisation
from tracker.queries.policies import policy_of
from tracker.queries.policy_differences import differing_below
from tracker.services import organisations
from tracker.services.reminding.policies import VERB, change_policy

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
USUAL = ReminderPolicy()
FEW = replace(USUAL, lead_days=(15, 7))


def change(world: World, wanted: ReminderPolicy, by: str = "yx-coord", org: str = "yunxi", version: int = 0) -> None:
    version = version or row(world, org).version_id
    change_policy(world.actor(by), NOW, world.org(org).id, version, wanted)


def row(world: World, org: str) -> Organisation:
    db.session.expire_all()
    return db.session.get_one(Organisation, world.org(org).id)


def kept(world: World, org: str = "yunxi") -> Any:
    return row(world, org).settings.get("reminders")


def test_only_what_differs_is_kept(world: World) -> None:
    change(world, FEW)
    assert kept(world) == {"lead_days": [15, 7]}
    assert policy_of(world.org("yunxi").id) == FEW


def test_what_follows_the_county_again_is_no_longer_kept(world: World) -> None:
    change(world, FEW)
    change(world, USUAL)
    assert kept(world) is None


def test_a_town_follows_its_county_in_all_that_it_has_not_set(world: World) -> None:
    change(world, FEW)
    change(world, replace(USUAL, overdue_every=14, lead_days=(30, 10)), by="qh-coord", org="qinghe")
    assert policy_of(world.org("yunxi").id) == replace(USUAL, lead_days=(15, 7), overdue_every=14)
    assert policy_of(world.org("heshan").id) == replace(USUAL, lead_days=(30, 10), overdue_every=14)


def test_other_settings_stay(world: World) -> None:
    org = world.org("yunxi")
    organisations.change_settings(world.actor("yx-admin"), NOW, org.id, org.version_id, OrgSettings(blue_days=20))
    change(world, FEW)
    assert OrgSettings.read(row(world, "yunxi").settings).blue_days == 20
    change_back = OrgSettings(blue_days=25)
    version = row(world, "yunxi").version_id
    organisations.change_settings(world.actor("yx-admin"), NOW, org.id, version, change_back)
    assert policy_of(org.id) == FEW


def test_the_log_tells_what_counted_before_and_counts_now(world: World) -> None:
    change(world, FEW)
    event = db.session.scalars(select(Event).where(Event.verb == VERB)).one()
    assert (event.before, event.after) == ({"lead_days": [30, 15, 7, 3, 1]}, {"lead_days": [15, 7]})
    assert event.subject_id == event.org_id == world.org("yunxi").id


def test_saving_what_is_already_so_leaves_no_trace(world: World) -> None:
    change(world, USUAL)
    assert db.session.scalars(select(Event).where(Event.verb == VERB)).all() == []
    assert row(world, "yunxi").version_id == world.org("yunxi").version_id == 1


def test_nobody_overwrites_what_they_have_not_seen(world: World) -> None:
    change(world, FEW)
    with pytest.raises(Conflict):
        change(world, USUAL, version=1)
    assert policy_of(world.org("yunxi").id) == FEW


def test_a_policy_that_makes_no_sense_is_refused_at_its_field(world: World) -> None:
    with pytest.raises(Invalid) as refusal:
        change(world, replace(USUAL, repeat_every=0))
    assert refusal.value.field == "repeat_every"
    assert kept(world) is None


@pytest.mark.parametrize("account", ["yx-leader", "yx-head", "yx-staff", "yx-viewer", "qh-admin", "qh-coord"])
def test_only_the_offices_own_administrators_and_coordinators_change_it(world: World, account: str) -> None:
    with pytest.raises(NotAllowed):
        change(world, FEW, by=account)


def test_other_towns_do_not_exist(world: World) -> None:
    with pytest.raises(NotFound):
        change(world, FEW, by="hs-admin")


def test_a_county_knows_which_of_its_towns_differ_and_in_what(world: World) -> None:
    change(world, replace(FEW, overdue_every=14))
    change(world, replace(USUAL, overdue_every=14), by="qh-coord", org="qinghe")
    found = differing_below(world.actor("qh-coord"), world.org("qinghe").id)
    assert [(town.org.code, town.names) for town in found] == [("yunxi", ("lead_days",))]


def test_a_town_has_none_below_it(world: World) -> None:
    assert differing_below(world.actor("yx-coord"), world.org("yunxi").id) == []
