"""Ordinary years: what the made-up towns of the demonstration report, put together anew by chance."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.drafting.years import YEAR, entry, figure, note, record, task, year
from tracker.demo import load
from tracker.domain.amounts import read_amount
from tracker.domain.outcomes import Outcome, Why
from tracker.domain.rollup import FigurePart, Rollup, TaskYear, Told
from tracker.domain.tasks import TaskKind
from tracker.domain.work import Duty

DATA = Path(load.__file__).parent / "data"
_FIGURE = re.compile(r"(?P<name>.+) (?P<amount>\S+)")
_ENDS = (
    (Outcome.KEPT, Why.CLOSED_IN_TIME), (Outcome.KEPT, Why.CLOSED_LATE), (Outcome.CARRIED_OVER, Why.GOES_ON),
    (Outcome.CARRIED_OVER, Why.STILL_OPEN), (Outcome.NOT_KEPT, Why.NOTHING_DONE), (Outcome.PARTLY, Why.TARGET_MISSED),
)  # fmt: skip


@cache
def _read() -> tuple[tuple[dict[str, Any], ...], tuple[dict[str, Any], ...]]:
    """The records and tasks of all towns."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("*/*.toml"))]
    records = tuple(one for file in files for one in file.get("record", ()))
    return records, tuple(one for file in files for one in file.get("task", ()) if one.get("title"))


def ordinary_year(seed: int, *, most: int = 40) -> Rollup:
    """Some of their records and tasks, as the accepted work of one town."""
    chance = Random(seed)
    records, tasks = _read()
    some = chance.sample(records, min(len(records), chance.randint(5, most)))
    others = chance.sample(tasks, min(len(tasks), chance.randint(3, most)))
    work: list[TaskYear | Told] = [_record(one) for one in some]
    work += [_task(one, chance) for one in others]
    notes = (note("村级法律顾问到村次数偏少", "服务合同没有约定次数"),) if chance.random() < 0.5 else ()
    return year(*work, notes=notes)


def _record(one: dict[str, Any]) -> Told:
    duty = Duty(one["duty"]) if one.get("duty") else None
    return record(one["text"], *_figures(one), duty=duty, theme=one.get("theme", "T4"))


def _figures(one: dict[str, Any]) -> Iterator[FigurePart]:
    for words in one.get("figures", ()):
        found = _FIGURE.fullmatch(words)
        if found:
            amount = read_amount(found["amount"])
            yield figure(found["name"], str(amount.value), amount.unit, amount.qualifier)


def _task(one: dict[str, Any], chance: Random) -> TaskYear:
    outcome, why = chance.choice(_ENDS)
    theme = one.get("theme", "T4")
    acts = [act for act in one.get("acts", ()) if act.get("text") and act.get("do") == "report"]
    told = [_progress(act, theme) for act in acts]
    late = date(YEAR, 11, 30) if why in {Why.STILL_OPEN, Why.NOTHING_DONE} else None
    kind = TaskKind.PLAN if one.get("kind") == "plan" else TaskKind.RECTIFICATION
    return task(one["title"], *told, kind=kind, outcome=outcome, why=why, theme=theme, late_since=late)


def _progress(act: dict[str, Any], theme: str) -> Told:
    words = {"difficulties": act.get("difficulties", ""), "next_step": act.get("next", "")}
    return entry(act["text"], *_figures(act), task=1, theme=theme, **words)
