"""Playing the year's end: notes of the year, last year's promises confirmed, and a draft on which work has begun."""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from tracker.demo.stage import Stage
from tracker.domain.outcomes import Outcome
from tracker.domain.reports import ItemKind
from tracker.domain.tasks import TaskState
from tracker.drafting.gaps import gap_text, labels_in
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, Task
from tracker.queries.drafting.sentences import sentences_of
from tracker.services import drafting
from tracker.services.drafting import Plan
from tracker.services.outcomes import confirm_outcomes
from tracker.services.year_notes import NewNote, note

FILE = Path(__file__).parent / "data" / "year_end.toml"
ENDS: Mapping[TaskState, Outcome] = {TaskState.CLOSED: Outcome.KEPT, TaskState.SUSPENDED: Outcome.NOT_KEPT}


def play_year_end(stage: Stage, org: str) -> None:
    """What was noted up to yesterday, then the draft as it stands today: some gaps filled, some left."""
    data: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    home = stage.org(org).id
    for entry in data["note"]:
        _note(stage, home, entry)
    _settle(stage, home, data["by"])
    draft = drafting.begin(stage.actor(data["by"]), stage.present, home, stage.calendar.plan_year)
    rows = {row.slot: row for row in sentences_of(stage.actor(data["by"]), draft)}
    _work_on(stage, data, draft, rows)


def _note(stage: Stage, org_id: int, entry: Mapping[str, str]) -> None:
    year = stage.calendar.plan_year
    day = stage.calendar.on(year, entry["on"])
    if day >= stage.calendar.today:
        return
    unit_id = stage.actor(entry["who"]).seats[0].unit_id
    new = NewNote(year, entry["text"], ItemKind(entry["kind"]), entry.get("cause", ""), entry["theme"], unit_id)
    note(stage.actor(entry["who"]), stage.instant(day), org_id, new)


def _settle(stage: Stage, org_id: int, by: str) -> None:
    """Last year's promises: closed ones were kept, one late and one in part; what was suspended was not."""
    last = stage.calendar.plan_year - 1
    mine = (Task.org_id == org_id, Task.plan_year == last, Task.voided_at.is_(None), Task.state.in_(ENDS))
    tasks = db.session.scalars(select(Task).where(*mine).order_by(Task.number)).all()
    others = [task for task in tasks if task.owner_id != stage.user_id(by)]
    decided: dict[int, tuple[int, Outcome | None]] = {
        task.id: (task.version_id, Outcome.PARTLY if task.late_since else ENDS[task.state]) for task in others
    }
    day = date(last + 1, 1, 12)
    confirm_outcomes(stage.actor(by), stage.instant(day), decided)


def _work_on(stage: Stage, data: Mapping[str, Any], draft: Draft, rows: Mapping[str, DraftSentence]) -> None:
    actor, now = stage.actor(data["by"]), stage.present - timedelta(minutes=5)

    def problem_of(entry: Mapping[str, str], before: str = "problem:task:") -> DraftSentence | None:
        return rows.get(f"{before}{stage.tasks[data['story'], entry['task']]}")

    for entry in data["cause"]:
        row = problem_of(entry)
        if row is not None and labels_in(row.text):
            text = row.text.replace(gap_text(labels_in(row.text)[0]), entry["words"])
            drafting.edit(actor, now, row.id, row.version_id, text)
    for entry in data["plan"]:
        row = problem_of(entry, "plan:measure:problem:task:")
        if row is not None:
            due = stage.calendar.on(draft.year + 1, entry["due"])
            plan = Plan(stage.user_id(entry["owner"]), row.unit_id, due, entry["target"], row.answers_id)
            drafting.set_plan(actor, now, row.id, row.version_id, plan)
    for entry in data["ask"]:
        row = problem_of(entry)
        if row is not None:
            drafting.ask(actor, now, row.id, stage.user_id(entry["who"]), entry["question"])
    spare = next((row for slot, row in rows.items() if slot.startswith("total:")), None)
    if spare is not None:
        drafting.drop(actor, now, spare.id, spare.version_id)
