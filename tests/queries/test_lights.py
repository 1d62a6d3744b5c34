"""The light in SQL is the light in Python, for every state and date, on both databases."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.support.tasks import add_source, add_task
from tests.support.world import TODAY, World
from tracker.domain.lights import Light, Thresholds, cutoffs, light_of
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Task
from tracker.queries.lights import cutoffs_of, light_column, light_is, light_rank

DATES = [None, *(TODAY + timedelta(days=days) for days in range(-30, 40))]


@pytest.fixture
def every_case(world: World) -> list[Task]:
    """A task in every state with every date around today."""
    source = add_source(world).id
    tasks = [add_task(world, source_id=source, state=state, due_on=due_on) for state in TaskState for due_on in DATES]
    db.session.commit()
    return tasks


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(yellow=st.integers(0, 20), more=st.integers(0, 20), shift=st.integers(-10, 10))
def test_python_and_sql_agree_on_every_light(every_case: list[Task], yellow: int, more: int, shift: int) -> None:
    cut = cutoffs(TODAY + timedelta(days=shift), Thresholds(yellow, yellow + more))
    shown = db.session.execute(select(Task.state, Task.due_on, light_column(cut), light_rank(cut))).all()
    assert len(shown) == len(every_case)
    ranks = list(Light)
    for state, due_on, light, rank in shown:
        assert light == light_of(state, due_on, cut)
        assert ranks[rank] == light


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(yellow=st.integers(0, 20), more=st.integers(0, 20))
def test_the_condition_finds_exactly_the_tasks_of_a_light(every_case: list[Task], yellow: int, more: int) -> None:
    cut = cutoffs(TODAY, Thresholds(yellow, yellow + more))
    for light in Light:
        found = set(db.session.scalars(select(Task.id).where(light_is(light, cut))))
        assert found == {task.id for task in every_case if light_of(task.state, task.due_on, cut) is light}


def test_an_organisation_sets_its_own_thresholds(world: World) -> None:
    org = world.org("yunxi")
    assert cutoffs_of(org, date(2026, 9, 22)).yellow == date(2026, 9, 29)
    org.settings = {"light": {"yellow_days": 3, "blue_days": 10}}
    assert cutoffs_of(org, date(2026, 9, 22)).blue == date(2026, 10, 2)
