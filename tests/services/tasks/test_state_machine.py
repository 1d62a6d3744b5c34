"""Whatever people do, in whatever order: no state without its way, no judge in their own cause, nothing forgotten.

`make soak` runs many more examples.
"""

import pytest
from hypothesis import HealthCheck, settings

from tests.support.task_machine import live
from tests.support.world import World
from tracker.domain.tasks import TaskState

BRIEF = settings(
    max_examples=40, stateful_step_count=40, derandomize=True, deadline=None, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_rules_hold_whatever_people_do(world: World) -> None:
    seen = live(world, BRIEF)
    ways = {"extended", "split", "handed_over", "entry_accepted", "assigned", "received", "submitted", "closed"}
    assert {f"state {state.value}" for state in TaskState} | ways <= seen.keys()  # else little was tried
