"""Tasks for tests, made by hand in a line."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select

from tests.support.world import World
from tracker.domain.reports import SourceKind
from tracker.domain.tasks import TaskKind, TaskState
from tracker.domain.work import EntryState, EvidenceKind
from tracker.extensions import db
from tracker.models import Evidence, ProgressUpdate, Source, Task

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


def add_evidence(world: World, org: str = "yunxi", kind: EvidenceKind = EvidenceKind.PHOTO, **values: Any) -> Evidence:
    """A file's row, without the file; the caller commits."""
    given = {
        "sha256": sha256(uuid4().bytes).hexdigest(), "filename": "现场.jpg", "media_type": "image/jpeg", "size": 1,
        "uploaded_at": MADE,
    }  # fmt: skip
    evidence = Evidence(org_id=world.org(org).id, kind=kind, **{**given, **values})
    db.session.add(evidence)
    db.session.flush()
    return evidence


def add_proof(world: World, task: Task, author: str = "yx-staff", **values: Any) -> ProgressUpdate:
    """Accepted progress with a photograph, reported by `author`; the caller commits."""
    day = MADE.date()
    given = {
        "year": task.plan_year, "unit_id": task.lead_unit_id, "from_on": day, "to_on": day, "text": "已整改到位。",
        "created_at": MADE, "state": EntryState.ACCEPTED, "key": uuid4().hex,
    }  # fmt: skip
    author_id, evidence = world.user(author).id, values.pop("evidence", None)
    entry = ProgressUpdate(org_id=task.org_id, task_id=task.id, author_id=author_id, **{**given, **values})
    entry.evidence = [add_evidence(world)] if evidence is None else evidence
    db.session.add(entry)
    db.session.flush()
    return entry
