"""Tasks live through random hands, the same each time."""

from collections import Counter
from random import Random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.support import task_cast
from tests.support.desk import Desk
from tests.support.task_draws import ACTS
from tests.support.task_machine import TaskLife
from tests.support.world import World


def live(world: World, lives: int, steps: int) -> Counter[str]:
    """Let tasks live in a world, with more people of several offices; how often what happened.

    The same each time. A broken rule shows the way to it. Hypothesis draws a source of chance for each life: acts that
    it draws one by one come out too much alike to go far.
    """
    task_cast.gather(world)
    TaskLife.desk, TaskLife.hats = Desk(world), task_cast.hats(world)
    TaskLife.seen.clear()

    @settings(
        max_examples=lives, derandomize=True, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.randoms(use_true_random=True))
    def told(chance: Random) -> None:
        path: list[str] = []
        try:
            one_life(chance, steps, path)
        except AssertionError as error:
            raise AssertionError("\n".join([*path, str(error)])) from error

    told()
    return TaskLife.seen


def one_life(chance: Random, steps: int, path: list[str]) -> None:
    """So many acts, told in `path`."""
    life = TaskLife()
    life.begin(chance)
    life.the_rules_hold()
    for _ in range(steps):
        act, draws = chance.choice(ACTS)
        drawn = {name: draw(chance) for name, draw in draws.items()}
        path.append(f"{act.__name__}({', '.join(f'{name}={value!r}' for name, value in drawn.items())})")
        act(life, **drawn)
        life.the_rules_hold()
