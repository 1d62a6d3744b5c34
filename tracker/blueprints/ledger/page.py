"""The ledger's page put together: everything is looked up and worded once, so that the template only writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from flask import url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from tracker.blueprints.ledger.choices import chips, selects
from tracker.blueprints.ledger.rows import RowView, row_views
from tracker.domain.lights import Light
from tracker.domain.org_settings import OrgSettings
from tracker.domain.permissions import Permission, can_somewhere
from tracker.queries import ledger as queries
from tracker.queries.directory import Directory, Entry, active, directory_of
from tracker.queries.ledger import Place
from tracker.queries.ledger_filter import ME, PAGE_SIZE, LedgerFilter, parse
from tracker.queries.lights import cutoffs_of
from tracker.queries.search import years_with
from tracker.web import clock
from tracker.web.filtering import Chip, Choice
from tracker.web.numerals import within_days
from tracker.web.scope import Scope, scope
from tracker.web.words import LIGHTS


@dataclass(frozen=True, slots=True)
class Bulk:
    """What was sent and refused; shown again, so that nothing typed is lost."""

    message: str = ""
    form: MultiDict[str, str] = field(default_factory=MultiDict)

    def value(self, name: str) -> str:
        """What was entered in a field."""
        return self.form.get(name, "")


@dataclass(frozen=True, slots=True)
class Tab:
    """A light with its number of tasks."""

    light: Light | None
    word: str
    count: int
    url: str
    current: bool


@dataclass
class LedgerPage:
    """What the template writes."""

    here: Scope
    place: Place
    directory: Directory
    asked: LedgerFilter
    unknown: list[str]
    counts: dict[Light, int]
    bulk: Bulk

    @property
    def total(self) -> int:
        """How many tasks the filter finds."""
        return self.counts[Light(self.asked.light)] if self.asked.light else sum(self.counts.values())

    @cached_property
    def rows(self) -> list[RowView]:
        """The rows of this page."""
        found = queries.rows(self.place, self.asked, self.directory) if self.total else []
        return row_views(self.here, found, self.directory, self.place.cut)

    @property
    def cells(self) -> list[tuple[object, ...]]:
        """The rows as the table writes them."""
        return [row.cells for row in self.rows]

    @property
    def first(self) -> int:
        """The place of the first row among all."""
        return (self.asked.page - 1) * PAGE_SIZE + 1

    @property
    def previous_url(self) -> str | None:
        """The page before this one; the last one with rows for those who went too far."""
        if self.asked.page == 1:
            return None
        last = max(1, -(-self.total // PAGE_SIZE))
        return self.url(page=min(self.asked.page - 1, last))

    @property
    def next_url(self) -> str | None:
        """The page after this one."""
        return self.url(page=self.asked.page + 1) if self.total > self.asked.page * PAGE_SIZE else None

    def url(self, **changes: object) -> str:
        """This ledger with some of the filter changed."""
        values = urlencode(self.asked.address(**changes))
        return f"{self.base}?{values}" if values else self.base

    @cached_property
    def base(self) -> str:
        """This ledger without a filter. Built once: a page holds dozens of its addresses."""
        return url_for("ledger.index")

    @cached_property
    def tabs(self) -> list[Tab]:
        """All, then each light that says when; numbers open what they count."""
        words = light_tabs(self.here)
        whole = Tab(None, _("全部"), sum(self.counts.values()), self.url(light=""), not self.asked.light)
        return [whole] + [
            Tab(light, words[light], self.counts[light], self.url(light=light.value), light.value == self.asked.light)
            for light in Light
        ]

    @property
    def mine(self) -> list[tuple[str, str, bool]]:
        """Shortcuts to one's own part: words, address, whether it is on."""
        asked = self.asked
        return [
            (_("我承办的"), self.url(owner="" if asked.owner == ME else ME), asked.owner == ME),
            (_("我分管的"), self.url(sponsor="" if asked.sponsor == ME else ME), asked.sponsor == ME),
        ]

    def sort(self, column: str) -> tuple[str, str]:
        """The address that sorts by a column (or turns its order round), and the present order for aria-sort."""
        if self.asked.column != column:
            return self.url(sort=column), ""
        turned = column if self.asked.descending else f"-{column}"
        return self.url(sort=turned), "descending" if self.asked.descending else "ascending"

    @cached_property
    def selects(self) -> list[Choice]:
        """The filter's selects."""
        return selects(self.asked, self.directory)

    @property
    def chips(self) -> list[Chip]:
        """What narrows this list, each with the address without it."""
        return chips(self.asked, self.selects, self.directory, self.url) if self.asked.narrows else []

    @property
    def hidden(self) -> dict[str, object]:
        """What the filter form carries along."""
        return {
            name: value for name, value in self.asked.address().items() if name in {"light", "sort", "lead", "about"}
        }

    @cached_property
    def can_assign(self) -> bool:
        """Whether there is anything to select tasks for."""
        return can_somewhere(self.here.actor, Permission.ASSIGN, self.here.org.id, self._own_units)

    @property
    def can_create(self) -> bool:
        """Whether this person makes tasks by hand."""
        return can_somewhere(self.here.actor, Permission.CREATE_TASK, self.here.org.id, self._own_units)

    @property
    def _own_units(self) -> list[int]:
        return [seat.unit_id for seat in self.here.actor.seats if seat.org_id == self.here.org.id]

    @cached_property
    def people(self) -> list[tuple[str, str]]:
        """People who may become owner or sponsor, with their posts."""
        return [_choice(entry) for entry in active(self.directory.people)]

    @property
    def units(self) -> list[tuple[str, str]]:
        """Units that may lead."""
        return [_choice(entry) for entry in active(self.directory.units)]

    @cached_property
    def other_years(self) -> list[tuple[int, int, str]]:
        """When nothing is found: other years in which the words occur."""
        found = years_with(self.here.actor, self.here.org.id, self.asked.q) if self.asked.q else []
        return [
            (year, count, url_for("ledger.index", year=year, q=self.asked.q))
            for year, count in found
            if year != self.here.year
        ]


def _choice(entry: Entry) -> tuple[str, str]:
    return entry.key, f"{entry.name}（{entry.note}）" if entry.note else entry.name


def light_tabs(here: Scope) -> dict[Light, str]:
    """What each light means here: 逾期或严重滞后, 七日内到期或滞后, 半月内到期, 正常, 已办结."""
    days = OrgSettings.read(here.org.settings).thresholds
    yellow, blue = (within_days(number, days.in_working_days) for number in (days.yellow_days, days.blue_days))
    soon = {Light.YELLOW: _("%(soon)s或滞后", soon=yellow), Light.BLUE: blue}
    return {light: soon.get(light) or str(LIGHTS[light]) for light in Light}


def build(values: Mapping[str, str], bulk: Bulk | None = None) -> LedgerPage:
    """The page that an address asks for."""
    here, today = scope(), clock.today()
    directory = directory_of(here.actor, here.org.id, today)
    asked, unknown = parse(values, directory)
    place = Place(here.actor, here.org.id, here.year, cutoffs_of(here.org, today), clock.minutes_ahead())
    counts = queries.counts(place, asked, directory)
    return LedgerPage(here, place, directory, asked, unknown, counts, bulk or Bulk())
