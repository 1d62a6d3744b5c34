"""A person confirms what became of each task; not the owner, and nothing is kept that nobody closed."""

from datetime import UTC, datetime

import pytest

from tests.support.desk import Desk
from tests.support.world import World
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.domain.outcomes import Outcome
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Task
from tracker.services.outcomes import confirm_outcomes

NOW = datetime(2027, 1, 12, 2, 0, tzinfo=UTC)


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world)


def confirm(desk: Desk, who: str, outcome: Outcome | None, *tasks: Task, note: str = "") -> list[Task]:
    seen = {task.id: (task.version_id, outcome) for task in tasks}
    return confirm_outcomes(desk.world.actor(who), NOW, seen, note)


def test_the_sponsor_confirms_and_the_record_says_who_when_and_why(desk: Desk) -> None:
    task = desk.make(state=TaskState.IN_PROGRESS)
    confirm(desk, "yx-leader", Outcome.PARTLY, task, note="还差一次培训")
    assert (task.outcome, task.outcome_note, task.outcome_at) == (Outcome.PARTLY, "还差一次培训", NOW)
    assert task.outcome_by_id == desk.user("yx-leader")
    [event] = [event for event in desk.events(task) if event.verb == "outcome_confirmed"]
    assert (event.before, event.after, event.reason) == ({"verdict": None}, {"verdict": "partly"}, "还差一次培训")


def test_many_are_confirmed_at_once_or_none(desk: Desk) -> None:
    closed, open_ = desk.make(state=TaskState.CLOSED), desk.make()
    with pytest.raises(Invalid) as refusal:
        confirm(desk, "yx-coord", Outcome.KEPT, closed, open_)
    assert (refusal.value.code, refusal.value.params) == ("outcome_needs_closing", {"numbers": [open_.number]})
    db.session.rollback()
    assert (closed.outcome, open_.outcome) == (None, None)
    confirm(desk, "yx-coord", Outcome.KEPT, closed)
    confirm(desk, "yx-coord", Outcome.CARRIED_OVER, closed, open_)
    assert (closed.outcome, open_.outcome) == (Outcome.CARRIED_OVER, Outcome.CARRIED_OVER)


def test_a_word_can_be_taken_back(desk: Desk) -> None:
    task = desk.make()
    confirm(desk, "yx-coord", Outcome.NOT_KEPT, task, note="没有办")
    confirm(desk, "yx-coord", None, task)
    assert (task.outcome, task.outcome_note, task.outcome_by_id, task.outcome_at) == (None, "", None, None)
    assert desk.verbs(task)[-2:] == ["outcome_confirmed", "outcome_reopened"]


def test_confirming_the_same_twice_is_told_once(desk: Desk) -> None:
    task = desk.make()
    confirm(desk, "yx-coord", Outcome.NOT_KEPT, task)
    confirm(desk, "yx-coord", Outcome.NOT_KEPT, task)
    assert desk.verbs(task).count("outcome_confirmed") == 1


def test_the_owner_does_not_judge_the_own_promise(desk: Desk) -> None:
    task = desk.make(owner_id=desk.user("yx-coord"))
    with pytest.raises(NotAllowed) as refusal:
        confirm(desk, "yx-coord", Outcome.PARTLY, task)
    assert refusal.value.code == "own_outcome"


def test_staff_heads_the_county_and_neighbours_do_not_confirm(desk: Desk) -> None:
    task = desk.make(owner_id=desk.user("yx-head"))
    for account in ("yx-staff", "yx-viewer", "qh-coord"):
        with pytest.raises(NotAllowed):
            confirm(desk, account, Outcome.PARTLY, task)
        db.session.rollback()
    with pytest.raises(NotFound):
        confirm(desk, "hs-coord", Outcome.PARTLY, task)


def test_whoever_saw_an_older_version_is_told(desk: Desk) -> None:
    task = desk.make()
    with pytest.raises(Conflict):
        confirm_outcomes(desk.world.actor("yx-coord"), NOW, {task.id: (task.version_id + 1, Outcome.PARTLY)})


def test_nothing_chosen_is_refused(desk: Desk) -> None:
    with pytest.raises(Invalid):
        confirm(desk, "yx-coord", Outcome.PARTLY)
