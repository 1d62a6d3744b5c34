"""Taking times in one process: medians of rounds that alternate, so that a busy machine disturbs all alike."""

import statistics
import time
from collections.abc import Callable, Mapping

Act = Callable[[], object]


def medians(acts: Mapping[str, Act], rounds: int, warm: int = 5) -> dict[str, float]:
    """The median time of each act in milliseconds."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for act in acts.values():
        for _ in range(warm):
            act()
    for _ in range(rounds):
        for name, act in acts.items():
            act()  # not timed: a short act would pay for what the long one before it left in the caches
            began = time.perf_counter()
            act()
            taken[name].append((time.perf_counter() - began) * 1000)
    return {name: statistics.median(times) for name, times in taken.items()}
