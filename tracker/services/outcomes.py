"""Confirming what became of each task (兑现): a person's word in place of the proposal."""

from collections.abc import Mapping
from datetime import datetime

from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.outcomes import Outcome
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, require
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Task
from tracker.services.events import record
from tracker.services.tasks.taking import refuse_stale, subject_of, take_tasks, words

DONE = frozenset({TaskState.CLOSED, TaskState.MERGED})


def confirm_outcomes(
    actor: Actor, now: datetime, decided: Mapping[int, tuple[int, Outcome | None]], note: str = ""
) -> list[Task]:
    """Confirm outcomes of tasks, given as id → (version seen, outcome); None goes back to the proposal. All or none.

    Errors: NotAllowed (also "own_outcome": the owner does not judge whether a promise was kept), NotFound,
    Conflict("changed_meanwhile"), Invalid: nothing_selected, too_long (note), outcome_needs_closing (numbers), since a
    promise counts as kept once somebody has closed it.
    """
    if not decided:
        raise Invalid("nothing_selected")
    said = words(note, "note", required=False)
    tasks = take_tasks(actor, decided.keys())
    for task in tasks:
        require(actor, Permission.CONFIRM_OUTCOME, subject_of(task))
    _refuse(actor, tasks, {key: outcome for key, (_version, outcome) in decided.items()})
    refuse_stale(tasks, {key: version for key, (version, _outcome) in decided.items()})
    for task in tasks:
        _confirm(actor, now, task, decided[task.id][1], said)
    db.session.commit()
    return tasks


def _refuse(actor: Actor, tasks: list[Task], wanted: Mapping[int, Outcome | None]) -> None:
    own = [task.number for task in tasks if actor.user_id is not None and task.owner_id == actor.user_id]
    if own:
        raise NotAllowed("own_outcome", numbers=own)
    undone = [task.number for task in tasks if wanted[task.id] is Outcome.KEPT and task.state not in DONE]
    if undone:
        raise Invalid("outcome_needs_closing", numbers=undone)


def _confirm(actor: Actor, now: datetime, task: Task, outcome: Outcome | None, note: str) -> None:
    said = note if outcome else ""
    if (task.outcome, task.outcome_note) == (outcome, said):
        return
    before, task.outcome, task.outcome_note = {"verdict": task.outcome}, outcome, said
    task.outcome_by_id, task.outcome_at = (actor.user_id, now) if outcome else (None, None)
    verb = "outcome_confirmed" if outcome else "outcome_reopened"
    record(actor, now, verb, task, before=before, after={"verdict": outcome}, reason=note)
