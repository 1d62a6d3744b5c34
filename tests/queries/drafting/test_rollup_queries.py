"""The rollup asks a fixed number of statements, however much was done."""

import pytest

from tests.support.rollups import Year, trained
from tests.support.statements import counted
from tests.support.tasks import add_proof
from tests.support.world import World

MOST = 22


def statements(year: Year) -> int:
    """How many a rollup sends, those that make the actor included."""
    with counted() as sent:
        year.rollup()
    return len(sent)


@pytest.fixture
def year(world: World) -> Year:
    return Year(world)


def test_more_work_takes_no_more_statements(year: Year) -> None:
    few = statements(year)
    for number in range(8):
        task = year.task()
        year.desk.target(task, "行政执法培训", "次", 6)
        add_proof(year.world, task)
        year.progress(task, f"第{number}次", **trained("1"))
        year.record(f"讲座{number}")
    assert statements(year) == few
    assert few <= MOST
