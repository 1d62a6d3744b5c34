"""Which figures a form about a task asks for: its targets, what was counted for it before, its theme's indicators."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, String, bindparam, func, select, union_all

from tracker.domain.people import Actor
from tracker.domain.work import EntryState
from tracker.models import Figure, Indicator, ProgressUpdate, Task, TaskTarget
from tracker.queries.kept import constant, kept, read
from tracker.queries.scope import may_see

INDICATORS = "c"
TASK, ORG = bindparam("task", type_=Integer), bindparam("org", type_=Integer)
THEME = bindparam("theme", type_=String)
ENOUGH, MOST = 4, 10
"""Rows to which the form is filled up with indicators of the theme; rows that it shows at all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure that the form asks for by its name."""

    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Rows that stand in the form, and names that are offered for further ones."""

    rows: list[Asked]
    names: list[str]


def figures_asked(actor: Actor, task: Task) -> Wanted:
    """Targets first, then what was counted for the task, then the theme's indicators that the organisation uses."""
    statement = kept("figures asked of a task", actor, lambda: _asked(actor))
    found = read(statement, {"task": task.id, "theme": task.theme_code, "org": task.org_id})
    own = list(dict.fromkeys(Asked(row.name, row.unit) for row in found if row.shelf != INDICATORS))[:MOST]
    named = {row.name for row in own}
    usual = [Asked(row.name, row.unit) for row in found if row.shelf == INDICATORS and row.name not in named]
    room = max(0, ENOUGH - len(own))
    return Wanted([*own, *usual[:room]], [row.name for row in usual[room:]])


def _asked(actor: Actor) -> Any:
    targets = select(
        constant("a").label("shelf"), TaskTarget.position.label("place"), TaskTarget.name.label("name"),
        TaskTarget.unit.label("unit"),
    ).join(Task, Task.id == TaskTarget.task_id).where(TaskTarget.task_id == TASK, may_see(actor, Task))  # fmt: skip
    counted = (
        select(constant("b"), func.min(Figure.id), Figure.name, Figure.unit)
        .join(ProgressUpdate, ProgressUpdate.id == Figure.entry_id)
        .where(ProgressUpdate.task_id == TASK, ProgressUpdate.state != EntryState.WITHDRAWN, may_see(actor, Figure))
        .group_by(Figure.name, Figure.unit)
    )
    used = select(Figure.indicator_id).where(Figure.org_id == ORG, Figure.indicator_id.is_not(None))
    indicators = select(constant(INDICATORS), Indicator.position, Indicator.name, Indicator.unit).where(
        may_see(actor, Indicator), Indicator.org_id == ORG, Indicator.is_active,
        Indicator.theme_code == THEME, Indicator.id.in_(used),
    )  # fmt: skip
    return union_all(targets, counted, indicators).order_by("shelf", "place")
