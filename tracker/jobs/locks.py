"""Locks that let one clock run: a file on the machine of a SQLite database, an advisory lock in PostgreSQL.

Both are let go by the operating system, or by the database, when the process that held them dies, however it dies.
"""

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, LiteralString, Protocol, TextIO

import psycopg
from flask import Flask

from config import Settings
from tracker.extensions import db
from tracker.web.logs import log

KEY = int.from_bytes(b"nianlun")
MINE = """
SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
AND pid = pg_backend_pid() AND (classid::bigint << 32 | objid::bigint) = %s)
"""
PATIENCE: dict[str, Any] = {
    "connect_timeout": 10, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}  # fmt: skip
"""A network that is gone is noticed within half a minute, here and (by the settings below) at the server."""
AT_SERVER = "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3"


class Lock(Protocol):
    """Held by one process at most."""

    def take(self) -> bool:
        """Try to take it, without waiting."""

    def held(self) -> bool:
        """Whether it is still ours."""

    def release(self) -> None:
        """Let it go; nothing happens if it is not ours."""


def lock_for(app: Flask) -> Lock:
    """The lock of the installation's clock."""
    settings: Settings = app.config["SETTINGS"]
    with app.app_context():
        url = db.engine.url
    if url.get_backend_name() == "postgresql":
        return AdvisoryLock(url.set(drivername="postgresql").render_as_string(hide_password=False))
    return FileLock(settings.data_dir / "clock.lock")


class FileLock:
    """An exclusive lock on a file, which holds the number of the process for people to read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file: TextIO | None = None

    def take(self) -> bool:
        """Try to take it; the file is made if it is missing."""
        file = self.path.open("a", encoding="utf-8")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        self.file = file
        return True

    def held(self) -> bool:
        """A file that somebody has deleted, or put another in its place, is not the one that others ask."""
        file = self.file
        try:
            return file is not None and os.path.samestat(os.fstat(file.fileno()), self.path.stat())
        except (FileNotFoundError, ValueError):  # deleted; or just closed by another thread
            return False

    def release(self) -> None:
        """Close the file: the lock goes with it."""
        if self.file is not None:
            self.file.close()
        self.file = None


class AdvisoryLock:
    """A lock of PostgreSQL on a connection of its own, outside of any transaction: it lives as long as that does."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.connection: psycopg.Connection | None = None

    def take(self) -> bool:
        """Try to take it; a database out of reach is one that says no."""
        try:
            if self.connection is None:
                self.connection = self._connect()
            return self._ask("SELECT pg_try_advisory_lock(%s)")
        except psycopg.Error as error:
            log.warning("clock_database", error=str(error).strip())
            self.release()
            return False

    def held(self) -> bool:
        """Asks the database: a connection that was lost has lost the lock, whoever noticed it first."""
        try:
            return self.connection is not None and self._ask(MINE)
        except psycopg.Error as error:
            log.warning("clock_database", error=str(error).strip())
            return False

    def release(self) -> None:
        """Close the connection: the lock goes with it, and the database need not notice first."""
        if self.connection is not None:
            with suppress(psycopg.Error):
                _ = self._ask(MINE) and self._ask("SELECT pg_advisory_unlock(%s)")
            self.connection.close()
        self.connection = None

    def _connect(self) -> psycopg.Connection:
        connection = psycopg.connect(self.address, autocommit=True, application_name="nianlun clock", **PATIENCE)
        connection.execute(AT_SERVER)
        return connection

    def _ask(self, question: LiteralString) -> bool:
        assert self.connection is not None
        row = self.connection.execute(question, [KEY]).fetchone()
        return bool(row and row[0])
