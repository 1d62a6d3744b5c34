"""What a policy would cause for an example: sentences by day, and months."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from flask_babel import gettext as _

from tracker.blueprints.reminders.months import Mark, Month, mark_of, months
from tracker.blueprints.reminders.sentences import about, others, special, summary, told
from tracker.domain.reminding.course import Call, course, telling_date
from tracker.domain.reminding.steps import Office
from tracker.domain.working_days import is_published

FAR = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which somebody is told: what is special about it, and marks with sentences."""

    day: date
    special: str
    lines: tuple[tuple[Mark, str], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A task due on `due_on` on which nobody works. `error`: why the date that was asked for is not used;
    `guess`: that a year's holidays are not known yet.
    """

    due_on: date
    about: str
    summary: str
    days: tuple[Day, ...]
    further: str
    months: list[Month]
    others: list[str] = field(default_factory=list)
    error: str = ""
    guess: str = ""


def example(office: Office, today: date, asked: str) -> Example:
    """The example for the date that was asked for, or a telling one."""
    due_on, error = _due_on(office, today, asked)
    calls = course(due_on, office)
    every = office.policy.overdue_every
    return Example(
        due_on=due_on,
        about=about(due_on, office.calendar),
        summary=summary(calls),
        days=tuple(_days(calls, office)),
        further=_("之后每 %(days)s 天提醒承办人一次，直到办结、延期或中止。", days=every) if every else "",
        months=months(calls, due_on, office.calendar, today),
        others=list(others(office, today)),
        error=error,
        guess=_guess({due_on.year, *(call.day.year for call in calls)}),
    )


def _guess(years: set[int]) -> str:
    """That exchanged days of some of these years are still unknown; "" if all are known."""
    unknown = _("、").join(str(year) for year in sorted(years) if not is_published(year))
    return _("%(years)s年放假安排尚未公布，先按法定节日和周末推算。", years=unknown) if unknown else ""


def _due_on(office: Office, today: date, asked: str) -> tuple[date, str]:
    usual = telling_date(today, office.calendar)
    if not asked:
        return usual, ""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return usual, _("日期看不懂，请写成 2026-09-30 的样子。")
    if abs(day - today) > FAR:
        return usual, _("请填前后两年以内的日期。")
    return day, ""


def _days(calls: list[Call], office: Office) -> Iterator[Day]:
    for day, group in groupby(calls, key=lambda call: call.day):
        lines = tuple((mark_of(call), told(call, office.policy)) for call in group)
        yield Day(day, special(day, office.calendar), lines)
