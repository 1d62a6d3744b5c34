"""The ledger (台账): counts by light, and a page of rows as plain columns."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, String, bindparam, func, not_, or_, select

from tracker.domain.lights import Cutoffs, Light
from tracker.domain.people import Actor
from tracker.domain.quarters import bounds, quarter_of
from tracker.domain.tasks import OPEN, TaskKind, TaskState
from tracker.models import Task
from tracker.models.tasks import task_supporting_unit
from tracker.queries.day_math import local_day
from tracker.queries.directory import Directory, Entry, by_key
from tracker.queries.kept import constant, kept, read
from tracker.queries.ledger_filter import ME, PAGE_SIZE, About, LedgerFilter
from tracker.queries.lights import ENDED_STATES, light_column, light_is
from tracker.queries.scope import may_see
from tracker.queries.search import sought
from tracker.queries.task_rows import COLUMNS, CUT, LedgerRow, Order, ledger_rows, with_sources

CLOSED = constant(TaskState.CLOSED)
UNDER_WAY = [constant(state) for state in sorted(OPEN - {TaskState.SUBMITTED})]


@dataclass(frozen=True, slots=True)
class Place:
    """Which ledger: one organisation's tasks of one plan year, as seen by the actor, with lights as of today.

    `ahead`: minutes by which the office's clock is ahead of UTC, for the days on which tasks were closed.
    """

    actor: Actor
    org_id: int
    year: int
    cut: Cutoffs
    ahead: int = 480

    @property
    def values(self) -> dict[str, Any]:
        """What the statements here are run with."""
        cut = {f"cut_{name}": value for name, value in asdict(self.cut).items()}
        quarter = bounds(self.cut.red.year, quarter_of(self.cut.red))[0]
        return {"org": self.org_id, "year": self.year, "quarter": quarter, "ahead": self.ahead} | cut


def tasks_of(actor: Actor) -> ColumnElement[bool]:
    """Tasks of the place that the statement is run with; voided ones are hidden."""
    here = (Task.org_id == bindparam("org", type_=Integer)) & (Task.plan_year == bindparam("year", type_=Integer))
    return may_see(actor, Task) & here & Task.voided_at.is_(None)


def counts(place: Place, asked: LedgerFilter, directory: Directory) -> dict[Light, int]:
    """How many tasks of the filter (its light apart) show each light."""

    def build() -> Any:
        light = light_column(CUT).label("light")
        return select(light, func.count()).where(*_wanted(place, asked)).group_by(light)

    found = _kept(("counts",), place.actor, asked, build)
    rows = read(found, place.values | _values(place.actor, asked, directory))
    numbers: dict[str, int] = {row[0]: row[1] for row in rows}
    return {light: numbers.get(light.value, 0) for light in Light}


def rows(place: Place, asked: LedgerFilter, directory: Directory) -> list[LedgerRow]:
    """One page of the ledger, sorted."""

    def build() -> Any:
        found = select(*COLUMNS).where(*_wanted(place, asked))
        if asked.light:
            found = found.where(light_is(Light(asked.light), CUT))
        return with_sources(found, _order(asked), PAGE_SIZE)

    found = _kept(("rows", asked.light, asked.sort), place.actor, asked, build)
    values = place.values | _values(place.actor, asked, directory) | {"offset": (asked.page - 1) * PAGE_SIZE}
    return ledger_rows(found, values)


def _kept(name: tuple[str, ...], actor: Actor, asked: LedgerFilter, build: Callable[[], Any]) -> Any:
    """Statements are kept by the shape of the filter, and of the words to search for."""
    given = (bool(getattr(asked, name)) for name in ("theme", "unit", "lead", "owner", "sponsor"))
    shape = (asked.kind, asked.state, asked.about, *given, sought(asked.q).shape)
    return kept(("ledger", name, shape), actor, build)


def _wanted(place: Place, asked: LedgerFilter) -> list[ColumnElement[bool]]:
    """The conditions of place and filter, its light apart."""
    found = [tasks_of(place.actor)]
    if asked.kind:
        found.append(Task.kind == TaskKind(asked.kind))
    if asked.state:
        found.append(Task.state == TaskState(asked.state))
    if asked.theme:
        found.append(Task.theme_code == bindparam("theme", type_=String))
    if asked.about:
        found.append(about(About(asked.about)))
    if asked.lead:
        found.append(Task.lead_unit_id == bindparam("lead", type_=Integer))
    if asked.unit:
        found.append(leads_or_supports(bindparam("unit", type_=Integer)))
    if asked.owner:
        found.append(Task.owner_id == bindparam("owner", type_=Integer))
    if asked.sponsor:
        found.append(Task.sponsor_id == bindparam("sponsor", type_=Integer))
    if asked.q:
        found.append(sought(asked.q).matching)
    return found


def _values(actor: Actor, asked: LedgerFilter, directory: Directory) -> dict[str, Any]:
    """The ids behind the codes and accounts of the filter."""
    found: dict[str, Any] = {"theme": asked.theme} if asked.theme else {}
    for name in ("unit", "lead"):
        if key := getattr(asked, name):
            found[name] = _id_of(directory.units, key)
    if asked.owner:
        found["owner"] = _person(actor, directory, asked.owner)
    if asked.sponsor:
        found["sponsor"] = _person(actor, directory, asked.sponsor)
    return found | sought(asked.q).values


def about(what: About) -> ColumnElement[bool]:
    """The condition behind About, for statements that are run with the values of a Place."""
    if what is About.UNREPORTED:
        last = func.coalesce(Task.reported_on, Task.started_on)
        return Task.state.in_(UNDER_WAY) & (last < bindparam("quarter", type_=Date))
    closed_on = local_day(Task.closed_at, bindparam("ahead", type_=Integer))
    in_time = Task.late_since.is_(None) & (closed_on <= Task.due_on)
    return (Task.state == CLOSED) & (in_time if what is About.ON_TIME else not_(in_time))


def leads_or_supports(unit_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Tasks in which the unit has a part."""
    supported = select(task_supporting_unit.c.task_id).where(task_supporting_unit.c.unit_id == unit_id)
    return or_(Task.lead_unit_id == unit_id, Task.id.in_(supported))


def _id_of(entries: Mapping[int, Entry], key: str) -> int:
    entry = by_key(entries.values(), key)
    return entry.id if entry else -1


def _person(actor: Actor, directory: Directory, key: str) -> int:
    return (actor.user_id or -1) if key == ME else _id_of(directory.people, key)


def _order(asked: LedgerFilter) -> Order:
    """Undated tasks last whichever way; the number settles ties, so that pages never overlap.

    By light means: open before ended, then by date. That is red, yellow, blue, green, and costs no CASE for each row.
    """
    columns: dict[str, ColumnElement[Any]] = {
        "light": Task.state.in_(ENDED_STATES), "number": Task.number.expression, "title": Task.title.expression,
        "due": Task.due_on.expression, "state": Task.state.expression,
    }  # fmt: skip
    first = (columns[asked.column], asked.descending)
    undated, number = (Task.due_on.is_(None), False), (Task.number.expression, False)
    if asked.column == "due":
        return [undated, first, number]
    return [first, undated, (Task.due_on.expression, False), number]
