"""Playing routine work (工作纪实) and quarterly forms, as data/records/ORG.toml tells them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tracker.demo.dates import working_day
from tracker.demo.reporting import attached, figures, judge
from tracker.demo.stage import Stage
from tracker.domain.work import Duty
from tracker.models import Organisation
from tracker.queries.catalogue import catalogue
from tracker.services import work
from tracker.services.days import local_day
from tracker.services.work import NewRecord, QuarterLine

FOLDER = Path(__file__).parent / "data" / "records"


@dataclass(frozen=True, slots=True)
class DemoRecord:
    """Something that a unit did on a day (`on`), by `who` (its head without one), entered by `typed` if by another."""

    on: str
    unit: str
    theme: str
    text: str
    who: str = ""
    typed: str = ""
    people: str = ""
    duty: str = ""
    figures: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    verdict: str = "accepted"
    why: str = ""


@dataclass(frozen=True, slots=True)
class DemoQuarter:
    """A unit's quarterly form, filled in on a day: values by the name of their indicator."""

    on: str
    unit: str
    quarter: int
    text: str
    lines: Mapping[str, str]


def play_records(stage: Stage, org: str) -> None:
    """Everything up to yesterday, in the order in which it is told."""
    data: dict[str, Any] = tomllib.loads((FOLDER / f"{org}.toml").read_text(encoding="utf-8"))
    home = stage.org(org)
    for entry in data.get("record", []):
        _play_record(stage, home, DemoRecord(**entry))
    for entry in data.get("quarter", []):
        _play_quarter(stage, home, DemoQuarter(**entry))


def _past_day(stage: Stage, on: str) -> date | None:
    """The working day that is meant, if it has come and gone; work is entered the day after."""
    day = working_day(stage.calendar.on(stage.calendar.plan_year, on))
    return day if day < stage.calendar.today else None


def _play_record(stage: Stage, org: Organisation, entry: DemoRecord) -> None:
    day = _past_day(stage, entry.on)
    if day is None:
        return
    unit = stage.unit(org.id, entry.unit)
    author = entry.who or stage.account(unit.head_id)
    account, at = entry.typed or author, stage.instant(day + timedelta(days=1))
    new = NewRecord(
        unit.id, entry.theme, day, None, entry.text, entry.people, Duty(entry.duty) if entry.duty else None,
        figures(entry.figures), attached(stage, org.id, account, at, entry.files), stage.user_id(author),
    )  # fmt: skip
    made = work.record_work(stage.actor(account), at, org.id, new)
    judge(stage, _judged(stage, at), made, None, entry.verdict, entry.why)


def _judged(stage: Stage, at: datetime) -> datetime:
    return stage.instant(local_day(at) + timedelta(days=1), at)


def _play_quarter(stage: Stage, org: Organisation, entry: DemoQuarter) -> None:
    day = _past_day(stage, entry.on)
    if day is None:
        return
    unit = stage.unit(org.id, entry.unit)
    actor, at = stage.actor(stage.account(unit.head_id)), stage.instant(day)
    known = {indicator.name: indicator.id for indicator in catalogue(actor, org.id).values()}
    lines = [QuarterLine(known[name], value) for name, value in entry.lines.items()]
    made = work.report_quarter(actor, at, org.id, unit.id, stage.calendar.plan_year, entry.quarter, lines, entry.text)
    for record in made:
        judge(stage, _judged(stage, at), record, None, "accepted")
