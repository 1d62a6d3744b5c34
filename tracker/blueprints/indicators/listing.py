"""The catalogue by theme; each number opens the entries that it counts."""

from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue

from tracker.blueprints.indicators.blueprint import blueprint
from tracker.models import Indicator
from tracker.queries.directory import directory_of
from tracker.queries.figures import Reported, YearSum, indicators_of, last_year, year_sums
from tracker.web import clock
from tracker.web.guards import member
from tracker.web.scope import scope


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator with its sum of the year and the value of last year's report."""

    indicator: Indicator
    sum: YearSum
    last: Reported | None


@blueprint.get("")
@member
def index() -> ResponseReturnValue:
    """Indicators in use by theme, retired ones at the end."""
    here = scope()
    known = indicators_of(here.actor, here.org.id, active=False)
    sums = year_sums(here.actor, here.org.id, here.year, known)
    last = last_year(here.actor, here.org.id, here.year, known) if known else {}
    lines = [Line(one, sums.get(one.id, YearSum()), last.get(one.id)) for one in known]
    directory = directory_of(here.actor, here.org.id, clock.today())
    codes = [theme.key for theme in directory.themes.values()]
    codes += sorted({one.theme_code for one in known} - set(codes))
    in_use = [line for line in lines if line.indicator.is_active]
    groups = [(code, [line for line in in_use if line.indicator.theme_code == code]) for code in codes]
    return render_template(
        "indicators/index.html", directory=directory, groups=[group for group in groups if group[1]],
        retired=[line for line in lines if not line.indicator.is_active], count=len(in_use),
        counted=sum(line.sum.accepted is not None for line in in_use),
    )  # fmt: skip
