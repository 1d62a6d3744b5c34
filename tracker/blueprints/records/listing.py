"""The list of records; every part of its filter stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.records.blueprint import blueprint
from tracker.blueprints.records.choices import chips, selects
from tracker.domain.permissions import Permission, can_somewhere
from tracker.domain.work import LIVE, EntryKind, EntryState
from tracker.queries import records as queries
from tracker.queries.directory import Directory, directory_of
from tracker.queries.figures import indicators_of
from tracker.queries.records import PAGE_SIZE, EntryRow, Shelf
from tracker.queries.records_filter import RecordsFilter, parse
from tracker.web import clock
from tracker.web.addresses import kept_url
from tracker.web.filtering import Chip, Choice
from tracker.web.guards import member
from tracker.web.paging import Pages, page_asked
from tracker.web.scope import Scope, scope
from tracker.web.words import label

SHOWN = (EntryState.PENDING, EntryState.ACCEPTED, EntryState.RETURNED, EntryState.WITHDRAWN, EntryState.REPLACED)


@dataclass
class RecordsPage:
    """What the template writes."""

    here: Scope
    asked: RecordsFilter
    unknown: list[str]
    directory: Directory
    counts: Mapping[EntryState, int]
    rows: list[EntryRow]
    pages: Pages

    @cached_property
    def indicator(self) -> str:
        """The name of the indicator asked for."""
        if not self.asked.indicator:
            return ""
        names = {str(one.id): one.name for one in indicators_of(self.here.actor, self.here.org.id, active=False)}
        return names.get(self.asked.indicator, "")

    @property
    def tabs(self) -> list[tuple[str, int, str, bool]]:
        """Words, number, address, whether current: all that count as reported, then each state that has entries."""
        whole = (_("全部"), sum(self.counts[state] for state in LIVE), self.url(state=""), not self.asked.state)
        parts = [
            (label(state), self.counts[state], self.url(state=state.value), state == self.asked.state)
            for state in SHOWN
            if self.counts[state] or state == self.asked.state
        ]
        return [whole, *parts]

    def url(self, **changes: str) -> str:
        """This list with some of the filter changed."""
        return kept_url("records.index", **self.asked.address(**changes))

    def row_url(self, row: EntryRow) -> str:
        """Where an entry stands: a record by itself, progress on the page of its task."""
        if row.kind is EntryKind.RECORD:
            return f"{self._base}{row.id}"
        if not row.task_number:
            return kept_url("records.index")
        return kept_url("tasks.show", year=row.task_year, number=row.task_number, _anchor=f"entry-{row.id}")

    @cached_property
    def _base(self) -> str:
        """The address of a record without its number: built once for fifty."""
        return kept_url("records.show", entry_id=0).removesuffix("0")

    @cached_property
    def selects(self) -> list[Choice]:
        """The filter's selects."""
        return selects(self.asked, self.directory)

    @property
    def chips(self) -> list[Chip]:
        """What narrows this list, each with the address without it."""
        return chips(self.asked, self.selects, self.indicator, self.url)

    @property
    def can_record(self) -> bool:
        """Whether this person writes records."""
        units = [seat.unit_id for seat in self.here.actor.seats if seat.org_id == self.here.org.id]
        return can_somewhere(self.here.actor, Permission.RECORD, self.here.org.id, units)

    @cached_property
    def decidable(self) -> frozenset[int]:
        """Entries (ids) that this person accepts or returns: in their hands, and neither author nor owner."""
        units = {row.unit_id for row in self.rows}
        allowed = {unit_id for unit_id in units if self.here.allows(Permission.ACCEPT, unit_id)}
        pending = (row for row in self.rows if row.state is EntryState.PENDING and row.unit_id in allowed)
        me = self.here.actor.user_id
        return frozenset(row.id for row in pending if me not in (row.author_id, row.task_owner_id))


@blueprint.get("")
@member
def index() -> ResponseReturnValue:
    """One page of records."""
    here = scope()
    directory = directory_of(here.actor, here.org.id, clock.today())
    asked, unknown = parse(request.args, directory)
    shelf = Shelf(here.actor, here.org.id, here.year)
    counts = queries.state_counts(shelf, asked, directory)
    total = counts[EntryState(asked.state)] if asked.state else sum(counts[state] for state in LIVE)
    shown = Pages(page_asked(request.args), PAGE_SIZE, total)
    rows = queries.entry_rows(shelf, asked, directory, shown.offset) if total else []
    page = RecordsPage(here, asked, unknown, directory, counts, rows, shown)
    return render_template("records/index.html", page=page)
