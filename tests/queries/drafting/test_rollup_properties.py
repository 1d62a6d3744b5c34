"""Whatever was reported in whatever state: the rollup holds exactly the accepted work of its days, each piece once."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.rollups import DECEMBER, Year
from tests.support.world import World
from tracker.domain.periods import Period, days_of
from tracker.domain.rollup import Rollup
from tracker.domain.tasks import TaskState
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Figure, ProgressUpdate, Task, WorkRecord

NEW_YEAR = date(2026, 1, 1)
Drawn = tuple[int, EntryState, int, int]
ENTRIES = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from(EntryState), st.integers(-20, 380), st.integers(0, 10**6)), max_size=20
)
RECORD, VOIDED = 0, 3


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=ENTRIES, period=st.sampled_from(Period))
def test_the_rollup_holds_the_accepted_work_of_its_days_and_nothing_else(
    world: World, drawn: list[Drawn], period: Period
) -> None:
    try:
        wanted = _fill(world, drawn, period)
        rollup = Year(world).rollup(period=period)
        entries = [*rollup.records, *(entry for task in rollup.tasks for entry in task.entries)]
        assert sorted(entry.id for entry in entries) == sorted(wanted)
        assert _counted(rollup) == sum(wanted.values())
        assert all(total.sum.value == sum(part.value for part in total.parts) for total in rollup.totals)
    finally:
        db.session.rollback()


def _counted(rollup: Rollup) -> Decimal:
    return sum((total.sum.value for total in rollup.totals), Decimal(0))


def _fill(world: World, drawn: list[Drawn], period: Period) -> dict[int, int]:
    """Put the entries in the database, uncommitted; what should count, by id, with its number."""
    places = [None, *_tasks(world)]
    first, last = days_of(period, 2026)
    wanted = {}
    for place, state, day, value in drawn:
        on = NEW_YEAR + timedelta(days=day)
        entry_id = _entry(world, places[place], state, on, value)
        if state is EntryState.ACCEPTED and first <= on <= last and place != VOIDED:
            wanted[entry_id] = value
    return wanted


def _tasks(world: World) -> list[Task]:
    """A task of the year, one of the year before, a voided one, and one that was merged into the first."""
    year = Year(world)
    main = year.task()
    made = [year.task(plan_year=2025), year.task(voided_at=DECEMBER)]
    return [main, *made, year.task(state=TaskState.MERGED, merged_into_id=main.id)]


def _entry(world: World, task: Task | None, state: EntryState, on: date, value: int) -> int:
    given = {
        "org_id": world.org("yunxi").id, "year": task.plan_year if task else on.year, "from_on": on, "to_on": on,
        "unit_id": world.unit("yunxi-zf").id, "author_id": world.user("yx-staff").id, "text": "办了", "state": state,
        "created_at": DECEMBER, "key": uuid4().hex, "theme_code": "T4",
    }  # fmt: skip
    entry = ProgressUpdate(task_id=task.id, **given) if task else WorkRecord(**given)
    entry.figures = [Figure(org_id=entry.org_id, name="行政处罚", value=Decimal(value), unit="件")]
    db.session.add(entry)
    db.session.flush()
    return entry.id
