"""A published report is imported as last year's, its promises are worked on, and the next one is drafted and issued.

Nothing stands in the draft that was not entered, every promise is accounted for, and the ring closes.
"""

import os
import re
from decimal import Decimal
from pathlib import Path

import pytest
from flask import Flask

from tests.support.clock import Clock
from tests.support.town_year import Town, unlike_any
from tests.support.world import World
from tracker.domain.drafts import SentenceKind, Way
from tracker.domain.outcomes import Outcome
from tracker.domain.reports import Decision, ReadingState
from tracker.domain.tasks import TaskKind, TaskState
from tracker.domain.work import Duty, EntryState
from tracker.drafting.checks import Code
from tracker.drafting.checks.promises import accounts
from tracker.drafting.model import Amount
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, Figure, Task, WorkEntry
from tracker.parsing import ParsedReport, parse_text
from tracker.queries.drafting.draft import findings_of
from tracker.queries.drafting.rollup import rollup_of
from tracker.queries.drafting.sentences import sentences_of, sheet_of
from tracker.services.work import NewFigure
from tracker.services.year_notes import NewNote, note

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
YEAR = 2024
NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture
def town(app: Flask, world: World, clock: Clock) -> Town:
    def set_clock(now: object) -> None:
        clock.at = now  # type: ignore[assignment]  # a datetime

    return Town(world, YEAR, set_clock)


@pytest.fixture
def published() -> bytes:
    if not SEEDS.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("the seeds are missing")
        pytest.skip("the seeds lie outside the project and are not here")
    return next(SEEDS.glob("001_*.txt")).read_bytes()


def counted(report: ParsedReport) -> list[tuple[str, str]]:
    """The indicators of the published report that count something: name and unit."""
    found = [(figure.indicator, figure.unit or "") for figure in report.figures]
    return [(name, unit) for name, unit in dict.fromkeys(found) if unit and unit != "%" and len(name) <= 30]


def worked_year(town: Town, published: bytes) -> list[Task]:
    """Its eight items with its own indicators: kept, kept late, partly, not at all, and going on into next year."""
    promises = town.import_report("2023年报告.txt", published)
    indicators = counted(parse_text(published.decode()))
    for quarter, month in enumerate((3, 6, 9, 12), 1):
        town.on(YEAR, month, 20)
        for place, task in enumerate(promises[:7]):
            if task.state is TaskState.CLOSED:
                continue
            mine = indicators[place * 2 : place * 2 + 2]
            figures = tuple(NewFigure(name, unlike_any(), unit) for name, unit in mine)
            said = "，".join(f"{figure.name}{figure.value}{figure.unit}" for figure in figures)
            town.progress(task, said, *figures, next_step=f"把第{quarter}阶段的做法固定下来")
        for place, (name, unit) in enumerate(indicators[14:]):
            value = unlike_any()
            town.record(f"{name}{value}{unit}", f"T{place % 11}", NewFigure(name, value, unit))
        if quarter == 2:
            town.close(promises[0])
        if quarter == 3:
            town.close(promises[3])
    town.record("镇党委书记召开专题会议部署法治建设", "T0", duty=Duty.DEPLOYED)
    town.close(promises[1])
    town.close(promises[4])
    return promises


def beside(town: Town, promises: list[Task]) -> list[str]:
    """Work that does not count, whose numbers must stand nowhere: returned, or not looked at yet."""
    name, numbers = "发放宣传手册", [unlike_any(), unlike_any()]
    returned = town.progress(promises[5], f"{name}{numbers[0]}份", NewFigure(name, numbers[0], "份"), accept=False)
    town.send_back(returned)
    town.progress(promises[5], f"{name}{numbers[1]}份", NewFigure(name, numbers[1], "份"), accept=False)
    return numbers


def test_the_ring_closes_over_a_published_report(town: Town, published: bytes) -> None:
    promises = worked_year(town, published)
    assert [task.kind for task in promises] == [TaskKind.RECTIFICATION] * 3 + [TaskKind.PLAN] * 5
    ghosts = beside(town, promises)
    coordinator = town.who("yx-coord")
    noted = NewNote(YEAR, "执法文书归档不够及时", cause="没有专人负责归档", theme_code="T4")
    note(coordinator, town.now, town.org_id, noted)

    town.on(YEAR + 1, 1, 8)
    draft = town.draft()
    rests_on_what_was_entered(town, draft, ghosts)
    every_promise_is_accounted_for(town, draft)

    town.answer(draft)
    assert town.blocking(draft) == []
    rests_on_what_was_entered(town, draft, ghosts)
    ring_closes(town, draft, promises)


def rests_on_what_was_entered(town: Town, draft: Draft, ghosts: list[str]) -> None:
    """Every sentence has its sources, and every number of a result is made of accepted figures that stand there."""
    rows = sentences_of(town.who("yx-coord"), draft)
    assert len([row for row in rows if row.kind is SentenceKind.RESULT]) > 15
    for row in rows:
        assert row.kind is SentenceKind.BOILERPLATE or row.sources or "【待补" in row.text, row.text
        assert not any(ghost in row.text for ghost in ghosts)
        if row.kind is SentenceKind.RESULT:
            numbers_are_entered(row)
        if row.kind is SentenceKind.BOILERPLATE:
            assert set(NUMBER.findall(row.text)) <= {str(YEAR)}, row.text


def numbers_are_entered(row: DraftSentence) -> None:
    """Each number is an amount of the sentence, and each amount is what its figures give."""
    amounts = [Amount.read(stored) for stored in row.amounts]
    given = {f"{amount.value.normalize():f}" for amount in amounts}
    assert set(NUMBER.findall(row.text)) <= given | {str(YEAR)}, row.text
    for amount in amounts:
        figures = [db.session.get_one(Figure, key) for key in amount.figure_ids]
        entries = {figure.entry for figure in figures} | {
            db.session.get_one(WorkEntry, key) for key in amount.entry_ids
        }
        assert entries
        assert {entry.state for entry in entries} == {EntryState.ACCEPTED}
        if amount.way is Way.SUM:
            assert sum((figure.value for figure in figures), Decimal()) == amount.value
        elif amount.way is Way.COUNT:
            assert len(entries) == amount.value
        else:
            texts = "".join(entry.text for entry in entries)
            assert f"{amount.value.normalize():f}" in texts or any(one.value == amount.value for one in figures)


def every_promise_is_accounted_for(town: Town, draft: Draft) -> None:
    """Three problems and five plans of the year before, each with what became of it."""
    actor = town.who("yx-coord")
    rollup = rollup_of(actor, town.org_id, YEAR, today=town.now.date())
    found = accounts(rollup, sheet_of(actor, draft).sentences())
    assert [one.verdict.outcome for one in found if one.verdict] == [
        Outcome.KEPT, Outcome.KEPT, Outcome.PARTLY, Outcome.KEPT, Outcome.KEPT, Outcome.PARTLY, Outcome.PARTLY,
        Outcome.NOT_KEPT,
    ]  # fmt: skip
    findings = findings_of(actor, draft, town.now.date())
    assert Code.PROMISE_UNACCOUNTED not in {finding.code for finding in findings}


def ring_closes(town: Town, draft: Draft, promises: list[Task]) -> None:
    """What goes out is read as it was written, and next year's tasks go on with what they continue."""
    rows = sentences_of(town.who("yx-coord"), draft)
    reading = town.issue(draft)
    for kind in (SentenceKind.PROBLEM, SentenceKind.PLAN):
        written = [row.text.rstrip("。") for row in rows if row.kind is kind]
        assert [item.text for item in reading.items if item.kind.value == kind.value] == written
    assert (reading.year, reading.plan_year) == (YEAR, YEAR + 1)
    new = town.confirm(reading, town.now.date().replace(month=11, day=30))
    db.session.refresh(reading)
    assert reading.state is ReadingState.DONE
    assert {item.decision for item in reading.items} == {Decision.ACCEPTED}
    assert {task.plan_year for task in new} == {YEAR + 1}
    continued = {task.continues_task_id for task in new} - {None}
    assert continued == {promises[place].id for place in (2, 5, 6, 7)}
    for place in (2, 5, 6, 7):
        db.session.refresh(promises[place])
        assert promises[place].state is TaskState.SUSPENDED
        assert promises[place].outcome is Outcome.CARRIED_OVER
