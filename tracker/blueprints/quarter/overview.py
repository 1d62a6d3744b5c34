"""Who has reported which quarter."""

from dataclasses import dataclass
from datetime import date

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.blueprints.quarter.blueprint import blueprint
from tracker.domain.quarters import bounds, checkpoint
from tracker.models import Unit
from tracker.queries.quarter import Filed, active_units, filed
from tracker.web import clock, dates
from tracker.web.guards import member
from tracker.web.numerals import count, ordinal
from tracker.web.scope import Scope, scope

QUARTERS = range(1, 5)


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit's quarter: its state (done, waiting, returned, missing, open, ahead) in a word, and its form."""

    state: str
    word: str
    url: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the template writes."""

    here: Scope
    today: date
    units: list[tuple[Unit, list[Cell]]]

    @property
    def heads(self) -> list[tuple[str, date]]:
        """The quarters, and the day by which each is asked for."""
        return [(_("%(number)s季度", number=ordinal(q)), checkpoint(self.here.year, q)) for q in QUARTERS]

    @property
    def heading(self) -> str:
        """The page's finding: 三个单位该报还没报."""
        late = sum(any(cell.state == "missing" for cell in cells) for _unit, cells in self.units)
        if late:
            return ngettext("%(n)s个单位该报还没报", "%(n)s个单位该报还没报", late, n=count(late))
        return _("该报的都报了") if self.units else _("季度报数")


@blueprint.get("")
@member
def index() -> ResponseReturnValue:
    """Units and quarters in a table; each cell leads to its form."""
    here, today = scope(), clock.today()
    known = {(row.unit_id, row.quarter): row for row in filed(here.actor, here.org.id, here.year)}
    units = [
        (unit, [_cell(unit, quarter, known.get((unit.id, quarter)), here.year, today) for quarter in QUARTERS])
        for unit in active_units(here.actor, here.org.id)
    ]
    return render_template("quarter/index.html", page=Overview(here, today, units))


def _cell(unit: Unit, quarter: int, row: Filed | None, year: int, today: date) -> Cell:
    url = url_for("quarter.form", quarter=quarter, unit=unit.code)
    if row is not None:
        return Cell(*_filed(row), url)
    if bounds(year, quarter)[0] > today:
        return Cell("ahead", dates.NONE, "")
    if checkpoint(year, quarter) < today:
        return Cell("missing", _("没报"), url)
    return Cell("open", _("报数"), url)


def _filed(row: Filed) -> tuple[str, str]:
    day = dates.day(row.last_at)
    if row.returned:
        return "returned", _("有退回")
    return ("waiting", _("%(day)s报，待采纳", day=day)) if row.pending else ("done", _("%(day)s报", day=day))
