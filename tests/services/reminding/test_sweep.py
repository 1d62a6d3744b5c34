"""A sweep tells everybody what has become due for them: once, in one message a day, the latest step only."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select

from tests.support.reminding import NOW, TODAY, Sweeps, seat_next_door
from tests.support.world import World
from tracker.domain.messages import Channel, MessageState
from tracker.domain.notices import NoticeReason
from tracker.domain.slips import SlipColour
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import (
    Membership,
    Message,
    Notice,
    ReportLink,
    SupervisionNotice,
    Task,
    User,
)
from tracker.services.loops import sweep
from tracker.services.reminding.once import insert_once
from tracker.services.reminding.sweeping import Swept


def test_due_tasks_of_a_person_make_one_digest(sweeps: Sweeps, world: World) -> None:
    world.user("yx-staff").email = "wu@example.org"
    for days in (-1, 0, 3):
        sweeps.task(days)
    assert sweep(NOW, dry_run=True) == Swept(1, 0, 3, 0)
    assert (sweeps.count(Notice), sweeps.count(Message)) == (0, 0)
    assert sweeps.go() == Swept(1, 0, 3, 0)
    message = sweeps.message_of("yx-staff")
    assert (message.day, message.org_id) == (TODAY, world.org("yunxi").id)
    reasons = {notice.reason for notice in message.notices}
    assert reasons == {NoticeReason.OVERDUE, NoticeReason.DUE_TODAY, NoticeReason.DUE_SOON}
    assert all(notice.carried_at == NOW for notice in message.notices)
    assert sweeps.go(minutes=10) == Swept(0, 1, 0, 0)


def test_a_date_is_announced_step_by_step_and_then_called_for_every_week(sweeps: Sweeps, world: World) -> None:
    sweeps.policy(escalation=[])
    sweeps.task(31)
    for day in range(60):
        sweeps.go(days=day)
    assert sweeps.told("yx-staff") == [
        "due_soon 30", "due_soon 15", "due_soon 7", "due_soon 3", "due_soon 1", "due_today 0",
        "overdue +0", "overdue +1", "overdue +2", "overdue +3",
    ]  # fmt: skip
    mine = select(Message.day).where(Message.person_id == world.user("yx-staff").id).order_by(Message.day)
    days = [(day - TODAY).days for day in db.session.scalars(mine)]
    assert days == [1, 16, 24, 28, 30, 31, 34, 41, 48, 55]


def test_a_gap_is_caught_up_with_the_latest_step_only(sweeps: Sweeps) -> None:
    sweeps.policy(escalation=[])
    sweeps.task(31)
    sweeps.go(days=1)
    sweeps.go(days=43)
    assert sweeps.told("yx-staff") == ["due_soon 30", "overdue +1"]


def test_what_was_told_yesterday_is_not_planned_again(sweeps: Sweeps) -> None:
    sweeps.task(7)
    sweeps.go()
    assert sweep(NOW + timedelta(days=1), dry_run=True) == Swept()


def test_a_new_date_has_steps_of_its_own(sweeps: Sweeps) -> None:
    sweeps.policy(escalation=[])
    task = sweeps.task(3)
    sweeps.go()
    task.due_on = TODAY + timedelta(days=10)
    db.session.commit()
    sweeps.go(days=7)
    assert sweeps.told("yx-staff") == ["due_soon 3", "due_soon 3"]
    task.due_on = TODAY + timedelta(days=3)
    db.session.commit()
    assert sweeps.go(days=8).notices == 1
    assert sweeps.told("yx-staff")[-1] == "overdue +0"


@pytest.mark.parametrize("state", [TaskState.CLOSED, TaskState.SUSPENDED, TaskState.MERGED, TaskState.UNASSIGNED])
def test_ended_tasks_and_those_of_nobody_disturb_nobody(sweeps: Sweeps, world: World, state: TaskState) -> None:
    owner = None if state is TaskState.UNASSIGNED else world.user("yx-staff").id
    sweeps.task(-40, state=state, state_since=date(2026, 4, 1), owner_id=owner)
    sweeps.task(-40, voided_at=NOW)
    assert sweeps.go() == Swept()


def test_whoever_has_submitted_has_done_their_part_and_the_sponsor_is_called(sweeps: Sweeps) -> None:
    sweeps.task(-40, state=TaskState.SUBMITTED, state_since=TODAY)
    assert [day for day in range(14) if sweeps.go(days=day).queued] == [3, 10]
    assert sweeps.told("yx-staff") == []
    assert sweeps.told("yx-leader") == ["verification_overdue +0", "verification_overdue +1"]


def test_an_unreceived_task_is_called_for(sweeps: Sweeps) -> None:
    sweeps.task(200, state=TaskState.ASSIGNED, state_since=TODAY)
    sweeps.go(days=2)
    sweeps.go(days=3)
    assert sweeps.told("yx-staff") == ["receipt_overdue +0"]


def test_a_late_task_goes_up_the_line_and_each_coloured_step_issues_one_slip(sweeps: Sweeps) -> None:
    sweeps.policy("qinghe", quarter_leads=[])
    task = sweeps.task(0)
    swept = [sweeps.go(days=day) for day in (2, 3, 6, 13, 14, 15, 27, 28, 42, 43, 44)]
    assert sum(one.slips for one in swept) == 3
    assert sweeps.told("yx-head") == ["escalated e3", "escalated e10"]
    assert sweeps.told("yx-leader") == ["escalated e10", "escalated e20"]
    assert sweeps.told("yx-coord") == ["escalated e20", "escalated e30"]
    assert sweeps.told("qh-coord") == ["escalated e30"]
    escalated = [line for line in sweeps.told("yx-staff") if line.startswith("escalated")]
    assert escalated == ["escalated e3", "escalated e10", "escalated e20"]
    slips = db.session.scalars(select(SupervisionNotice).order_by(SupervisionNotice.number)).all()
    assert [slip.colour for slip in slips] == [SlipColour.BLUE, SlipColour.YELLOW, SlipColour.RED]
    carried = select(Notice.slip_id).where(Notice.task_id == task.id, Notice.slip_id.is_not(None)).distinct()
    assert set(db.session.scalars(carried)) == {slip.id for slip in slips}


def test_nobody_is_disturbed_on_rest_days_and_outside_of_office_hours(sweeps: Sweeps) -> None:
    sweeps.task(0)
    for quiet in ({"days": -2}, {"days": -11}, {"hours": -2}, {"hours": 7.5}):
        assert sweep(NOW + timedelta(**quiet)) == Swept()
    assert sweep(NOW + timedelta(hours=-1.5)).queued == 1


def test_an_exchanged_saturday_is_a_day_of_work(sweeps: Sweeps) -> None:
    """9 May 2026 is a Saturday on which people work; the 10th is an ordinary Sunday."""
    sweeps.task(-3)
    assert sweeps.go(days=-2).queued == 0
    assert sweeps.go(days=-3).queued == 1
    assert sweeps.told("yx-staff") == ["due_today 0"]


def test_what_falls_in_a_holiday_is_announced_before_it(sweeps: Sweeps) -> None:
    sweeps.task(due_on=date(2026, 5, 3))
    assert sweeps.go(days=-12).queued == 1
    assert sweeps.told("yx-staff") == ["due_today 0"]


def test_a_town_in_its_quiet_hours_gets_nothing_while_another_does(sweeps: Sweeps, world: World) -> None:
    sweeps.policy("heshan", quiet_until="11:00")
    sweeps.task(0)
    other = {"owner_id": world.user("hs-staff").id, "sponsor_id": world.user("hs-leader").id}
    sweeps.task(0, org="heshan", **other)
    assert sweeps.go().queued == 1
    assert (sweeps.told("yx-staff"), sweeps.told("hs-staff")) == (["due_today 0"], [])
    assert sweeps.go(hours=1) == Swept(1, 1, 1, 0)


def test_what_becomes_due_after_the_message_of_the_day_waits_for_the_next(sweeps: Sweeps) -> None:
    sweeps.task(0)
    sweeps.go()
    sweeps.task(3)
    assert sweeps.go(hours=1) == Swept(0, 1, 0, 0)
    sweeps.go(days=1)
    assert sweeps.told("yx-staff") == ["due_today 0", "overdue +0", "due_soon 3"]


@pytest.mark.parametrize(
    ("email", "wishes", "channel", "state", "links"),
    [
        ("wu@example.org", {}, Channel.EMAIL, MessageState.QUEUED, 1),
        ("wu@example.org", {"by_email": False}, Channel.IN_APP, MessageState.SENT, 0),
        (None, {}, Channel.BY_HAND, MessageState.TO_HAND, 1),
    ],
)
def test_a_message_goes_the_way_that_its_reader_can_and_wants_to_be_reached(
    sweeps: Sweeps, world: World, email: str | None, wishes: dict[str, object], channel: Channel, state: MessageState,
    links: int,
) -> None:  # fmt: skip
    staff = world.user("yx-staff")
    staff.email, staff.wishes = email, wishes
    sweeps.task(0)
    sweeps.go()
    message = sweeps.message_of("yx-staff")
    assert (message.channel, message.state) == (channel, state)
    assert (message.settled_at is None) is (state is not MessageState.SENT)
    assert sweeps.count(ReportLink) == links


def test_a_person_hears_only_of_the_days_ahead_that_they_want(sweeps: Sweeps, world: World) -> None:
    world.user("yx-staff").wishes = {"lead_days": [7]}
    sweeps.task(31)
    for day in range(33):
        sweeps.go(days=day)
    assert sweeps.told("yx-staff") == ["due_soon 7", "due_today 0"]


def test_a_row_that_is_there_already_is_left_as_it_is(sweeps: Sweeps, world: World) -> None:
    sweeps.task(0)
    sweeps.go()
    [known] = db.session.scalars(select(Notice))
    columns = ("org_id", "person_id", "reason", "key", "at", "text", "step")
    row = {name: getattr(known, name) for name in columns}
    new = list(insert_once(Notice, [{**row, "text": "再说一遍"}, {**row, "key": "another"}], [Notice.key]))
    assert [one.key for one in new] == ["another"]
    db.session.refresh(known)
    assert known.text == ""


def test_a_person_who_works_in_two_trees_has_one_message_a_day(sweeps: Sweeps, world: World) -> None:
    """Another county stands beside ours, and somebody of 云溪镇 has a seat there too."""
    seat_next_door(world, "yx-staff")
    here = sweeps.task(0)
    sweeps.task(0, org="linxian", unit="sfj")
    assert sweeps.go() == Swept(1, 0, 1, 0)
    here.state = TaskState.CLOSED
    db.session.commit()
    assert sweeps.go(days=1) == Swept(1, 0, 1, 0)
    assert sweeps.told("yx-staff") == ["due_today 0", "overdue +0"]


def test_a_thousand_due_tasks_of_fifty_people_make_fifty_digests(sweeps: Sweeps, world: World) -> None:
    home, unit = world.org("yunxi").id, world.unit("yunxi-zf").id
    people = [User(org_id=home, account=f"p{place}", name="某", email=f"p{place}@example.org") for place in range(50)]
    db.session.add_all(people)
    db.session.flush()
    db.session.add_all(Membership(org_id=home, user_id=one.id, unit_id=unit, from_on=TODAY) for one in people)
    pattern = sweeps.task(200)
    columns = {column.name: getattr(pattern, column.name) for column in Task.__table__.columns if column.name != "id"}
    due = {**columns, "due_on": TODAY + timedelta(days=1)}
    rows = [{**due, "number": 100 + place, "owner_id": people[place % 50].id} for place in range(1000)]
    db.session.execute(insert(Task), rows)
    db.session.commit()
    assert sweeps.go() == Swept(50, 0, 1000, 0)
    assert sweeps.go(minutes=10) == Swept(0, 50, 0, 0)
    assert sweep(NOW + timedelta(minutes=20), dry_run=True) == Swept(0, 50, 0, 0)
