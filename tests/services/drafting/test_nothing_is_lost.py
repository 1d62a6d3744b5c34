"""Whatever people do with a draft, and whatever becomes of the work: making it anew loses nothing of theirs.

What was dropped stays away, the order stays, and flags stand exactly where sources have changed.
"""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.support.draft_machine import DraftLife
from tests.support.world import World


def test_nothing_of_a_persons_is_lost(world: World) -> None:
    DraftLife.world = world
    quiet = settings(max_examples=12, stateful_step_count=30, suppress_health_check=list(HealthCheck), deadline=None)
    run_state_machine_as_test(DraftLife, settings=quiet)
