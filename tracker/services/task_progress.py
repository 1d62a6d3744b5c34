"""What a task knows from its entries: the day of the latest report, and the accepted share of its targets."""

from sqlalchemy import func, select, update

from tracker.domain.people import Actor
from tracker.domain.targets import Count, reached
from tracker.domain.work import LIVE, EntryState
from tracker.extensions import db
from tracker.models import Figure, ProgressUpdate, Task, TaskTarget
from tracker.queries.catalogue import catalogue
from tracker.queries.goals import goal_of
from tracker.queries.scope import may_see


def refresh(actor: Actor, task: Task) -> dict[str, tuple[object, object]]:
    """Bring `reported_on` and `percent` of a locked task up to date; what changed, as name → (before, after).

    Past the version of the task: nobody edits these, so nobody's form of the task has gone stale by them.
    """
    db.session.flush()
    values = {"reported_on": _reported_on(actor, task), "percent": share_of(actor, task)}
    changed = {name: (getattr(task, name), value) for name, value in values.items() if getattr(task, name) != value}
    if changed:
        new = {name: after for name, (_before, after) in changed.items()}
        db.session.execute(update(Task).where(may_see(actor, Task), Task.id == task.id).values(new))
        db.session.refresh(task, [*changed])
    return changed


def _reported_on(actor: Actor, task: Task) -> object:
    mine = (may_see(actor, ProgressUpdate), ProgressUpdate.task_id == task.id, ProgressUpdate.state.in_(LIVE))
    return db.session.scalar(select(func.max(ProgressUpdate.to_on)).where(*mine))


def share_of(actor: Actor, task: Task) -> int | None:
    """The accepted share of the task's numeric targets in points; None without targets."""
    targets = db.session.scalars(select(TaskTarget).where(TaskTarget.task_id == task.id)).all()
    if not targets:
        return None
    indicators = catalogue(actor, task.org_id)
    return reached([goal_of(target, indicators) for target in targets], _counts(actor, task))


def _counts(actor: Actor, task: Task) -> list[Count]:
    accepted = select(Figure, ProgressUpdate.to_on).join(ProgressUpdate, Figure.entry_id == ProgressUpdate.id)
    mine = (may_see(actor, ProgressUpdate), ProgressUpdate.task_id == task.id)
    rows = db.session.execute(
        accepted.where(*mine, ProgressUpdate.state == EntryState.ACCEPTED).order_by(ProgressUpdate.id, Figure.id)
    )
    return [Count(figure.indicator_id, figure.name, figure.unit, figure.value, day) for figure, day in rows]
