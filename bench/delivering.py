"""How many messages are handed over in a second, by one process on SQLite and by 1, 2 and 4 workers on PostgreSQL.

Real digests, written from the database and sent to a real SMTP server on this machine, in a process of its own.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from socket import socket

from sqlalchemy import update

from bench.soak_work import world_in
from tests.support.doomed import Site, begin
from tests.support.kills import FORKS, ZONE
from tests.support.outbox import queue_digest
from tests.support.smtp import Post, free_port, smtp_server
from tests.support.waiting import eventually, seen
from tests.support.world import World, add_user
from tracker.domain.people import Role
from tracker.extensions import db
from tracker.models import Message
from tracker.services.backlog import defer_delivery

MESSAGES = 500
PATIENCE = 600.0
OPEN = datetime(2026, 9, 22, 10, tzinfo=ZONE)
RUNS = (("sqlite", 1), ("postgresql", 1), ("postgresql", 2), ("postgresql", 4))


def measure(messages: int = MESSAGES) -> Iterator[str]:
    """A line for each run."""
    yield f"  {'':<26}{'messages':>10}{'seconds':>10}{'per second':>12}"
    for name, senders in RUNS:
        seconds = _run(name, senders, messages)
        who = "sqlite, one process" if name == "sqlite" else f"postgresql, {senders} worker{'s'[: senders - 1]}"
        yield f"  {who:<26}{messages:>10}{seconds:>10.1f}{messages / seconds:>12.0f}"


def _run(name: str, senders: int, messages: int) -> float:
    """Seconds from the commit that queues the messages to the record that the last one was sent."""
    with tempfile.TemporaryDirectory() as folder, world_in(name) as (app, world), _mail_server() as port:
        ahead = (OPEN - datetime.now(ZONE)).total_seconds()
        url = app.config["SETTINGS"].database_url
        site = Site(url, Path(folder), f"smtp://127.0.0.1:{port}", FORKS.Value("d", ahead))
        role = "sender" if name == "sqlite" else "worker"
        running = [begin(FORKS.Process, role, site) for _ in range(senders)]
        time.sleep(5)  # they are ready and idle, as on any day
        _queue_for_tomorrow(world, messages)
        db.session.execute(update(Message).values(next_try_at=OPEN))
        defer_delivery(messages)
        began = time.monotonic()
        db.session.commit()
        done = eventually(
            lambda: seen("SELECT count(*) FROM message WHERE state IN ('queued', 'sending', 'retry')") == 0, PATIENCE
        )
        seconds = time.monotonic() - began
        for process in running:
            process.kill()
            process.join()
    if not done:
        raise RuntimeError(f"{name}: not all messages were sent after {PATIENCE:.0f} s")
    return seconds


def _queue_for_tomorrow(world: World, messages: int) -> None:
    for number in range(messages):
        account = f"yx-{number:04d}"
        add_user(world, account, f"陈{number}", "yunxi", "yunxi-zf", Role.STAFF)
        queue_digest(world, account, next_try_at=OPEN + timedelta(days=1))


@contextmanager
def _mail_server() -> Iterator[int]:
    """A port on which a process of its own takes mail."""
    port = free_port()
    process = FORKS.Process(target=_take_mail, args=(port,), daemon=True)
    process.start()
    eventually(lambda: _listens(port))
    try:
        yield port
    finally:
        process.kill()
        process.join()


def _listens(port: int) -> bool:
    with socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _take_mail(port: int) -> None:
    with smtp_server(Post(port=port)):
        time.sleep(PATIENCE * 2)


if __name__ == "__main__":
    print("\n".join(measure()))
