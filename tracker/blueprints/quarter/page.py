"""The quarterly form put together: each indicator with what is counted already and what last year's report said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField

from tracker.domain.errors import DomainError, NotFound
from tracker.domain.permissions import Permission
from tracker.domain.quarters import bounds, checkpoint
from tracker.models import Indicator, Unit
from tracker.queries.figures import Reported, YearSum, indicators_of, last_year, quarter_sums
from tracker.queries.quarter import QuarterFigure, ThemeOf, quarter_figures, themes_of_unit, unit_by_code
from tracker.services.work import QuarterLine
from tracker.web import clock
from tracker.web.forms import AtMost
from tracker.web.scope import Scope, scope
from tracker.web.words import explain
from tracker.web.work_forms import WorkForm


class QuarterForm(WorkForm):
    """One narrative, files, and a value for each indicator (`value-ID`): 0 is a value, empty is not reported."""

    text = TextAreaField(_l("这个季度做了什么"), [AtMost(4000)])

    def take(self, ids: Sequence[int]) -> None:
        """Take along in which order the values were handed on, so that a refusal finds its way back."""
        self.order = list(ids)
        self.value_errors: dict[int, str] = {}

    def value(self, indicator_id: int) -> str:
        """What was typed."""
        return request.form.get(f"value-{indicator_id}", "").strip() if self.is_submitted() else ""

    def error(self, indicator_id: int) -> str:
        """What is wrong with it."""
        return getattr(self, "value_errors", {}).get(indicator_id, "")

    def lines(self, ids: Sequence[int]) -> list[QuarterLine]:
        """The values in this order, blank ones included."""
        return [QuarterLine(one, self.value(one)) for one in ids]

    def refuse(self, error: DomainError) -> None:
        """Show the refusal of a value at its indicator."""
        parts = (error.field or "").split("-")
        if parts[0] == "figures" and len(parts) == 3 and int(parts[1]) < len(self.order):
            self.value_errors[self.order[int(parts[1])]] = explain(error)
        super().refuse(error)


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator: its sums of the quarter and the year, last year's value, and what this form reported before."""

    indicator: Indicator
    quarter: YearSum
    year: YearSum
    last: Reported | None
    reported: QuarterFigure | None


@dataclass(frozen=True, slots=True)
class QuarterPage:
    """What the template writes."""

    here: Scope
    unit: Unit
    quarter: int
    all_themes: bool
    groups: Sequence[tuple[ThemeOf, list[Line]]]
    today: date

    @property
    def ids(self) -> list[int]:
        """All indicators in the order of the page. The service knows which of them are reported already: a form that
        is sent a second time is no second report.
        """
        return [line.indicator.id for _theme, lines in self.groups for line in lines]

    @property
    def asked_by(self) -> date:
        """The day by which the quarter is to be reported."""
        return checkpoint(self.here.year, self.quarter)

    @property
    def has_begun(self) -> bool:
        """Whether there is anything to report yet."""
        return bounds(self.here.year, self.quarter)[0] <= self.today

    @property
    def may_report(self) -> bool:
        """Whether this person reports for the unit."""
        return self.unit.is_active and self.here.allows(Permission.RECORD, self.unit.id)


def build(quarter: int, code: str) -> QuarterPage:
    """The page of a unit's quarter; NotFound for an unknown unit. `all=1` shows the indicators of every theme."""
    here = scope()
    unit = unit_by_code(here.actor, here.org.id, code)
    if unit is None:
        raise NotFound("not_found")
    every = request.args.get("all") == "1"
    themes = [theme for theme in themes_of_unit(here.actor, here.org.id, here.year, unit) if every or theme.is_own]
    groups = _groups(here, unit, quarter, themes)
    return QuarterPage(here, unit, quarter, every, groups, clock.today())


def _groups(here: Scope, unit: Unit, quarter: int, themes: Sequence[ThemeOf]) -> list[tuple[ThemeOf, list[Line]]]:
    codes = {theme.code for theme in themes}
    chosen = [one for one in indicators_of(here.actor, here.org.id) if one.theme_code in codes]
    if not chosen:
        return []
    place = (here.actor, here.org.id, here.year)
    year, within = quarter_sums(*place, quarter, chosen, unit.id)
    last = last_year(*place, chosen)
    done = quarter_figures(here.actor, here.org.id, unit.id, here.year, quarter)
    reported = {row.figure.indicator_id: row for row in done if row.figure.indicator_id is not None}
    lines = [_line(one, within, year, last, reported) for one in chosen]
    found = [(theme, [line for line in lines if line.indicator.theme_code == theme.code]) for theme in themes]
    return [(theme, part) for theme, part in found if part]


def _line(
    one: Indicator,
    within: Mapping[int, YearSum],
    year: Mapping[int, YearSum],
    last: Mapping[int, Reported],
    reported: Mapping[int, QuarterFigure],
) -> Line:
    none = YearSum()
    return Line(one, within.get(one.id, none), year.get(one.id, none), last.get(one.id), reported.get(one.id))
