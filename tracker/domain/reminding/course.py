"""What a date causes from its first announcement to the last step up the line, as one list of days: for showing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from tracker.domain.reminding.policy import Audience
from tracker.domain.reminding.quiet import FAR, is_quiet_day
from tracker.domain.reminding.steps import Office, Step, escalation_steps, lead_steps, overdue_steps
from tracker.domain.slips import SlipColour
from tracker.domain.working_days import ONE_DAY, WorkCalendar, breaks

FEW_WEEKS = timedelta(weeks=4)
MOST_LATE = 8
SOON, SOME_WEEKS = timedelta(weeks=1), timedelta(weeks=8)


@dataclass(frozen=True, slots=True, order=True)
class Call:
    """On `day` the people of `to` are told of a step; with a colour, a slip is issued. `day` is later than the step's
    own where that is a day on which nobody is disturbed. `after`: of an escalation, its working days late.
    """

    day: date
    step: Step
    to: tuple[Audience, ...]
    colour: SlipColour | None = None
    after: int = 0


def course(due_on: date, office: Office) -> list[Call]:
    """All that a task with this date causes while nobody works on it; of the endless rhythm of what is overdue the
    first few, which go on like that (`overdue_every`).
    """
    leads = [Call(step.day, step, (Audience.OWNER,)) for step in lead_steps(due_on, office)]
    return sorted([*leads, *islice(_late(due_on, office), MOST_LATE), *_upwards(due_on, office)])


def _late(due_on: date, office: Office) -> Iterator[Call]:
    """A step that falls on a quiet day is told on the next one that is not; of several together only the last."""
    until = max([due_on + FEW_WEEKS, *(call.day for call in _upwards(due_on, office))])
    open_days: dict[date, Step] = {}
    for step in islice(overdue_steps(due_on, until, office), MOST_LATE * 8):
        open_days[_open_from(step.day, office)] = step
    for day, step in open_days.items():
        yield Call(day, step, (Audience.OWNER,))


def _upwards(due_on: date, office: Office) -> list[Call]:
    return [
        Call(_open_from(step.day, office), step, rule.to, rule.colour, rule.after)
        for step, rule in escalation_steps(due_on, office)
    ]


def _open_from(day: date, office: Office) -> date:
    last = day + FAR
    while is_quiet_day(day, office.policy, office.calendar) and day < last:
        day += ONE_DAY
    return day


def telling_date(today: date, calendar: WorkCalendar) -> date:
    """A date for an example: in the middle of the next holiday, where the rules show; else some weeks from now."""
    for year in (today.year, today.year + 1):
        for found in breaks(year):
            middle = found.first + (found.last - found.first) / 2
            if today + SOON <= middle <= today + SOME_WEEKS and not calendar.is_workday(middle):
                return middle
    return today + timedelta(weeks=3)
