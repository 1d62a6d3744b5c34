"""A county's look at its towns: who has issued the report of last year, and what became of the promises."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from tracker.blueprints.ring.blueprint import look, theme_name
from tracker.domain.places import place_name
from tracker.domain.reminding.steps import REPORT_DUE
from tracker.domain.ring import Cell, Tally, cell
from tracker.queries.directory import Directory
from tracker.queries.reach import OrgEntry
from tracker.queries.ring.issued import Issued, issued_reports
from tracker.queries.ring.tallies import tallies
from tracker.web import clock, dates
from tracker.web.addresses import kept_url
from tracker.web.scope import Scope
from tracker.web.sessions import current_reach

YEARS = 3


@dataclass(frozen=True, slots=True)
class Town:
    """A town's line: its report on the year before, and its promises of each year."""

    org: OrgEntry
    report: Issued | None
    due: date
    cells: Sequence[Cell]
    by_theme: Sequence[Cell]

    @property
    def name(self) -> str:
        """云溪镇."""
        return place_name(self.org.name)

    @property
    def issued_on(self) -> date | None:
        """The day on which the report was issued: the one that it bears, else the one on which it came."""
        if self.report is None:
            return None
        return self.report.dated_on or clock.local(self.report.uploaded_at).date()

    @property
    def is_late(self) -> bool:
        """Issued on the day on which it was due at the latest, or not yet issued then."""
        return (self.issued_on or clock.today()) >= self.due

    @property
    def report_word(self) -> str:
        """When it came, and whether that was late."""
        if self.issued_on is None:
            return _("还没有出") if self.is_late else _("未到期")
        return dates.full_date(self.issued_on)

    def list_url(self, year: int, mark: str | None = None, theme: str | None = None) -> str:
        """The town's promises of a year."""
        asked = {name: value for name, value in {"mark": mark, "theme": theme}.items() if value}
        return kept_url("ring.outcomes", org=self.org.code, year=year, **asked)


@dataclass(frozen=True, slots=True)
class TownsPage:
    """What the template writes. `themes` are (code, name) of those that occur this year."""

    years: Sequence[int]
    themes: Sequence[tuple[str, str]]
    towns: Sequence[Town]

    @property
    def issued(self) -> int:
        """Towns whose report has come."""
        return sum(town.report is not None for town in self.towns)

    @property
    def late(self) -> int:
        """Towns whose report came late, or is late."""
        return sum(town.is_late for town in self.towns)


def towns_page(here: Scope, directory: Directory) -> TownsPage:
    """The towns of a county; two statements, however many there are."""
    orgs = [org for org in current_reach().entries if org.parent_id == here.org.id and org.is_active]
    years = [*range(here.year - YEARS + 1, here.year + 1)]
    found = tallies(look(here), [org.id for org in orgs], years[0], years[-1])
    reports = issued_reports(here.actor, [org.id for org in orgs], here.year - 1)
    codes = _themes(directory, [tally for some in found.values() for tally in some if tally.year == here.year])
    due = date(here.year, *REPORT_DUE)
    towns = [_town(org, reports.get(org.id), due, found[org.id], years, codes) for org in orgs]
    return TownsPage(years, [(code, theme_name(directory, code)) for code in codes], towns)


def _themes(directory: Directory, present: Sequence[Tally]) -> list[str]:
    """The themes of these promises, in the county's order; a town's own themes and unsorted work last."""
    known = [theme.key for theme in directory.themes.values()]
    found = {tally.theme for tally in present}
    return [code for code in known if code in found] + sorted(found - set(known), reverse=True)


def _town(
    org: OrgEntry, report: Issued | None, due: date, mine: Sequence[Tally], years: Sequence[int], codes: Sequence[str]
) -> Town:
    present = [tally for tally in mine if tally.year == years[-1]]
    cells = [cell(tally for tally in mine if tally.year == year) for year in years]
    return Town(org, report, due, cells, [cell(tally for tally in present if tally.theme == code) for code in codes])
