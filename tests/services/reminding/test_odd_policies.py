"""Policies that contradict each other or hold nonsense silence no office."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from tests.support.reminding import NOW, Sweeps, seat_next_door
from tests.support.world import World
from tracker.domain.people import Via, operator
from tracker.domain.reminding.policy import ReminderPolicy
from tracker.extensions import db
from tracker.models import Message, Organisation
from tracker.queries.policies import policy_of
from tracker.services.reminding.policies import change_policy


def change(world: World, org: str, wanted: ReminderPolicy) -> None:
    db.session.expire_all()
    row = db.session.get_one(Organisation, world.org(org).id)
    change_policy(operator(Via.CLI), NOW, row.id, row.version_id, wanted)


def test_hours_that_two_levels_leave_over_together_are_never_none(sweeps: Sweeps, world: World) -> None:
    """The town begins late; then the county ends early."""
    change(world, "yunxi", replace(ReminderPolicy(), quiet_until=time(13)))
    change(world, "qinghe", replace(ReminderPolicy(), quiet_from=time(12)))
    sweeps.task(-1)
    assert sweeps.go().queued + sweeps.go(hours=4).queued == 1


def test_hours_that_differ_in_their_beginning_alone_follow_the_end_from_above(world: World) -> None:
    change(world, "yunxi", replace(ReminderPolicy(), quiet_until=time(9)))
    change(world, "qinghe", replace(ReminderPolicy(), quiet_from=time(16)))
    found = policy_of(world.org("yunxi").id)
    assert (found.quiet_until, found.quiet_from) == (time(9), time(16))


@pytest.mark.parametrize(
    "stored",
    [
        {"lead_days": None}, {"lead_days": "7,3"}, {"lead_days": ["7"]}, {"lead_days": 7}, {"lead_days": [-3, 10**9]},
        {"quiet_until": "25:00"}, {"quiet_until": 8}, {"quiet_from": None}, {"quiet_until": "08:30+08:00"},
        {"overdue_every": "weekly"}, {"overdue_every": -1}, {"repeat_every": 0}, {"link_days": None},
        {"escalation": [{"after": 3}]}, {"escalation": [{"after": 3, "to": ["mayor"]}]}, {"escalation": "none"},
        {"escalation": [{"after": 3, "to": ["owner"], "colour": "green"}]}, {"escalation": [None]},
        {"what": "is this"}, "off", None, [], 7,
    ],
)  # fmt: skip
def test_a_policy_that_cannot_be_read_counts_as_the_one_from_above(sweeps: Sweeps, world: World, stored: Any) -> None:
    row = world.org("yunxi")
    row.settings = {**row.settings, "reminders": stored}
    sweeps.task(-1)
    assert policy_of(row.id) == ReminderPolicy()
    assert sweeps.go().queued == 1


def test_what_can_be_read_beside_it_counts(sweeps: Sweeps, world: World) -> None:
    sweeps.policy(lead_days=[9, 2], quiet_until="noon")
    assert policy_of(world.org("yunxi").id) == replace(ReminderPolicy(), lead_days=(9, 2))


def test_a_tree_that_cannot_be_swept_is_told_and_keeps_no_other_from_its_messages(sweeps: Sweeps, world: World) -> None:
    county = world.org("qinghe")
    seat_next_door(world, "yx-staff")
    sweeps.task(-1, org="linxian", unit="sfj")
    county.settings = {"calendar": "none"}
    db.session.commit()
    with pytest.raises(AttributeError):
        sweeps.go()
    assert sweeps.count(Message) == 1
    assert sweeps.told("yx-staff") == ["overdue +0"]
