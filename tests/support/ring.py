"""Years of an office for tests: tasks of every outcome, and reports that state problems again."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from tests.support.tasks import add_proof, add_source, add_task
from tests.support.world import World
from tracker.domain.outcomes import Outcome
from tracker.domain.reports import Decision, ItemKind, ReadingState, Series, SourceKind
from tracker.domain.tasks import TaskKind, TaskState
from tracker.extensions import db
from tracker.models import Edition, Reading, Report, ReportItem, Task


def add_report(
    world: World, year: int, problems: list[str], plans: list[str] | None = None, org: str = "yunxi", **values: Any
) -> list[ReportItem]:
    """A confirmed report with accepted items; the caller commits."""
    home = world.org(org).id
    report = db.session.scalar(select(Report).where(Report.org_id == home, Report.year == year))
    report = report or Report(org_id=home, series=Series.RULE_OF_LAW, year=year)
    at = datetime(year + 1, 1, 20, tzinfo=UTC)
    text = "。".join([*problems, *(plans or [])])
    given = {"filename": "报告.txt", "size": 1, "title": f"{year}年报告", "dated_on": date(year + 1, 1, 18)}
    edition = Edition(
        org_id=home,
        report=report,
        sha256=sha256(f"{home}{year}{text}".encode()).hexdigest(),
        text=text,
        uploaded_at=at,
        **{**given, **values},
    )
    reading = Reading(
        org_id=home, edition=edition, parser_version="1", state=ReadingState.DONE, year=year, plan_year=year + 1,
        meta_confirmed=True, read_at=at,
    )  # fmt: skip
    said = [(ItemKind.PROBLEM, text) for text in problems] + [(ItemKind.PLAN, text) for text in plans or []]
    items = [
        ReportItem(
            org_id=home, reading=reading, kind=kind, text=words, enumerator=f"（{place}）", span_start=place,
            span_end=place + 1, decision=Decision.ACCEPTED, heading_path=["二、存在的问题"],
        )
        for place, (kind, words) in enumerate(said, 1)
    ]  # fmt: skip
    db.session.add_all([edition, reading, *items])
    db.session.flush()
    return items


def add_made(world: World, item: ReportItem, org: str = "yunxi", **values: Any) -> Task:
    """A task made of an item; the caller commits."""
    edition = item.reading.edition
    source = add_source(world, org, kind=SourceKind.REPORT, edition_id=edition.id, name=edition.title)
    kind = TaskKind.PLAN if item.kind is ItemKind.PLAN else TaskKind.RECTIFICATION
    given = {"plan_year": item.reading.plan_year, "kind": kind, "title": item.text[:30], "quote": item.text}
    task = add_task(world, org, source_id=source.id, **{**given, **values})
    task.items = [item]
    db.session.flush()
    return task


def closed(year: int, **values: Any) -> dict[str, Any]:
    """Columns of a task that was closed in time."""
    on = date(year, 6, 1)
    given = {"state": TaskState.CLOSED, "closed_at": datetime(year, 5, 1, tzinfo=UTC), "first_due_on": on, "due_on": on}
    return {"plan_year": year, **given, **values}


def grow(world: World) -> list[Task]:
    """Reports on 2024 and 2025 with their tasks of 2025 (each outcome once, one unconfirmed) and of 2026."""
    first = add_report(
        world, 2024, ["村级公开栏更新滞后"], ["开展执法培训", "修订应急预案", "办理信访积案", "清理规范性文件"]
    )
    second = add_report(world, 2025, ["部分村公开栏更新不及时"], ["建设法治长廊", "开展法治讲座"])
    outcomes = [None, Outcome.KEPT, Outcome.PARTLY, Outcome.NOT_KEPT, Outcome.CARRIED_OVER]
    tasks = [
        add_made(world, item, theme_code=f"T{place}", outcome=outcome, **closed(2025))
        for place, (item, outcome) in enumerate(zip(first, outcomes, strict=True))
    ]
    days = [date(2026, 11, 30), date(2026, 3, 1), date(2026, 11, 30)]
    tasks += [add_made(world, item, theme_code="T0", due_on=day) for item, day in zip(second, days, strict=True)]
    add_proof(world, tasks[0], year=2025)
    db.session.commit()
    return tasks
