"""Tasks for tests, made by hand in a line."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import func, select

from tests.support.world import World
from tracker.domain.reports import SourceKind
from tracker.domain.tasks import TaskKind, TaskState
from tracker.extensions import db
from tracker.models import Source, Task

MADE = datetime(2026, 2, 3, 1, 0, tzinfo=UTC)
DUE = date(2026, 11, 30)


def add_source(world: World, org: str = "yunxi", **values: Any) -> Source:
    """A source of tasks; the caller commits."""
    given = {"kind": SourceKind.SUPERIOR, "name": "青禾县2026年法治建设工作要点", "number": "青法〔2026〕3号"}
    source = Source(org_id=world.org(org).id, **{**given, **values})
    db.session.add(source)
    db.session.flush()
    return source


def add_task(world: World, org: str = "yunxi", unit: str = "zf", **values: Any) -> Task:
    """An assigned plan task of 2026 in 云溪镇 unless told otherwise; the caller commits."""
    home, year = world.org(org).id, values.get("plan_year", 2026)
    last = db.session.scalar(select(func.max(Task.number)).where(Task.org_id == home, Task.plan_year == year))
    source_id = values.pop("source_id", None) or add_source(world, org).id
    given = {
        "plan_year": year,
        "number": (last or 0) + 1,
        "kind": TaskKind.PLAN,
        "title": "加强行政执法规范化建设",
        "quote": "加强行政执法规范化建设，全年组织执法人员培训不少于六次",
        "state": TaskState.ASSIGNED,
        "lead_unit_id": world.unit(f"{org}-{unit}").id,
        "due_on": DUE,
        "created_at": MADE,
    }
    task = Task(org_id=home, source_id=source_id, **{**given, **values})
    db.session.add(task)
    db.session.flush()
    return task
