"""Whatever people do with entries, in whatever order: the rules hold, and the events tell the story of the rows."""

from collections.abc import Sequence
from contextlib import suppress
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Select, select

from tests.support.work import NOW, Desk, figure
from tests.support.world import World
from tracker.domain.errors import DomainError
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Event, ProgressUpdate, Task
from tracker.services import work
from tracker.services.work import NewProgress

OFFICE = ("yx-staff", "yx-head", "yx-coord")
PEOPLE = (*OFFICE * 6, "yx-leader", "yx-viewer", "hs-coord", "qh-coord")
ACTS = ("report", "report for", "revise", "revise", "accept", "accept", "accept", "return", "withdraw")
BECOMES = {
    "reported": "pending",
    "entry_corrected": "pending",
    "entry_revised": "pending",
    "entry_accepted": "accepted",
    "entry_returned": "returned",
    "entry_withdrawn": "withdrawn",
    "entry_replaced": "replaced",
}
Step = tuple[str, str, int, int]


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1))
def test_no_self_acceptance_and_every_state_is_told(world: World, seed: int) -> None:
    """Drawn by a seed: hypothesis likes short and alike lists, which come to no correction."""
    desk, chance = Desk(world), Random(seed)
    task = desk.task(owner_id=world.user(chance.choice(OFFICE)).id)
    desk.target(task, "行政执法培训", "次", 20)
    for _ in range(80):
        step = (chance.choice(ACTS), chance.choice(PEOPLE), chance.randrange(3), chance.randrange(10))
        with suppress(DomainError):
            _take(desk, task, step)
        db.session.rollback()
    entries = db.session.scalars(_entries(task)).all()
    _check_acceptance(task, entries)
    _check_events(task, entries)
    _check_share(task, entries)


def _entries(task: Task) -> Select[ProgressUpdate]:
    return select(ProgressUpdate).where(ProgressUpdate.task_id == task.id).order_by(ProgressUpdate.id)


def _take(desk: Desk, task: Task, step: Step) -> None:
    act, who, which, value = step
    actor, figures = desk.world.actor(who), (figure("执法培训", str(value)),)
    if act == "report":
        desk.report(who, task, figures=figures)
        return
    if act == "report for":
        desk.report(who, task, figures=figures, author_id=desk.world.user("yx-head").id)
        return
    entries = db.session.scalars(_entries(task)).all()
    if not entries:
        return
    entry = entries[-1 - which % len(entries)]  # the latest ones
    seen = {entry.id: entry.version_id}
    if act == "revise":
        work.revise(actor, NOW, entry.id, entry.version_id, NewProgress("改过", figures=figures))
    elif act == "accept":
        work.accept(actor, NOW, seen)
    elif act == "return":
        work.return_entries(actor, NOW, seen, "请补材料")
    else:
        work.withdraw(actor, NOW, entry.id, entry.version_id)


def _check_acceptance(task: Task, entries: Sequence[ProgressUpdate]) -> None:
    for entry in entries:
        if entry.state in {EntryState.ACCEPTED, EntryState.REPLACED}:
            assert entry.decided_by_id is not None
            assert entry.decided_by_id not in {entry.author_id, task.owner_id}
    standing = {EntryState.ACCEPTED, EntryState.REPLACED}
    replacing = [entry.replaces_id for entry in entries if entry.replaces_id and entry.state in standing]
    replaced = [entry.id for entry in entries if entry.state is EntryState.REPLACED]
    assert sorted(replacing) == replaced


def _check_events(task: Task, entries: Sequence[ProgressUpdate]) -> None:
    """Played back, the events of the task leave every entry as it is."""
    told: dict[int, str] = {}
    mine = select(Event).where(Event.subject_type == "task", Event.subject_id == task.id).order_by(Event.id)
    for event in db.session.scalars(mine):
        if event.verb in BECOMES:
            told[event.after["entry_id"]] = BECOMES[event.verb]
    assert told == {entry.id: entry.state.value for entry in entries}


def _check_share(task: Task, entries: Sequence[ProgressUpdate]) -> None:
    accepted = [entry for entry in entries if entry.state is EntryState.ACCEPTED]
    total = sum(one.value for entry in accepted for one in entry.figures)
    reported = [entry for entry in entries if entry.state not in {EntryState.WITHDRAWN, EntryState.REPLACED}]
    assert task.percent == (min(100, int(total * 5)) if entries else None)
    assert (task.reported_on is not None) == bool(reported)
