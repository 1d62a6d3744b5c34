"""Which figures a form about a task asks for: its targets, what was counted for it before, its theme's indicators."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, String, bindparam, func, select, union_all

from tracker.domain.people import Actor
from tracker.domain.work import EntryState
from tracker.models import Figure, Indicator, ProgressUpdate, Task, TaskTarget
from tracker.queries.kept import constant, kept, read
from tracker.queries.scope import may_see

TASK = bindparam("task", type_=Integer)
THEME = bindparam("theme", type_=String)
MOST = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure that the form asks for by its name."""

    name: str
    unit: str


def figures_asked(actor: Actor, task: Task) -> list[Asked]:
    """Rows of the form, at most MOST: targets first, then what was counted for the task, then the theme's indicators
    that the organisation has used before.
    """
    statement = kept("figures asked of a task", actor, lambda: _asked(actor))
    rows = read(statement, {"task": task.id, "theme": task.theme_code, "org": task.org_id})
    return [Asked(*key) for key in dict.fromkeys((row.name, row.unit) for row in rows)][:MOST]


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
    used = select(Figure.indicator_id).where(may_see(actor, Figure), Figure.indicator_id.is_not(None))
    indicators = select(constant("c"), Indicator.position, Indicator.name, Indicator.unit).where(
        may_see(actor, Indicator), Indicator.org_id == bindparam("org", type_=Integer), Indicator.is_active,
        Indicator.theme_code == THEME, Indicator.id.in_(used),
    )  # fmt: skip
    return union_all(targets, counted, indicators).order_by("shelf", "place")
