"""This week: what falls due, by when the quarter's progress is asked for, and days worked or off against the rule."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from flask_babel import gettext as _

from tracker.blueprints.desk.rows import task_url
from tracker.domain.org_settings import OrgSettings
from tracker.domain.quarters import checkpoint, quarter_of
from tracker.domain.working_days import SATURDAY, breaks
from tracker.queries.desk import DeskTask
from tracker.web import clock
from tracker.web.calendar_words import FESTIVALS
from tracker.web.numerals import ordinal

SHOWN = 3


@dataclass
class Day:
    """A day with what is on it: lines of a text, the address that it opens ("" for none), and the titles below it."""

    day: date
    note: str = ""
    lines: list[tuple[str, str]] = field(default_factory=list)
    due: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_today(self) -> bool:
        """Whether it is today."""
        return self.day == clock.today()

    @property
    def shown(self) -> list[tuple[str, str]]:
        """The tasks due that are named; with more than a few of them, none is before one opens the list."""
        return self.due if len(self.due) <= SHOWN else []


def week_of(
    monday: date, settings: OrgSettings, due: Sequence[DeskTask], signing: int, unreported: int, unreported_url: str
) -> list[Day]:
    """Today, and the other days on which something is."""
    days = [_day(monday + timedelta(days=ahead), settings) for ahead in range(7)]
    for task in due:
        if task.due_on is not None:
            link = (task.title, task_url(task.number))
            days[(task.due_on - monday).days].due.append(link)
    for day in days:
        if day.is_today and signing:
            day.lines.append((_("%(count)s 件待签", count=signing), "#desk-sign"))
        if settings.quarterly_check and day.day == checkpoint(day.day.year, quarter_of(day.day)):
            day.lines += _asked(day.day, unreported, unreported_url)
    return [day for day in days if day.lines or day.due or day.note or day.is_today]


def _day(day: date, settings: OrgSettings) -> Day:
    works = settings.work_calendar.is_workday(day)
    if works == (day.weekday() < SATURDAY):
        return Day(day)
    if works:
        return Day(day, _("上班"), [(_("调休，照常上班"), "")])
    return Day(day, _("放假"), [(_festival(day), "")])


def _festival(day: date) -> str:
    found = [one for one in breaks(day.year) if one.first <= day <= one.last]
    names = _("、").join(str(FESTIVALS[festival]) for one in found for festival in one.festivals)
    return _("%(names)s放假", names=names) if names else _("本单位放假")


def _asked(day: date, unreported: int, url: str) -> list[tuple[str, str]]:
    quarter = ordinal(quarter_of(day))
    lines = [(_("%(quarter)s季度进展填报截止", quarter=quarter), "")]
    return lines + ([(_("%(count)s 项未报", count=unreported), url)] if unreported else [])
