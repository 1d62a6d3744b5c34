"""The steps that a date makes people reach: before it, on it, after it, and up the line when it stays missed.

A step is due from its day on until the next one is reached, so a missed day is caught up with the latest step alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.notices import NoticeReason
from tracker.domain.quarters import checkpoint
from tracker.domain.reminding.policy import EscalationStep, ReminderPolicy
from tracker.domain.reminding.quiet import last_open_day
from tracker.domain.working_days import WorkCalendar

REPORT_DUE, PUBLISHED_BY = (3, 1), (4, 1)
"""Month and day before which the report on the year before goes to the superiors, and to the public."""


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """A step is reached on `day`. `name` tells it from others about the same date: "7" days before, "+2" weeks after,
    the third escalation. `due_on` is the date that it is about: a new date has steps of its own.
    """

    day: date
    name: str
    reason: NoticeReason
    due_on: date

    @property
    def key(self) -> str:
        """What makes a notice of this step, about one thing and for one person, exist once."""
        return f"{self.reason.value}:{self.name}:{self.due_on.isoformat()}"


@dataclass(frozen=True, slots=True)
class Office:
    """How an office reminds: its policy and its calendar."""

    policy: ReminderPolicy
    calendar: WorkCalendar


def latest(steps: Iterable[Step], today: date) -> Step | None:
    """The last step that is reached."""
    return max((step for step in steps if step.day <= today), default=None)


def lead_steps(due_on: date, office: Office, leads: Iterable[int] | None = None) -> list[Step]:
    """The steps before and on the date; `leads` are those of the policy's days that a person wants.

    One that falls on a rest day is reached on the last day of work before it.
    """
    policy = office.policy
    days = set(policy.lead_days if leads is None else leads) - {0} | ({0} if policy.on_due_day else set())
    found = []
    for lead in sorted(days, reverse=True):
        day = last_open_day(_before(due_on, lead, office), policy, office.calendar)
        found.append(Step(day, str(lead), NoticeReason.DUE_SOON if lead else NoticeReason.DUE_TODAY, due_on))
    return _distinct(found)


def _distinct(steps: list[Step]) -> list[Step]:
    """Of steps that fall on one day only the nearest to the date counts."""
    return list({step.day: step for step in steps}.values())


def _before(due_on: date, lead: int, office: Office) -> date:
    if office.policy.lead_in_working_days:
        return office.calendar.before(due_on, lead)
    return due_on - timedelta(days=lead)


def horizon(today: date, office: Office) -> date:
    """The last date of which a step can be reached today."""
    until, longest = office.calendar.through_rest(today), max(office.policy.lead_days, default=0)
    if office.policy.lead_in_working_days:
        return office.calendar.through_rest(office.calendar.after(until, longest))
    return until + timedelta(days=longest)


def overdue_steps(due_on: date, today: date, office: Office) -> Iterator[Step]:
    """The steps after the date up to today: the first on the first working day late, then one every so many days."""
    every, day, count = office.policy.overdue_every, office.calendar.after(due_on, 1), 0
    while day <= today:
        yield Step(day, f"+{count}", NoticeReason.OVERDUE, due_on)
        if not every:
            return
        day, count = day + timedelta(days=every), count + 1


def deadline_step(due_on: date, today: date, office: Office, leads: Iterable[int] | None = None) -> Step | None:
    """The step of a task's date that counts today."""
    if today > due_on:
        return latest(overdue_steps(due_on, today, office), today)
    return latest(lead_steps(due_on, office, leads), today)


def escalation_steps(due_on: date, office: Office) -> list[tuple[Step, EscalationStep]]:
    """The steps up the line, on the days of work on which they are reached."""
    return [
        (Step(office.calendar.after(due_on, rule.after), f"e{rule.after}", NoticeReason.ESCALATED, due_on), rule)
        for rule in office.policy.escalation
    ]


def escalation_step(due_on: date, today: date, office: Office) -> tuple[Step, EscalationStep] | None:
    """The escalation that counts today."""
    reached = [found for found in escalation_steps(due_on, office) if found[0].day <= today]
    return reached[-1] if reached else None


def waiting_step(since: date, after: int, reason: NoticeReason, today: date, office: Office) -> Step | None:
    """The call for something that has waited since a day: after so many days of work, then again and again."""
    if not after:
        return None
    day, count, found = office.calendar.after(since, after), 0, None
    while day <= today:
        found = Step(day, f"+{count}", reason, since)
        day, count = office.calendar.after(day, office.policy.repeat_every), count + 1
    return found


def quarter_step(year: int, quarter: int, today: date, office: Office) -> Step | None:
    """The call for a quarter's progress and figures, until its checkpoint has passed."""
    due_on = checkpoint(year, quarter)
    return _countdown(due_on, office.policy.quarter_leads, NoticeReason.QUARTER_DUE, today, office)


def report_steps(today: date, office: Office) -> list[Step]:
    """The countdown to the report on the year before: to the superiors, then to the public."""
    ends = ((REPORT_DUE, NoticeReason.REPORT_DUE), (PUBLISHED_BY, NoticeReason.PUBLICATION_DUE))
    found = (
        _countdown(date(today.year, *end), office.policy.report_leads, reason, today, office) for end, reason in ends
    )
    return [step for step in found if step is not None]


def _countdown(due_on: date, leads: Iterable[int], reason: NoticeReason, today: date, office: Office) -> Step | None:
    if today > due_on:
        return None
    steps = []
    for lead in sorted(set(leads), reverse=True):
        day = last_open_day(due_on - timedelta(days=lead), office.policy, office.calendar)
        steps.append(Step(day, str(lead), reason, due_on))
    return latest(_distinct(steps), today)
