"""What the policy's page shows for an example is what the clock's sweeps do to such a task."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from tests.support.reminding import NOW, TODAY, Sweeps
from tests.support.world import World
from tracker.domain.notices import NoticeReason
from tracker.domain.reminding.course import course
from tracker.domain.reminding.policy import Audience, EscalationStep, ReminderPolicy
from tracker.domain.reminding.steps import Office
from tracker.domain.slips import SlipColour
from tracker.domain.working_days import WorkCalendar
from tracker.extensions import db
from tracker.models import Notice, SupervisionNotice, User
from tracker.services.reminding.policies import change_policy

DUE_ON = date(2026, 6, 20)
"""In the holiday of the Dragon Boat Festival."""
POLICY = replace(
    ReminderPolicy(),
    lead_days=(15, 7, 1),
    overdue_every=5,
    escalation=(
        EscalationStep(2, (Audience.OWNER, Audience.UNIT_HEAD), SlipColour.BLUE),
        EscalationStep(6, (Audience.SPONSOR, Audience.COORDINATOR)),
    ),
)
WHO = {
    Audience.OWNER: "yx-staff", Audience.UNIT_HEAD: "yx-head",
    Audience.SPONSOR: "yx-leader", Audience.COORDINATOR: "yx-coord",
}  # fmt: skip
OF_THE_DATE = (NoticeReason.DUE_SOON, NoticeReason.DUE_TODAY, NoticeReason.OVERDUE, NoticeReason.ESCALATED)
Told = tuple[date, str, str, str]


def shown() -> set[Told]:
    """Day, person, reason and step of everything that the page would show."""
    calls = course(DUE_ON, Office(POLICY, WorkCalendar()))
    return {(call.day, WHO[one], call.step.reason.value, call.step.name) for call in calls for one in call.to}


def told() -> set[Told]:
    """The same of what was told."""
    rows = db.session.execute(select(Notice, User.account).join(User, User.id == Notice.person_id))
    return {
        (notice.at.date(), account, notice.reason.value, notice.step)
        for notice, account in rows
        if notice.reason in OF_THE_DATE
    }


def test_a_task_is_told_of_on_the_days_and_to_the_people_that_were_shown(sweeps: Sweeps, world: World) -> None:
    change_policy(world.actor("yx-coord"), NOW, world.org("yunxi").id, world.org("yunxi").version_id, POLICY)
    sweeps.task(due_on=DUE_ON, first_due_on=DUE_ON)
    expected = shown()
    first, last = min(expected)[0], max(expected)[0]
    for days in range((first - TODAY).days - 1, (last - TODAY).days + 1):
        sweeps.go(days=days)
    assert last - DUE_ON > timedelta(days=25)
    assert told() == expected
    assert [slip.colour for slip in db.session.scalars(select(SupervisionNotice))] == [SlipColour.BLUE]
