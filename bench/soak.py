"""The long versions of what the tests try briefly, with fixed seeds.

`python -m bench.soak [N]` reads N damaged files (default 10,000), none of which may break the reader
(`bench.soak_files`); then crowds work on the same tasks, tasks live through random hands (`bench.soak_work`), a clock
is walked through a year of reminders (`bench.soak_clock`), and clocks and workers are killed while reminders go out
(`bench.soak_kills`).
"""

import sys

from bench import soak_clock, soak_files, soak_kills, soak_work


def main() -> None:
    """Run, print the outcomes, and exit 1 if something took too long or broke."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    broken = [*soak_files.damage(times), *soak_work.crowds(), *soak_clock.year(), *soak_kills.kills()]
    print("\n".join(broken))
    soak_work.lives()
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
