"""Rows of the ledger in words. Fifty rows share few words, so each is worded once a request."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import get_template_attribute, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from tracker.domain.lights import Light
from tracker.domain.permissions import Permission
from tracker.domain.tasks import ENDED, TaskState
from tracker.queries.directory import Directory
from tracker.queries.ledger import LedgerRow
from tracker.web import dates
from tracker.web.lights import light_word
from tracker.web.passages import passage
from tracker.web.scope import Scope
from tracker.web.words import SOURCE_KINDS, TAGS


@dataclass(frozen=True, slots=True)
class RowView:
    """A task as the template writes it; every value is a finished word. `select` is "" where it must not be."""

    select: str
    number: str
    url: str
    title: str
    kind: str
    kind_word: str
    source: str
    light: str
    light_word: str
    unit: str
    owner: str
    sponsor: str
    due: str
    first_due: str
    state: Markup
    css: str
    row: LedgerRow


def row_views(here: Scope, rows: Sequence[LedgerRow], directory: Directory) -> list[RowView]:
    """The rows in words."""
    worder = _Worder(here, directory)
    return [worder.view(row) for row in rows]


def _source(row: LedgerRow) -> str:
    """2025年报告 三（二）二是, or the name and number of another source."""
    if row.heading_path is None:
        return f"{row.source_name or SOURCE_KINDS[row.source_kind]} {row.source_number}".strip()
    report = _("%(year)s年报告", year=row.report_year) if row.report_year else _("报告")
    return f"{report} {passage(row.heading_path, row.enumerator or '')}"


DATED = frozenset({Light.RED, Light.YELLOW, Light.BLUE})
"""Lights whose words count days; for the others any date will do."""
TODAY = date.min


class _Worder:
    """Words of one request, kept while its rows are written."""

    def __init__(self, here: Scope, directory: Directory) -> None:
        self.here, self.directory = here, directory
        self.sources: dict[object, str] = {}
        self.base = url_for("tasks.show", number=0).removesuffix("0")
        self.lights: dict[tuple[str, date | None, TaskState], str] = {}
        self.days: dict[date | None, str] = {None: dates.NONE}
        self.states: dict[TaskState, Markup] = {}
        self.kinds = {kind: str(word) for kind, word in TAGS.items()}
        self.units: dict[int, bool] = {}
        self.state_macro = get_template_attribute("components/marks.html", "state")

    def view(self, row: LedgerRow) -> RowView:
        """A row in words."""
        moved = row.first_due_on is not None and row.first_due_on != row.due_on
        return RowView(
            select=f"{row.id}.{row.version}" if self._assignable(row) else "",
            number=f"{row.number:03d}",
            url=f"{self.base}{row.number}",
            title=row.title,
            kind="plan" if row.kind.value == "plan" else "problem",
            kind_word=self.kinds[row.kind],
            source=self._source(row),
            light=row.light,
            light_word=self._light(row),
            unit=self.directory.unit(row.lead_unit_id),
            owner=self.directory.person(row.owner_id),
            sponsor=self.directory.person(row.sponsor_id),
            due=self._day(row.due_on),
            first_due=self._day(row.first_due_on) if moved else "",
            state=self._state(row.state),
            css="is-red" if row.light == Light.RED else "is-closed" if row.state in ENDED else "",
            row=row,
        )

    def _assignable(self, row: LedgerRow) -> bool:
        if row.state in ENDED:
            return False
        if row.lead_unit_id not in self.units:
            self.units[row.lead_unit_id] = self.here.allows(Permission.ASSIGN, row.lead_unit_id)
        return self.units[row.lead_unit_id]

    def _source(self, row: LedgerRow) -> str:
        key = (row.source_id, *(row.heading_path or ()), row.enumerator)
        if key not in self.sources:
            self.sources[key] = _source(row)
        return self.sources[key]

    def _light(self, row: LedgerRow) -> str:
        key = (row.light, row.due_on if row.light in DATED or row.due_on is None else TODAY, row.state)
        if key not in self.lights:
            self.lights[key] = light_word(Light(row.light), row.due_on, row.state)
        return self.lights[key]

    def _day(self, day: date | None) -> str:
        if day not in self.days:
            self.days[day] = dates.day(day)
        return self.days[day]

    def _state(self, state: TaskState) -> Markup:
        if state not in self.states:
            self.states[state] = Markup(str(self.state_macro(state)).strip())  # noqa: S704 - our own macro's markup
        return self.states[state]
