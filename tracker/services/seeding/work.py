"""Work on seeded tasks: progress with figures and evidence, what the tasks know of it, notices, routine work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.domain.notices import NoticeReason
from tracker.domain.tasks import TaskState
from tracker.domain.themes import DEFAULT_THEMES
from tracker.domain.work import EntryKind, EntryState, Qualifier
from tracker.models import Figure, Notice, TaskTarget, WorkEntry
from tracker.models.evidence import entry_evidence
from tracker.services.seeding import texts
from tracker.services.seeding.year import Year, add_event

WORKED = frozenset({TaskState.IN_PROGRESS, TaskState.SUBMITTED, TaskState.CLOSED, TaskState.SUSPENDED})
REPORTS, GOAL = 3, 12
FIRST_DAY, LAST_DAY = 10, 225
"""Days after the tasks were made, until the autumn of their year."""


@dataclass(frozen=True, slots=True)
class Report:
    """Progress on a day, with what was counted."""

    days: int
    value: int
    state: EntryState


def plan_reports(year: Year, state: TaskState) -> list[Report]:
    """What will be reported on a task in this state; a task in hand may have its latest report waiting."""
    if state not in WORKED:
        return []
    days = sorted(year.random.sample(range(FIRST_DAY, LAST_DAY), REPORTS))
    waits = state is TaskState.IN_PROGRESS and year.random.random() < 0.2
    states = [EntryState.ACCEPTED] * (REPORTS - waits) + [EntryState.PENDING] * waits
    return [Report(day, year.random.randint(1, 5), entry) for day, entry in zip(days, states, strict=True)]


def progress_of(year: Year, reports: list[Report]) -> dict[str, Any]:
    """What a task knows of its reports; a third of the tasks has a number to reach."""
    if not reports:
        return {"reported_on": None, "percent": None}
    accepted = sum(report.value for report in reports if report.state is EntryState.ACCEPTED)
    share = min(100, accepted * 100 // GOAL) if year.random.random() < 1 / 3 else None
    return {"reported_on": year.day(reports[-1].days), "percent": share}


def add_reports(year: Year, task_id: int, theme: str, task: Mapping[str, Any], reports: list[Report]) -> None:
    """The rows of what was reported, with events and notices."""
    writer, random, town = year.writer, year.random, year.town
    writer.expect(WorkEntry)
    about = {"org_id": town.org_id, "actor_id": town.people[0], "task_id": task_id, "text": ""}
    _notice(year, about, task["owner_id"], NoticeReason.ASSIGNED, 3, None)
    if task["percent"] is not None:
        indicator_id, name, unit = town.indicators[theme]
        goal = {"indicator_id": indicator_id, "name": name, "unit": unit, "value": Decimal(GOAL), "position": 0}
        writer.add(TaskTarget, task_id=task_id, **goal)
    for report in reports:
        told = {
            "task_id": task_id,
            "difficulties": "",
            "needs_leader": False,
            "next_step": "继续推进。",
            "percent": None,
        }
        entry_id = _entry(year, EntryKind.PROGRESS, theme, task["lead_unit_id"], task["owner_id"], report, told)
        writer.add(entry_evidence, entry_id=entry_id, evidence_id=random.choice(town.files))
        add_event(year, report.days, "reported", task_id, {"entry_id": entry_id})
        if report.state is EntryState.ACCEPTED:
            add_event(year, report.days + 1, "entry_accepted", task_id, {"entry_id": entry_id})
        else:
            _notice(year, about, town.people[0], NoticeReason.REPORTED, report.days, entry_id)


def add_records(year: Year, count: int) -> None:
    """Routine work of all units."""
    for _ in range(count):
        place = year.random.randrange(len(year.town.units))
        unit_id, author_id = year.town.units[place], year.town.people[place + 8]
        report = Report(year.random.randrange(FIRST_DAY, LAST_DAY), year.random.randint(1, 9), EntryState.ACCEPTED)
        theme = year.random.choice(DEFAULT_THEMES).code
        _entry(year, EntryKind.RECORD, theme, unit_id, author_id, report, dict.fromkeys(_PROGRESS))


_PROGRESS = ("task_id", "difficulties", "needs_leader", "next_step", "percent")


def _entry(  # noqa: PLR0917 - the columns of a row
    year: Year, kind: EntryKind, theme: str, unit_id: int, author_id: int, report: Report, told: Mapping[str, Any]
) -> int:
    town, on = year.town, year.day(report.days)
    decided = report.state is EntryState.ACCEPTED
    entry_id = year.writer.add(
        WorkEntry, org_id=town.org_id, kind=kind, year=year.plan_year, unit_id=unit_id, theme_code=theme, from_on=on,
        to_on=on, text=f"{texts.plan(year.random)}，按计划推进。", author_id=author_id, recorder_id=author_id,
        created_at=year.at(report.days), state=report.state, decided_by_id=town.people[0] if decided else None,
        decided_at=year.at(report.days + 1) if decided else None, decision_reason="", people=None, duty=None,
        key=_key(year, on), version_id=1, **told,
    )  # fmt: skip
    indicator_id, name, unit = town.indicators[theme]
    year.writer.add(
        Figure, org_id=town.org_id, entry_id=entry_id, indicator_id=indicator_id, name=name,
        value=Decimal(report.value), unit=unit, qualifier=Qualifier.EXACT,
    )  # fmt: skip
    return entry_id


def _key(year: Year, on: date) -> str:
    return f"{on:%y%m%d}-{year.random.getrandbits(96):024x}"


def _notice(
    year: Year, about: Mapping[str, Any], person_id: int, reason: NoticeReason, days: int, entry_id: int | None
) -> None:
    """Half of them are read. All were told at the time."""
    year.writer.add(
        Notice, **about, person_id=person_id, reason=reason, at=year.at(days), entry_id=entry_id,
        key=f"{reason.value}:{about['task_id']}:{entry_id or 0}",
        read_at=year.at(days + 1) if year.random.random() < 0.5 else None, carried_at=year.at(days),
    )  # fmt: skip
