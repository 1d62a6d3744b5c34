"""What a task is to reach in numbers (目标): 培训 6 次, 村居法律顾问 12 个."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from tracker.domain.amounts import LARGEST
from tracker.domain.counting import fits
from tracker.domain.entries import line
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, require
from tracker.extensions import db
from tracker.models import Indicator, Task, TaskTarget
from tracker.queries.catalogue import catalogue
from tracker.services.events import record
from tracker.services.task_progress import refresh
from tracker.services.tasks.taking import refuse_ended, refuse_stale, subject_of, take_task

MOST = 10
LONGEST_NAME, LONGEST_UNIT = 60, 16


@dataclass(frozen=True, slots=True)
class Target:
    """A number to reach. With an indicator, name and unit may stay empty: they are the indicator's then."""

    name: str
    unit: str
    value: Decimal
    indicator_id: int | None = None


def set_targets(actor: Actor, now: datetime, task_id: int, version: int, targets: Sequence[Target]) -> Task:
    """Replace the numeric targets of a task; its accepted share follows.

    Errors: NotAllowed, NotFound, Conflict, Invalid: task_ended, too_many_targets, target_twice, and with the field at
    fault (targets-N-name, -unit, -value, N from 0): required, too_long, number_invalid, indicator_unknown, unit_unlike.
    """
    task = take_task(actor, task_id)
    require(actor, Permission.ASSIGN, subject_of(task))
    refuse_stale([task], {task_id: version})
    refuse_ended(task)
    before = list(
        db.session.scalars(select(TaskTarget).where(TaskTarget.task_id == task.id).order_by(TaskTarget.position))
    )
    after = _checked(task, targets, catalogue(actor, task.org_id))
    told = {"targets": _told(before)}, {"targets": _told(after)}
    if told[0] != told[1]:
        _replace(before, after)
        flag_modified(task, "title")  # targets stand in rows of their own; the task counts as changed
        changed = refresh(actor, task)
        was, now_is = ({name: pair[side] for name, pair in changed.items()} for side in (0, 1))
        record(actor, now, "targets_set", task, before=told[0] | was, after=told[1] | now_is)
    db.session.commit()
    return task


def _replace(before: Sequence[TaskTarget], after: Sequence[TaskTarget]) -> None:
    for row in before:
        db.session.delete(row)
    db.session.flush()
    db.session.add_all(after)


def _told(rows: Sequence[TaskTarget]) -> list[str]:
    """培训 6次: what the timeline says of a target."""
    return [f"{row.name} {row.value.normalize():f}{row.unit}" for row in rows]


def _checked(task: Task, targets: Sequence[Target], indicators: Mapping[int, Indicator]) -> list[TaskTarget]:
    if len(targets) > MOST:
        raise Invalid("too_many_targets", field="targets", most=MOST)
    rows = [_row(task, target, place, indicators) for place, target in enumerate(targets)]
    names = [row.name for row in rows]
    if len(set(names)) < len(names):
        twice = next(place for place, name in enumerate(names) if name in names[:place])
        raise Invalid("target_twice", field=f"targets-{twice}-name", name=names[twice])
    return rows


def _row(task: Task, target: Target, place: int, indicators: Mapping[int, Indicator]) -> TaskTarget:
    field = f"targets-{place}"
    indicator = indicators.get(target.indicator_id or 0)
    if target.indicator_id is not None and indicator is None:
        raise Invalid("indicator_unknown", field=f"{field}-name")
    name = line(target.name or (indicator.name if indicator else ""), f"{field}-name", LONGEST_NAME)
    unit = line(target.unit or (indicator.unit if indicator else ""), f"{field}-unit", LONGEST_UNIT, required=False)
    if indicator is not None and not fits(unit, indicator):
        raise Invalid("unit_unlike", field=f"{field}-unit", unit=unit, expected=indicator.unit)
    value = target.value
    if not value.is_finite() or not 0 < value < LARGEST or value != round(value, 4):
        raise Invalid("number_invalid", field=f"{field}-value", text=str(value)[:30])
    return TaskTarget(
        task_id=task.id, indicator_id=target.indicator_id, name=name, unit=unit, value=value, position=place
    )
