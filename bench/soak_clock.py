"""A clock walked through 2026 hour by hour, with hundreds of tasks, three outages and everything that people do.

`python -m bench.soak_clock [TASKS]`; every sweep is compared with the naive calculation of `tests/support`.
"""

import sys
import time
from datetime import date

from bench.soak_work import world_in
from tests.support.clock_walk import Plan, Walk, twice

OUTAGES = [
    (date(2026, 2, 24), date(2026, 2, 27)),
    (date(2026, 6, 16), date(2026, 6, 23)),
    (date(2026, 10, 8), date(2026, 10, 12)),
]
"""The clock stood still around the holidays and in the middle of the year."""
TASKS = 200


def year(tasks: int = TASKS, databases: tuple[str, ...] = ("sqlite", "postgresql")) -> list[str]:
    """Walk through the year on each database; print what happened, return what was wrong."""
    return [f"{name}: {fault}" for name in databases for fault in _walk(name, tasks)]


def _walk(name: str, tasks: int) -> list[str]:
    with world_in(name) as (_app, world):
        began = time.perf_counter()
        walk = Walk(world, Plan(date(2026, 1, 1), date(2026, 12, 31), tasks, acts=0.6, outages=OUTAGES))
        walk.go()
        doubled = twice()
        print(f"\n{name}: 2026 in hours, {tasks} tasks at first, {time.perf_counter() - began:.0f} s")
        for word, count in sorted(walk.seen.items()):
            print(f"{count:7d}  {word}")
        print(f"{doubled:7d}  notices twice")
        return [*walk.faults, *([f"{doubled} notices twice"] if doubled else [])]


def main() -> None:
    """Exit 1 if anything was told twice, late, to the wrong person or not at all."""
    broken = year(int(sys.argv[1]) if len(sys.argv) > 1 else TASKS)
    print("\n".join(broken))
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
