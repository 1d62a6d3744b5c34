"""Numeric targets of a task, and the accepted share that follows from them."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from tests.support.desk import Desk
from tests.support.tasks import add_proof
from tracker.domain.errors import Conflict, Invalid, NotAllowed
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Figure, Indicator, Task, TaskTarget
from tracker.services.tasks import Target, set_targets

TRAINING = Target("执法培训", "次", Decimal(6))


def set_to(desk: Desk, task: Task, *targets: Target, who: str = "yx-coord") -> Task:
    actor = desk.actor(who)
    return set_targets(actor, desk.now, task.id, task.version_id, targets)


def rows(task: Task) -> list[tuple[str, Decimal, str]]:
    found = db.session.scalars(select(TaskTarget).where(TaskTarget.task_id == task.id).order_by(TaskTarget.position))
    return [(row.name, row.value, row.unit) for row in found]


@pytest.fixture
def task(desk: Desk) -> Task:
    return desk.make(state=TaskState.IN_PROGRESS)


@pytest.mark.parametrize("who", ["yx-coord", "yx-leader", "yx-head"])
def test_whoever_assigns_sets_the_targets(desk: Desk, task: Task, who: str) -> None:
    set_to(desk, task, TRAINING, Target("案卷评查", "卷", Decimal("40.5")), who=who)
    assert rows(task) == [("执法培训", Decimal(6), "次"), ("案卷评查", Decimal("40.5"), "卷")]
    assert task.percent == 0
    [event] = desk.events(task)
    assert (event.verb, event.before) == ("targets_set", {"targets": [], "percent": None})
    assert event.after == {"targets": ["执法培训 6次", "案卷评查 40.5卷"], "percent": 0}


@pytest.mark.parametrize("who", ["yx-staff", "yx-viewer"])
def test_others_do_not(desk: Desk, task: Task, who: str) -> None:
    with pytest.raises(NotAllowed):
        set_to(desk, task, TRAINING, who=who)


def test_accepted_figures_count_at_once(desk: Desk, task: Task) -> None:
    figures = [Figure(org_id=task.org_id, name="执法培训", value=Decimal(2), unit="次")]
    add_proof(desk.world, task, figures=figures)
    db.session.commit()
    assert set_to(desk, task, TRAINING).percent == 33
    assert set_to(desk, task, Target("执法培训", "次", Decimal(2))).percent == 100
    assert set_to(desk, task).percent is None
    assert rows(task) == []


def test_an_indicator_lends_its_name_and_unit(desk: Desk, task: Task) -> None:
    indicator = Indicator(org_id=task.org_id, theme_code="T4", name="行政执法案件", unit="件", equal_units=["起"])
    db.session.add(indicator)
    db.session.commit()
    set_to(desk, task, Target("", "", Decimal(10), indicator.id))
    assert rows(task) == [("行政执法案件", Decimal(10), "件")]
    with pytest.raises(Invalid) as refused:
        set_to(desk, task, Target("", "人", Decimal(10), indicator.id))
    assert (refused.value.code, refused.value.field) == ("unit_unlike", "targets-0-unit")


@pytest.mark.parametrize(
    ("target", "code", "field"),
    [
        (Target("", "次", Decimal(1)), "required", "targets-1-name"),
        (Target("化解纠纷", "件", Decimal(0)), "number_invalid", "targets-1-value"),
        (Target("化解纠纷", "件", Decimal(-3)), "number_invalid", "targets-1-value"),
        (Target("化解纠纷", "件", Decimal("NaN")), "number_invalid", "targets-1-value"),
        (Target("化解纠纷", "件", Decimal("1e12")), "number_invalid", "targets-1-value"),
        (Target("化解纠纷", "件", Decimal("0.00001")), "number_invalid", "targets-1-value"),
        (Target("化解纠纷", "件", Decimal(1), 999), "indicator_unknown", "targets-1-name"),
        (Target(" 执法培训 ", "场", Decimal(1)), "target_twice", "targets-1-name"),
    ],
)
def test_what_cannot_be_a_target_is_named(desk: Desk, task: Task, target: Target, code: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        set_to(desk, task, TRAINING, target)
    assert (refused.value.code, refused.value.field) == (code, field)
    db.session.rollback()
    assert rows(task) == []


def test_too_many_are_refused_and_so_are_those_of_ended_tasks(desk: Desk, task: Task) -> None:
    with pytest.raises(Invalid, match="too_many_targets"):
        set_to(desk, task, *(Target(f"指标{place}", "次", Decimal(1)) for place in range(11)))
    with pytest.raises(Invalid, match="task_ended"):
        set_to(desk, desk.make(state=TaskState.CLOSED), TRAINING)


def test_a_second_writer_is_told_and_the_same_again_leaves_no_trace(desk: Desk, task: Task) -> None:
    seen = task.version_id
    set_to(desk, task, TRAINING)
    with pytest.raises(Conflict):
        set_targets(desk.actor("yx-coord"), desk.now, task.id, seen, [])
    db.session.rollback()
    version = task.version_id
    set_to(desk, task, TRAINING)
    assert (task.version_id, desk.verbs(task)) == (version, ["targets_set"])
