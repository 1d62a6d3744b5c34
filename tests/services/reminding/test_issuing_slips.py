"""Slips issued by hand (督办单): by whom, with which text and date, and who is told."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.races import at_once
from tests.support.slips import DEMAND, REPLY_BY, Slips
from tests.support.tasks import add_proof
from tests.support.world import World
from tracker.domain.errors import Invalid, NotAllowed, NotFound
from tracker.domain.people import Via, operator
from tracker.domain.reminding.policy import Audience, EscalationStep, ReminderPolicy
from tracker.domain.slips import SlipColour, SlipState
from tracker.extensions import db
from tracker.models import Absence, Notice, SupervisionNotice
from tracker.queries.policies import POLICY, office_of
from tracker.services.reminding.plans import PlannedSlip
from tracker.services.reminding.slip_issuing import NewSlip, issue_slip
from tracker.services.reminding.slips import add_slips


@pytest.mark.parametrize("who", ["yx-coord", "yx-leader"])
def test_coordinators_and_leaders_issue_slips(slips: Slips, who: str) -> None:
    task = slips.late_task()
    add_proof(slips.desk.world, task, text="完成两期培训。", to_on=date(2026, 8, 12))
    slip = slips.issue(task, who, SlipColour.YELLOW, problem="案卷评查没有开展。")
    assert (slip.year, slip.number, slip.colour, slip.state) == (2026, 1, SlipColour.YELLOW, SlipState.ISSUED)
    assert (slip.demand, slip.problem, slip.reply_by) == (DEMAND, "案卷评查没有开展。", REPLY_BY)
    assert (slip.progress, slip.due_on) == ("2026年8月12日，完成两期培训。", date(2026, 9, 15))
    assert (slip.issued_by_id, slip.owner_id) == (slips.desk.user(who), slips.desk.user("yx-staff"))


@pytest.mark.parametrize("who", ["yx-admin", "yx-head", "yx-staff", "yx-viewer", "qh-coord", "qh-leader"])
def test_nobody_else_does(slips: Slips, who: str) -> None:
    with pytest.raises(NotAllowed):
        slips.issue(slips.late_task(), who)


def test_tasks_of_another_town_do_not_exist(slips: Slips) -> None:
    with pytest.raises(NotFound):
        slips.issue(slips.late_task(), "hs-coord")


def test_owner_head_and_those_whom_the_policy_names_are_told_with_the_slip(slips: Slips) -> None:
    slip = slips.issue(slips.late_task(), colour=SlipColour.YELLOW)
    told = {
        account: slips.desk.told(account) for account in ("yx-staff", "yx-head", "yx-leader", "yx-coord", "yx-viewer")
    }
    assert told == {
        **{account: ["slip_issued"] for account in ("yx-staff", "yx-head", "yx-leader")},
        "yx-coord": [],
        "yx-viewer": [],
    }
    assert set(db.session.scalars(select(Notice.slip_id))) == {slip.id}
    assert set(db.session.scalars(select(Notice.text))) == {DEMAND}


def test_a_blue_slip_goes_to_owner_and_head_alone(slips: Slips) -> None:
    slips.issue(slips.late_task(), colour=SlipColour.BLUE)
    assert slips.desk.told("yx-leader") == []


def test_a_town_that_tells_more_people_tells_them(slips: Slips) -> None:
    rule = EscalationStep(3, (Audience.OWNER, Audience.COORDINATOR), SlipColour.BLUE)
    policy = ReminderPolicy(escalation=(rule,)).stored(ReminderPolicy())
    slips.desk.world.org("yunxi").settings = {POLICY: policy}
    db.session.commit()
    slips.issue(slips.late_task(), "yx-leader")
    assert slips.desk.told("yx-coord") == ["slip_issued"]


def test_the_delegate_of_an_absent_owner_is_told_too(slips: Slips) -> None:
    absent, delegate, today = slips.desk.user("yx-staff"), slips.desk.user("yx-viewer"), slips.desk.now.date()
    db.session.add(
        Absence(
            org_id=slips.desk.world.org("yunxi").id, person_id=absent, delegate_id=delegate, from_on=today,
            to_on=today + timedelta(days=5), recorded_at=slips.desk.now,
        )
    )  # fmt: skip
    slips.issue(slips.late_task())
    assert db.session.scalars(select(Notice.for_id).where(Notice.person_id == delegate)).all() == [absent]
    assert slips.desk.told("yx-staff") == ["slip_issued"]


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"reply_by": date(2026, 9, 21)}, "slip_reply_past", "reply_by"),
        ({"reply_by": date(2206, 9, 30)}, "date_out_of_range", "reply_by"),
        ({"demand": "办" * 501}, "too_long", "demand"),
        ({"problem": "慢" * 501}, "too_long", "problem"),
    ],
)
def test_what_cannot_stand_on_a_slip_is_said_at_its_field(
    slips: Slips, values: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        slips.issue(slips.late_task(), **values)
    assert (caught.value.code, caught.value.field) == (code, field)


@pytest.mark.parametrize("state", ["closed", "suspended", "merged"])
def test_no_slip_is_issued_about_what_has_ended(slips: Slips, state: str) -> None:
    with pytest.raises(Invalid) as caught:
        slips.issue(slips.late_task(state=state))
    assert caught.value.code == "task_ended"


def test_a_task_without_an_owner_is_its_units_matter(slips: Slips) -> None:
    slip = slips.issue(slips.late_task(owner_id=None, state="unassigned", due_on=None))
    assert (slip.owner_id, slip.due_on) == (None, None)
    assert slips.desk.told("yx-head") == ["slip_issued"]


def test_a_second_click_issues_nothing_and_another_slip_is_another_number(app: Flask, slips: Slips) -> None:
    task = slips.late_task()
    first = slips.issue(task)
    slips.desk.now -= timedelta(seconds=30)
    assert slips.issue(task).id == first.id
    assert slips.issue(task, colour=SlipColour.YELLOW).number == 2


def test_numbers_have_no_gaps_and_no_doubles_when_many_issue_at_once(app: Flask, slips: Slips, world: World) -> None:
    tasks = [slips.late_task().id for _ in range(5)]
    actor, now = slips.desk.actor("yx-coord"), slips.desk.now
    new = NewSlip(SlipColour.BLUE, DEMAND, REPLY_BY)
    assert at_once(app, *[lambda key=key: issue_slip(actor, now, key, new) for key in tasks]) == ["done"] * 5
    assert sorted(db.session.scalars(select(SupervisionNotice.number))) == [1, 2, 3, 4, 5]


def test_the_same_slip_sent_twice_at_once_is_one(app: Flask, slips: Slips) -> None:
    key, actor, now = slips.late_task().id, slips.desk.actor("yx-coord"), slips.desk.now
    new = NewSlip(SlipColour.RED, DEMAND, REPLY_BY)
    assert at_once(app, *[lambda: issue_slip(actor, now, key, new)] * 4) == ["done"] * 4
    assert db.session.scalars(select(SupervisionNotice.number)).all() == [1]


def test_the_clock_and_a_coordinator_at_once_share_no_number(app: Flask, slips: Slips) -> None:
    late = [slips.late_task() for _ in range(4)]
    org_id, ids = late[0].org_id, [task.id for task in late]
    plans = [
        PlannedSlip(org_id, task.id, "e3", date(2026, 9, 15), SlipColour.RED, task.lead_unit_id, None) for task in late
    ]
    actor, now, new = slips.desk.actor("yx-coord"), slips.desk.now, NewSlip(SlipColour.BLUE, DEMAND, REPLY_BY)

    def sweep() -> None:
        add_slips(operator(Via.JOB), now, plans, {org_id: office_of(org_id)})
        db.session.commit()

    by_hand = [lambda key=key: issue_slip(actor, now, key, new) for key in ids]
    assert at_once(app, sweep, *by_hand) == ["done"] * 5
    assert sorted(db.session.scalars(select(SupervisionNotice.number))) == list(range(1, 9))
