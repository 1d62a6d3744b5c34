"""The sweep over 100,000 open tasks: seconds and peak memory, each sweep in a process of its own."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from flask_migrate import upgrade
from sqlalchemy import func, select, text

import config
from tracker import create_app
from tracker.domain.tasks import OPEN
from tracker.extensions import db
from tracker.models import Task
from tracker.services.loops import sweep
from tracker.services.seeding import seed

SEEDED, TOWNS, YEAR = 137_000, 137, 2026
"""A quarter of the seeded tasks has ended."""
SWEEPS = {
    "everything told for the first time": "2026-09-22T10:00",
    "ten minutes later": "2026-09-22T10:10",
    "the next morning": "2026-09-23T08:40",
    "ten minutes after that": "2026-09-23T08:50",
    "at night": "2026-09-23T23:00",
}
SETTINGS = config.Settings(app_env="test", secret_key="x" * 32, argon2_light=True)


def measure(url: str, folder: Path) -> Iterator[str]:
    """Seed, then sweep as the days go by; a line for each."""
    began = time.monotonic()
    yield f"  {_seed(url, folder):,} open tasks of {TOWNS} towns, seeded in {time.monotonic() - began:.0f} s"
    for name, at in SWEEPS.items():
        seconds, mebibytes, swept = _in_a_fresh_process(url, folder, at)
        yield f"  sweep, {name + ':':<36} {seconds:6.1f} s {mebibytes:5.0f} MiB   {swept}"


def _seed(url: str, folder: Path) -> int:
    app = create_app(replace(SETTINGS, database_url=url, data_dir=folder))
    with app.app_context():
        upgrade()
        seed(TOWNS, SEEDED, YEAR)
        opened = db.session.scalar(select(func.count(Task.id)).where(Task.state.in_(OPEN))) or 0
        db.session.remove()
        postgresql = db.engine.dialect.name == "postgresql"
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE" if postgresql else "ANALYZE"))
        db.engine.dispose()
    return opened


def _in_a_fresh_process(url: str, folder: Path, at: str) -> tuple[float, float, str]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.sweeping", url, str(folder), at], check=True, capture_output=True, text=True
    )  # fmt: skip
    found = json.loads(done.stdout)
    return found["seconds"], found["mebibytes"], found["swept"]


def main() -> None:
    """One sweep: what it took and what it did, as JSON."""
    url, folder, at = sys.argv[1:]
    app = create_app(replace(SETTINGS, database_url=url, data_dir=Path(folder)))
    with app.app_context():
        began = time.perf_counter()
        swept = sweep(datetime.fromisoformat(at).replace(tzinfo=ZoneInfo("Asia/Shanghai")))
        seconds = time.perf_counter() - began
        db.session.remove()
        db.engine.dispose()
    did = f"{swept.queued:,} messages, {swept.notices:,} notices, {swept.slips:,} slips"
    print(json.dumps({"seconds": seconds, "mebibytes": _peak(), "swept": did}))


def _peak() -> float:
    """The most memory that this program has held; `ru_maxrss` would count the process that started it too."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024


if __name__ == "__main__":
    main()
