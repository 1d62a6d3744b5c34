"""A real PostgreSQL for the tests, as root or not, on Linux without anything installed.

Measured: a server starts in 0.4 s; a database is cloned in 6 ms and dropped in 3 ms, in memory (busy disk: 130).
"""

import os
import shutil
import signal
import subprocess
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from psycopg import sql

from tests.support.folders import disk_folder, fast_folder
from tests.support.pg_binaries import owner_to_be, readable_binaries
from tests.support.processes import end_with_parent

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "64MB",
    # Nothing here needs to survive a power cut.
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    # Its workers would sit in a template just when it is to be copied.
    "autovacuum": "off",
}


class PgServer:
    """One PostgreSQL server on a Unix socket in a folder of its own; it ends with this process, however that ends."""

    def __init__(self) -> None:
        self._home, self._store = disk_folder(), fast_folder()
        self._owner = owner_to_be()
        self._bin = readable_binaries(self._home, self._owner)
        self._data, self._socket = self._store / "data", self._home / "s"
        self._init()
        self._process = self._start()
        self._admin = self._connect()

    def url(self, database: str) -> str:
        """The SQLAlchemy URL of a database on this server."""
        return f"postgresql+psycopg://postgres@/{database}?host={self._socket}"

    def admin(self, command: str, *names: str) -> None:
        """Runs one command on the whole server; {} stands for a name."""
        self._admin.execute(sql.SQL(command).format(*map(sql.Identifier, names)))

    def connections(self, database: str) -> int:
        """How many connections a database has, those about to end included."""
        row = self._admin.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = %s", [database]).fetchone()
        return int(row[0]) if row else 0

    def stop(self) -> None:
        """Ends the server and removes its data."""
        self._admin.close()
        self._process.send_signal(signal.SIGINT)  # waits for no client
        self._process.wait(timeout=30)
        for folder in (self._home, self._store):
            shutil.rmtree(folder, ignore_errors=True)

    def _init(self) -> None:
        for parent in (self._home, self._store):
            parent.chmod(0o755)  # the server's user has to pass
        for folder in (self._data, self._socket):
            folder.mkdir(mode=0o700)
            if self._owner:
                os.chown(folder, self._owner["user"], self._owner["group"])
        options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"]
        command = [str(self._bin / "initdb"), "-D", str(self._data), *options]
        env = _environment()
        done = subprocess.run(command, check=False, cwd="/", env=env, capture_output=True, text=True, **self._owner)
        if done.returncode:
            raise RuntimeError(f"initdb failed: {done.stderr}")

    def _start(self) -> subprocess.Popen[str]:
        options = [f"--{name}={value}" for name, value in SETTINGS.items()]
        command = [str(self._bin / "postgres"), "-D", str(self._data), "-k", str(self._socket), *options]
        with (self._home / "log").open("w") as log:
            return subprocess.Popen(
                command,
                cwd="/",
                env=_environment(),
                stdout=log,
                stderr=log,
                text=True,
                start_new_session=True,  # Ctrl+C is for the tests, which stop it in order
                preexec_fn=end_with_parent,  # noqa: PLW1509  # it calls one C function that is loaded already
                **self._owner,
            )

    def _connect(self) -> psycopg.Connection:
        deadline = time.monotonic() + 60
        while True:
            try:
                return psycopg.connect(host=str(self._socket), user="postgres", dbname="postgres", autocommit=True)
            except psycopg.OperationalError as error:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError((self._home / "log").read_text(encoding="utf-8")) from error
                time.sleep(0.02)


def make_database(server: PgServer, template: str = "template0") -> str:
    """Makes a database as a copy of a template, which nobody may be connected to; returns its name."""
    name = f"t_{uuid.uuid4().hex[:12]}"
    server.admin("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, template)
    return name


def drop_database(server: PgServer, name: str) -> None:
    """Drops a database. An engine not disposed of is an error: its connection would die later, in another test."""
    deadline = time.monotonic() + 2
    while server.connections(name):
        if time.monotonic() > deadline:
            server.admin("DROP DATABASE {} WITH (FORCE)", name)
            raise AssertionError(f"{name} still has a connection: dispose of its engine before dropping it")
        time.sleep(0.001)
    server.admin("DROP DATABASE {}", name)


@contextmanager
def database(server: PgServer, template: str = "template0") -> Iterator[str]:
    """The URL of a database that lives as long as the block."""
    name = make_database(server, template)
    try:
        yield server.url(name)
    finally:
        drop_database(server, name)


@pytest.fixture(scope="session")
def pg_server() -> Iterator[PgServer]:
    """One server for the session: with pytest-xdist, one for each worker."""
    server = PgServer()
    yield server
    server.stop()


def _environment() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C.UTF-8", "HOME": "/tmp"}
