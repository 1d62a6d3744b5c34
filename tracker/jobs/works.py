"""Work for later, by name: what a worker does on PostgreSQL, and the one process on SQLite.

Each work is idempotent and finds in its own rows what is to be done; a call is no more than a hint to look.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event

from tracker.domain.running import LOOK_EVERY
from tracker.jobs.running import Did
from tracker.web import clock

Arguments = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Work:
    """`run(**arguments)` does one piece; `waiting(now)` gives the arguments of every piece that waits by the rows.

    `every`: how often the one process without a queue looks for them.
    """

    name: str
    run: Callable[..., Did]
    waiting: Callable[[datetime], Sequence[Arguments]]
    every: timedelta = LOOK_EVERY


def do_waiting(work: Work, stop: Event) -> Did:
    """All pieces that wait at present, one after the other; `stop` ends it after the present one."""
    done: Counter[str] = Counter()
    for arguments in work.waiting(clock.now()):
        if stop.is_set():
            break
        done.update(work.run(**arguments))
    return done
