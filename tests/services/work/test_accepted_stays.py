"""What was accepted never changes, whoever writes to the database through the models."""

from datetime import UTC, datetime

import pytest

from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Figure, ProgressUpdate, WorkEntry
from tracker.services.work import NewFigure, NewProgress, accept, report_progress

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)


@pytest.fixture
def accepted(world: World) -> WorkEntry:
    """Accepted progress with one figure."""
    task = add_task(world, owner_id=world.user("yx-staff").id, sponsor_id=world.user("yx-leader").id)
    db.session.commit()
    new = NewProgress("组织执法人员培训", figures=(NewFigure("执法培训", "2", "次"),))
    entry = report_progress(world.actor("yx-staff"), NOW, task.id, new)
    return accept(world.actor("yx-head"), NOW, {entry.id: entry.version_id})[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [("text", "改过"), ("state", EntryState.PENDING), ("percent", 90), ("decided_by_id", None), ("evidence", [])],
)
def test_an_accepted_entry_takes_no_change(accepted: WorkEntry, name: str, value: object) -> None:
    if name == "evidence":
        accepted.figures.append(Figure(org_id=accepted.org_id, name="培训", value=1))
    else:
        setattr(accepted, name, value)
    with pytest.raises(RuntimeError, match="accepted work never changes"):
        db.session.commit()
    db.session.rollback()


def test_it_only_steps_back_for_its_correction(accepted: WorkEntry) -> None:
    accepted.state = EntryState.REPLACED
    db.session.commit()
    accepted.state = EntryState.ACCEPTED
    with pytest.raises(RuntimeError, match="accepted work never changes"):
        db.session.commit()
    db.session.rollback()


def test_its_figures_stay(accepted: WorkEntry) -> None:
    accepted.figures[0].value = accepted.figures[0].value + 1
    with pytest.raises(RuntimeError, match="accepted figures never change"):
        db.session.commit()
    db.session.rollback()
    db.session.delete(accepted.figures[0])
    with pytest.raises(RuntimeError, match="accepted"):
        db.session.commit()
    db.session.rollback()


def test_no_entry_is_ever_deleted(world: World) -> None:
    task = add_task(world, owner_id=world.user("yx-staff").id)
    db.session.commit()
    entry: ProgressUpdate = report_progress(world.actor("yx-staff"), NOW, task.id, NewProgress("已经布置"))
    db.session.delete(entry)
    with pytest.raises(RuntimeError, match="never deleted"):
        db.session.commit()
    db.session.rollback()
