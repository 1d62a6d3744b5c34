"""A town's year: a report, what was read in it, and the tasks made of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from random import Random
from typing import Any

from tracker.domain.reports import Decision, ItemKind, ItemOrigin, ReadingState, Series, SourceKind
from tracker.domain.tasks import Priority, TaskState
from tracker.domain.themes import DEFAULT_THEMES
from tracker.models import Edition, Reading, Report, ReportItem, Source, Task
from tracker.models.tasks import task_item
from tracker.services.seeding import texts
from tracker.services.seeding.work import Report as Reported
from tracker.services.seeding.work import add_records, add_reports, plan_reports, progress_of
from tracker.services.seeding.year import Year, add_event

STATES = (
    *(TaskState.UNASSIGNED,) * 10, *(TaskState.ASSIGNED,) * 12, *(TaskState.IN_PROGRESS,) * 45,
    *(TaskState.SUBMITTED,) * 6, *(TaskState.CLOSED,) * 25, *(TaskState.SUSPENDED,) * 2,
)  # fmt: skip
ASSIGNED_AFTER, CLOSED_AFTER = 3, 200
"""Days after the tasks were made."""
RECORDS = 5
"""Tasks to a record of routine work."""
ORDINALS = ("一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是")
HEADING = {ItemKind.PROBLEM: "二、存在的主要问题", ItemKind.PLAN: "三、下一步工作安排"}


@dataclass(slots=True)
class Sentence:
    """An item of the report with its place in the text."""

    kind: ItemKind
    text: str
    enumerator: str
    start: int


def add_year(year: Year, size: int) -> None:
    """`size` tasks, numbered from 1, from the report on the year before."""
    text, sentences = _report(year.random, year.plan_year - 1, size)
    reading_id, source_id = _edition(year, text)
    for number, sentence in enumerate(sentences, start=1):
        item_id = _item(year, reading_id, sentence)
        task_id = _task(year, source_id, sentence, number)
        year.writer.add(task_item, task_id=task_id, item_id=item_id)
    add_records(year, size // RECORDS)


def _report(random: Random, year: int, size: int) -> tuple[str, list[Sentence]]:
    text, sentences = f"{year}年法治政府建设情况报告\n", []
    for kind, share in ((ItemKind.PROBLEM, size * 2 // 5), (ItemKind.PLAN, size - size * 2 // 5)):
        text += HEADING[kind] + "\n"
        for place in range(share):
            ordinal = ORDINALS[place % 10]
            words = texts.problem(random) if kind is ItemKind.PROBLEM else texts.plan(random)
            sentences.append(Sentence(kind, words, ordinal, len(text) + len(ordinal)))
            text += f"{ordinal}{words}。" + ("\n" if place % 10 == 9 else "")
    return text, sentences


def _edition(year: Year, text: str) -> tuple[int, int]:
    writer, town = year.writer, year.town
    title, dated_on = f"关于{year.plan_year - 1}年度法治政府建设情况的报告", date(year.plan_year, 1, 22)
    key = sha256(f"{town.org_id} {year.plan_year}".encode()).hexdigest()
    file = {"org_id": town.org_id, "filename": f"{title}.docx", "sha256": key, "dated_on": dated_on}
    report_id = writer.add(Report, org_id=town.org_id, series=Series.RULE_OF_LAW, year=year.plan_year - 1)
    edition_id = writer.add(
        Edition, **file, report_id=report_id, number=1, size=len(text), text=text, title=title,
        uploaded_by_id=town.people[0], uploaded_at=year.made, void_reason="", version_id=1,
    )  # fmt: skip
    reading_id = writer.add(
        Reading, org_id=town.org_id, edition_id=edition_id, parser_version="seed", state=ReadingState.DONE,
        year=year.plan_year - 1, plan_year=year.plan_year, meta_confirmed=True, sections=[], findings=[],
        read_at=year.made, version_id=1,
    )  # fmt: skip
    source_id = writer.add(Source, **file, kind=SourceKind.REPORT, edition_id=edition_id, name=title, number="")
    return reading_id, source_id


def _item(year: Year, reading_id: int, sentence: Sentence) -> int:
    return year.writer.add(
        ReportItem, org_id=year.town.org_id, reading_id=reading_id, kind=sentence.kind, origin=ItemOrigin.PARSED,
        text=sentence.text, enumerator=sentence.enumerator, heading_path=[HEADING[sentence.kind]],
        span_start=sentence.start, span_end=sentence.start + len(sentence.text), title="", doubts=[], suggested=[],
        decision=Decision.ACCEPTED, decided_by_id=year.town.people[0], decided_at=year.made,
        priority=Priority.NORMAL, target="", version_id=1,
    )  # fmt: skip


def _task(year: Year, source_id: int, sentence: Sentence, number: int) -> int:
    state, theme = year.random.choice(STATES), year.random.choice(DEFAULT_THEMES).code
    reports = plan_reports(year, state)
    values = _assigned(year, state) | progress_of(year, reports) | {"state_since": _since(year, state, reports)}
    task_id = year.writer.add(
        Task, org_id=year.town.org_id, plan_year=year.plan_year, number=number, kind=sentence.kind.task_kind,
        title=sentence.text.replace("，", "、")[:60], quote=sentence.text, state=state,
        theme_code=theme, priority=Priority.NORMAL, target="",
        source_id=source_id, created_by_id=year.town.people[0], created_at=year.made, version_id=1,
        closed_at=year.at(CLOSED_AFTER) if state is TaskState.CLOSED else None, **values,
    )  # fmt: skip
    add_event(year, 0, "created", task_id, {"lead_unit_id": values["lead_unit_id"]})
    if state is not TaskState.UNASSIGNED:
        told = {"state": "assigned", "owner_id": values["owner_id"], "due_on": values["due_on"].isoformat()}
        add_event(year, ASSIGNED_AFTER, "assigned", task_id, told)
        add_reports(year, task_id, theme, values, reports)
    return task_id


def _since(year: Year, state: TaskState, reports: list[Reported]) -> date:
    """The day on which a task came to its state."""
    if state is TaskState.SUBMITTED:
        return year.day(reports[-1].days)
    return year.day(CLOSED_AFTER if state is TaskState.CLOSED else ASSIGNED_AFTER)


def _assigned(year: Year, state: TaskState) -> dict[str, Any]:
    random, town = year.random, year.town
    unit = random.randrange(len(town.units))
    lead = {"lead_unit_id": town.units[unit]}
    if state is TaskState.UNASSIGNED:
        return {**lead, "owner_id": None, "sponsor_id": None, "due_on": None, "first_due_on": None, "started_on": None}
    first = date(year.plan_year, 3, 1) + timedelta(days=random.randrange(300))
    moved = first + timedelta(days=30) if random.random() < 0.1 else first
    owner, sponsor = random.choice(town.people[unit :: len(town.units)]), town.people[1 + random.randrange(3)]
    return {
        **lead,
        "owner_id": owner,
        "sponsor_id": sponsor,
        "due_on": moved,
        "first_due_on": first,
        "started_on": year.day(ASSIGNED_AFTER),
    }
