"""Work for later: on PostgreSQL a job for Procrastinate's workers, deferred in the transaction of the rows it serves.

On SQLite nothing is written: the one process looks for waiting rows itself. Rows are the truth on both; a job is only
a call to look at them. A lost one is deferred again (`tracker/jobs/rescue.py`), and a spare one does no harm.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from tracker.extensions import db

if TYPE_CHECKING:
    from procrastinate import App
    from procrastinate.types import JSONDict

DELIVER = "deliver"
"""The name of the job that hands messages over."""
LONG_JOB = "long_job"
"""The name of the job that does one long job (`job_id`)."""
AT_ONCE = 10
"""How many messages one job takes: enough to keep a connection to the provider, few enough for several workers."""


def defer_delivery(count: int, at: datetime | None = None) -> None:
    """Have `count` messages handed over, from `at` on; takes effect with the caller's commit."""
    defer(DELIVER, [{}] * jobs_for(count), at)


def jobs_for(count: int) -> int:
    """How many jobs so many messages need."""
    return -(-count // AT_ONCE)


def defer(name: str, arguments: Iterable[Mapping[str, str | int]], at: datetime | None = None) -> None:
    """Defer a job for each of `arguments`, to be run under this name; takes effect with the caller's commit."""
    jobs: list[JSONDict] = [dict(each) for each in arguments]
    if not jobs or not has_queue():
        return
    connection = db.session.connection().connection.driver_connection
    _queue().configure_task(name, schedule_at=at, connection=connection).batch_defer(*jobs)


def defer_again(name: str, arguments: Iterable[Mapping[str, str | int]]) -> None:
    """Defer jobs for rows that wait although none is in the queue."""
    defer(name, arguments)
    db.session.commit()


def has_queue() -> bool:
    """Whether this installation's database has a queue for workers."""
    return db.engine.dialect.name == "postgresql"


@cache
def _queue() -> "App":
    """Never opened: it writes on the connections that it is given."""
    from procrastinate import App, SyncPsycopgConnector

    return App(connector=SyncPsycopgConnector())
