"""The light in SQL is the light in Python, whatever a task's facts and an office's thresholds, on both databases."""

from dataclasses import asdict
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.support.lights import FACTS, THRESHOLDS, Facts, days
from tests.support.tasks import add_source, add_task
from tests.support.world import TODAY, World
from tracker.domain.lights import Light, Thresholds, cutoffs, light_of
from tracker.domain.org_settings import OrgSettings
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Task
from tracker.queries.lights import cutoffs_of, light_column, light_is, light_rank

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
DATES = [None, *map(days, range(-30, 40))]


@pytest.fixture
def source_id(world: World) -> int:
    """Where all tasks of a test come from."""
    source = add_source(world).id
    db.session.commit()
    return source


@pytest.fixture
def every_case(world: World, source_id: int) -> list[Task]:
    """A task in every state with every date around today."""
    tasks = [
        add_task(world, source_id=source_id, state=state, due_on=due_on) for state in TaskState for due_on in DATES
    ]
    db.session.commit()
    return tasks


@SLOW
@given(thresholds=THRESHOLDS, shift=st.integers(-10, 10))
def test_python_and_sql_agree_on_every_state_and_date(
    every_case: list[Task], thresholds: Thresholds, shift: int
) -> None:
    cut = cutoffs(TODAY + timedelta(days=shift), thresholds)
    shown = db.session.execute(select(Task, light_column(cut), light_rank(cut))).all()
    assert len(shown) == len(every_case)
    ranks = list(Light)
    for task, light, rank in shown:
        assert light == light_of(task, cut)
        assert ranks[rank] == light


@SLOW
@given(cases=st.lists(FACTS, min_size=20, max_size=40), thresholds=THRESHOLDS)
def test_python_and_sql_agree_on_lateness_lag_and_missed_checks(
    world: World, source_id: int, cases: list[Facts], thresholds: Thresholds
) -> None:
    added = {add_task(world, source_id=source_id, **asdict(facts)).id: facts for facts in cases}
    cut = cutoffs(TODAY, thresholds)
    shown = {row.id: row.light for row in db.session.execute(select(Task.id, light_column(cut).label("light")))}
    picked = {light: set(db.session.scalars(select(Task.id).where(light_is(light, cut)))) for light in Light}
    db.session.rollback()
    for task_id, facts in added.items():
        assert shown[task_id] == light_of(facts, cut), facts
        assert [light for light in Light if task_id in picked[light]] == [shown[task_id]]


@SLOW
@given(length=st.integers(1, 400), passed=st.integers(0, 400), percent=st.integers(0, 100), points=st.integers(1, 99))
def test_python_and_sql_agree_on_the_last_fraction_of_a_point(
    world: World, source_id: int, length: int, passed: int, percent: int, points: int
) -> None:
    facts = Facts(due_on=days(length - passed), started_on=days(-passed), percent=percent)
    add_task(world, source_id=source_id, **asdict(facts))
    cut = cutoffs(TODAY, Thresholds(0, 1, yellow_points=points, red_points=points + 1, quarterly_check=False))
    shown = db.session.scalars(select(light_column(cut))).all()
    db.session.rollback()
    assert shown == [light_of(facts, cut)]


def test_an_organisation_sets_its_own_thresholds(world: World) -> None:
    org = world.org("yunxi")
    assert cutoffs_of(org, date(2026, 9, 22)).yellow == date(2026, 9, 29)
    org.settings = {"light": {"yellow_days": 3, "blue_days": 17}}
    assert cutoffs_of(org, date(2026, 9, 22)).blue == date(2026, 10, 9)


def test_an_organisations_own_calendar_moves_its_lights(world: World) -> None:
    org = world.org("yunxi")
    org.settings = OrgSettings(calendar={date(2026, 9, 30): False}).stored()
    assert cutoffs_of(org, date(2026, 9, 22)).yellow == date(2026, 10, 7)
