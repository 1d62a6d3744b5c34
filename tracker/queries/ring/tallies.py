"""The promises of years counted by theme and mark: tasks of which the same holds are counted by the database."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, extract, func, literal, or_, select

from tracker.domain.outcomes import Facts, Outcome, Verdict, propose
from tracker.domain.ring import Mark, Tally, mark_of
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Task
from tracker.queries.day_math import local_day
from tracker.queries.ring.standing import Look, goes_on, on_exception, promised


class _Group(NamedTuple):
    """So many tasks of one organisation, year and theme of which the same facts hold.

    `short`: its target was not reached. `ahead`: closed in a later year, in which it was due.
    """

    org_id: int
    year: int
    theme: str
    state: TaskState
    outcome: Outcome | None
    goes_on: bool
    on_exception: bool
    late: bool
    short: bool
    ahead: bool
    tasks: int

    @property
    def mark(self) -> tuple[Mark, bool]:
        """By the same rule as for a single task (`Standing.mark`)."""
        after, percent = date(self.year + 1, 1, 1) if self.ahead else None, 0 if self.short else None
        facts = Facts(
            self.state, closed_on=after, due_on=after, percent=percent, on_exception=bool(self.on_exception),
            goes_on=bool(self.goes_on),
        )  # fmt: skip
        proposed = propose(facts, date(self.year, 12, 31))
        return mark_of(Verdict(proposed.proposed, proposed.why, self.outcome), self.state, late=bool(self.late))


def tallies(look: Look, org_ids: Sequence[int], first: int, last: int) -> dict[int, list[Tally]]:
    """The promises of the plan years `first` to `last` by organisation, in one statement."""
    counted: dict[tuple[int, int, str, Mark, bool], int] = {}
    for group in map(_Group._make, db.session.execute(_grouped(look, org_ids, first, last))):
        key = (group.org_id, group.year, group.theme, *group.mark)
        counted[key] = counted.get(key, 0) + group.tasks
    found: dict[int, list[Tally]] = {org_id: [] for org_id in org_ids}
    for (org_id, year, theme, mark, proposed), count in sorted(counted.items()):
        found[org_id].append(Tally(year, theme, mark, proposed, count))
    return found


def _grouped(look: Look, org_ids: Sequence[int], first: int, last: int) -> Select[Any]:
    where = (*promised(look.actor), Task.org_id.in_(org_ids), Task.plan_year.between(first, last))
    inner = select(*_facts(look)).where(*where).subquery()
    return select(*inner.c, func.count()).group_by(*inner.c)


def _facts(look: Look) -> list[ColumnElement[Any]]:
    late = or_(Task.late_since.is_not(None), _sure(Task.due_on < look.today))
    due_later = extract("year", Task.due_on) > Task.plan_year
    closed_later = extract("year", local_day(Task.closed_at, look.ahead)) > Task.plan_year
    found: dict[str, Any] = {
        "org_id": Task.org_id, "year": Task.plan_year, "theme": func.coalesce(Task.theme_code, ""),
        "state": Task.state, "outcome": Task.outcome, "goes_on": goes_on(), "on_exception": on_exception(look.actor),
        "late": late, "short": _sure(Task.percent < 100), "ahead": _sure(and_(due_later, closed_later)),
    }  # fmt: skip
    return [column.label(name) for name, column in found.items()]


def _sure(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """False where nothing is known."""
    return func.coalesce(condition, literal(value=False))
