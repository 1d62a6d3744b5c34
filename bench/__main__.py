"""`python -m bench`: prints a table; nothing is written. Fixed data, an in-process WSGI client, no network."""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import awkward, delivering, drafting, pages, reading, sweeping
from bench.site import site
from tests.support.postgres import PgServer, database

ROUNDS = 40


def main() -> None:
    """Measure reading, then pages, sweeps and drafts on PostgreSQL and SQLite, then sending."""
    asked = _arguments()
    began = time.monotonic()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores; medians, one process, in-process WSGI client")
    if asked.drafts:
        for name in asked.database or ["postgresql", "sqlite"]:
            _draft(name)
        return
    print("\nreading a report")
    print("\n".join(reading.measure(5)))
    print(f"\nreading awkward texts of {awkward.SIZE:,} characters, and {awkward.TIMES} times as many")
    for line in awkward.measure():
        print(line, flush=True)
    sizes = sorted({10_000, 100_000, *([1_000_000] if asked.million else [])}) if not asked.tasks else asked.tasks
    for name in asked.database or ["postgresql", "sqlite"]:
        _measure(name, sizes, asked.rounds)
        if not asked.tasks:
            _sweep(name)
            _draft(name)
    if not (asked.tasks or asked.database):
        print("\nmessages handed over")
        for line in delivering.measure():
            print(line, flush=True)
    print(f"\n{time.monotonic() - began:.0f} s")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--million", action="store_true", help="also with 1,000,000 tasks (some ten minutes)")
    parser.add_argument("--tasks", type=int, action="append", help="only with so many tasks; may be repeated")
    parser.add_argument("--database", choices=["postgresql", "sqlite"], action="append", help="only on this one")
    parser.add_argument("--drafts", action="store_true", help="only the year's report")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    return parser.parse_args()


def _measure(name: str, sizes: list[int], rounds: int) -> None:
    before = None
    for size in sizes:
        with _database(name) as (url, folder), site(url, folder, size) as found:
            taken = pages.measure(found, rounds)
            print(f"\n{name}, {size:,} tasks (seeded in {found.seconds:.0f} s)")
            print("\n".join(pages.report(found, taken, before)))
            sys.stdout.flush()
            before = before or taken


def _sweep(name: str) -> None:
    print(f"\n{name}, reminders")
    with _database(name) as (url, folder):
        for line in sweeping.measure(url, folder):
            print(line)
            sys.stdout.flush()


def _draft(name: str) -> None:
    print(f"\n{name}, the year's report")
    with _database(name) as (url, folder):
        for line in drafting.measure(url, folder):
            print(line)
            sys.stdout.flush()


@contextmanager
def _database(name: str) -> Iterator[tuple[str, Path]]:
    """The URL of an empty database, and a folder for files."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        if name == "sqlite":
            yield f"sqlite:///{folder}/bench.db", Path(folder)
            return
        server = PgServer()
        try:
            with database(server) as url:
                yield url, Path(folder)
        finally:
            server.stop()


main()
