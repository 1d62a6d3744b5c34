"""The same as a small calendar: months with rest days, exchanged days, and what happens on a day."""

from calendar import Calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import get_locale, pgettext
from flask_babel import gettext as _

from tracker.domain.notices import NoticeReason
from tracker.domain.reminding.course import Call
from tracker.domain.slips import SlipColour
from tracker.domain.working_days import SATURDAY, WorkCalendar

MOST = 6
"""Months that are shown; what comes later stands in the sentences."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape and colour (the end of a class) and the word beside it."""

    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of a month."""

    day: date
    rest: bool
    exchanged: bool
    today: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month by weeks from Monday; None for days of its neighbours."""

    first: date
    weeks: tuple[tuple[Cell | None, ...], ...]


def weekdays() -> list[tuple[str, str]]:
    """The heads of the columns, short and in full, from Monday."""
    names = get_locale().days["format"]
    return [(names["narrow"][day], names["wide"][day]) for day in range(7)]


def months(calls: list[Call], due_on: date, calendar: WorkCalendar, today: date) -> list[Month]:
    """From the month of the first call or the date to that of the last."""
    days = [due_on, *(call.day for call in calls)]
    marks = _marks(calls, due_on)
    found: list[Month] = []
    first = min(days).replace(day=1)
    while first <= max(days) and len(found) < MOST:
        found.append(Month(first, tuple(_weeks(first, marks, calendar, today))))
        first = (first + timedelta(days=31)).replace(day=1)
    return found


def _weeks(
    first: date, marks: dict[date, list[Mark]], calendar: WorkCalendar, today: date
) -> Iterator[tuple[Cell | None, ...]]:
    for week in Calendar().monthdatescalendar(first.year, first.month):
        yield tuple(_cell(day, marks, calendar, today) if day.month == first.month else None for day in week)


def _cell(day: date, marks: dict[date, list[Mark]], calendar: WorkCalendar, today: date) -> Cell:
    works, weekend = calendar.is_workday(day), day.weekday() >= SATURDAY
    return Cell(day, not works, works and weekend, day == today, tuple(marks.get(day, ())))


def _marks(calls: Iterable[Call], due_on: date) -> dict[date, list[Mark]]:
    """The marks of each day, the date itself first, each once."""
    found: dict[date, list[Mark]] = {due_on: [Mark("due", pgettext("mark", "到期"))]}
    for call in calls:
        mark = mark_of(call)
        if mark not in found.setdefault(call.day, []):
            found[call.day].append(mark)
    return found


def mark_of(call: Call) -> Mark:
    """提醒, 逾期, or the slip that is issued."""
    if call.step.reason is NoticeReason.ESCALATED:
        return Mark(f"slip-{call.colour.value}", _slip(call.colour)) if call.colour else Mark("up", _("上报"))
    return Mark("late", _("逾期")) if call.day > call.step.due_on else Mark("lead", pgettext("mark", "提醒"))


def _slip(colour: SlipColour) -> str:
    return {SlipColour.BLUE: _("蓝单"), SlipColour.YELLOW: _("黄单"), SlipColour.RED: _("红单")}[colour]
