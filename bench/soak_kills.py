"""kill -9 of clock and workers at random points while reminders go out; `python -m bench.soak_kills [KILLS]`.

On SQLite the one process, on PostgreSQL the clock and three workers, against a real SMTP server on this machine.
"""

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench.soak_work import world_in
from tests.support.kills import Arena, make_arena
from tests.support.smtp import smtp_server

KILLS, A_ROUND, PEOPLE, SEED = 200, 4, 40, 20_261_122
WORKERS = {"sqlite": 0, "postgresql": 3}


def kills(count: int = KILLS) -> list[str]:
    """So many kills on each database; prints what happened, returns what broke."""
    return [f"{name}: {fault}" for name in WORKERS for fault in _on(name, count)]


def _on(name: str, count: int) -> list[str]:
    began, faults = time.monotonic(), []
    with tempfile.TemporaryDirectory() as folder, world_in(name) as (app, world), smtp_server() as post:
        url = app.config["SETTINGS"].database_url
        arena = make_arena(url, Path(folder), post, world, WORKERS[name], PEOPLE, SEED)
        arena.start()
        try:
            while len(arena.kills) < count:
                faults += arena.round(min(A_ROUND, count - len(arena.kills)))
                print(".", end="", flush=True)
        finally:
            arena.stop()
        print(f"\n{name}, {time.monotonic() - began:.0f} s")
        _tell(arena)
    return [*faults, *(f"{reference} came twice without a kill to explain it" for reference in arena.unexplained())]


def _tell(arena: Arena) -> None:
    roles = Counter(kill.role for kill in arena.kills)
    sending = sum(bool(kill.held) for kill in arena.kills)
    queued = len(set(arena.post.references))
    print(f"{len(arena.kills):7d}  kills: {', '.join(f'{count} of a {role}' for role, count in sorted(roles.items()))}")
    print(f"{sending:7d}  of them while the process was sending")
    print(f"{queued:7d}  messages delivered, every one that was due")
    print(f"{sum(arena.doubles().values()):7d}  came twice, with the same Message-ID")


def main() -> None:
    """Exit 1 if a message was lost, or came twice without a reason."""
    broken = kills(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS)
    print("\n".join(broken))
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
