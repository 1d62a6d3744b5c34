"""Whatever people do, in whatever order: no state without its way, no judge in their own cause, nothing forgotten.

`make soak` runs many more examples.
"""

import pytest

from tests.support.task_lives import live
from tests.support.world import World
from tracker.domain.tasks import TaskState

LIVES, ACTS = 40, 40
WAYS = {
    "assigned", "received", "handed_back", "submitted", "returned", "closed", "reopened", "suspended", "merged",
    "extended", "split", "handed_over", "entry_accepted", "entry_returned", "entry_replaced", "entry_withdrawn",
}  # fmt: skip


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_rules_hold_whatever_people_do(world: World) -> None:
    seen = live(world, LIVES, ACTS)
    assert {f"state {state.value}" for state in TaskState} | WAYS <= seen.keys()  # else little was tried
