"""Playing the work on tasks: receipt, what is done in hand, submission, return, closing and the side ends."""

import re
from dataclasses import replace
from datetime import date, timedelta

from tracker.demo.acting import play_act, report
from tracker.demo.reporting import attached, targets
from tracker.demo.reviewing import chosen_people
from tracker.demo.stage import Stage
from tracker.demo.stories import Act, Line
from tracker.demo.work import Work
from tracker.domain.reports import SourceKind
from tracker.domain.tasks import Move, Priority, TaskKind
from tracker.extensions import db
from tracker.models import Task, User
from tracker.services import tasks
from tracker.services.days import local_day
from tracker.services.tasks import Assignment, NewSource, NewTask, Paper, Part

PAPERS = "佐证材料为纸质，存本单位档案，已当面核对。"
NOT_TOUCHED = frozenset({"unassigned", "assigned", "accepted"})
SUBMITTING = "已经办结，佐证材料附在进展里，请审核。"


def play_work(work: Work) -> None:
    """Bring the task to its line's state."""
    line = work.line
    if line.handed:
        head = db.session.get_one(User, work.task.lead_unit.head_id).account
        work.change(head, work.begin, Assignment(owner_id=work.stage.user_id(line.handed)))
    if line.state == "merged":
        _merge(work)
        return
    if line.targets:
        task, actor = work.task, work.stage.actor(work.by)
        tasks.set_targets(actor, work.at(work.begin), task.id, task.version_id, targets(line.targets))
    if line.state not in NOT_TOUCHED and (not line.acts or line.acts[0].do != "hand_back"):
        work.step(work.task.owner_id, work.begin + timedelta(days=2), Move.RECEIVE)
    if line.parts:
        _split(work)
    for act in line.acts:
        play_act(work, act)
    if line.returned:
        _return(work)
    _finish(work)


def _split(work: Work) -> None:
    """Sub-tasks, each played to its own end before the whole goes on."""
    task, day = work.task, work.day_of(work.line.split)
    parts = [
        Part(line.title, line.quote, assignment_of(work.stage, task.org_id, task.plan_year, line))
        for line in work.line.parts
    ]
    made = tasks.split(work.stage.actor(work.by), work.at(day), task.id, task.version_id, parts)
    begun = [(part.id, part.created_at) for part in made]
    for (part_id, created_at), line in zip(begun, work.line.parts, strict=True):
        play_work(Work(work.stage, part_id, line, work.by, day, work.end, created_at))


def _return(work: Work) -> None:
    """Submitted too early, and sent back."""
    task, day = work.task, work.day() - timedelta(days=0 if work.line.state == "in_progress" else 14)
    work.step(task.owner_id, day, Move.SUBMIT, re.split("[，。]", work.line.note)[0] + "。")
    work.step(_steering(work), day + timedelta(days=1), Move.RETURN, work.line.returned)


def _steering(work: Work) -> int | str | None:
    """The coordinator, or the sponsor where the coordinator owns the task."""
    return work.task.sponsor_id if work.task.owner_id == work.stage.user_id(work.by) else work.by


def _finish(work: Work) -> None:
    day, line = work.day(), work.line
    if line.state in {"submitted", "closed"}:
        told = any(act.do == "report" for act in line.acts)
        if not told:
            work_done = Act("report", 0, line.note, figures=line.figures, files=line.files)
            report(work, work_done, day - timedelta(days=6))
        submitting = line.note if told else SUBMITTING
        work.step(work.task.owner_id, day - timedelta(days=2 * (line.state == "closed")), Move.SUBMIT, submitting)
    if line.state == "closed":
        _close(work, day)
    if line.state == "suspended":
        work.step(_steering(work), day, Move.SUSPEND, line.note)


def _close(work: Work, day: date) -> None:
    """The sponsor signs; on paper the coordinator records it with the scan."""
    line, task = work.line, work.task
    if not line.sheet:
        work.step(task.sponsor_id, day, Move.CLOSE, line.closing, line.exception)
        return
    at = work.at(day)
    [sheet] = attached(work.stage, task.org_id, work.by, at, [line.sheet])
    assert task.sponsor_id is not None
    paper = Paper(task.sponsor_id, local_day(at), sheet)
    tasks.close_on_paper(work.stage.actor(work.by), at, task.id, work.task.version_id, paper, line.exception)


def _merge(work: Work) -> None:
    task, story = work.task, next(story for story, begins in work.stage.tasks if begins == work.line.into)
    into = work.stage.task((story, work.line.into))
    actor = work.stage.actor(work.by)
    tasks.merge(actor, work.at(work.day()), task.id, task.version_id, into.id, work.line.note)


def make_by_hand(stage: Stage, org: str, line: Line) -> tuple[Task, date]:
    """A task of the plan year in hand that comes from a document, a meeting or an inspection."""
    calendar, home = stage.calendar, stage.org(org).id
    year, made = calendar.plan_year, calendar.on(calendar.plan_year, line.made)
    assignment = replace(assignment_of(stage, home, year, line), theme_code=line.theme or None)
    new = NewTask(TaskKind(line.kind), line.title, line.quote, _source(stage, line), assignment)
    return tasks.create_task(stage.actor(line.by), stage.instant(made), home, year, new, stage.blobs), made


def assignment_of(stage: Stage, org_id: int, plan_year: int, line: Line) -> Assignment:
    """Who does it by when, as a line says."""
    lead = stage.unit(org_id, line.lead)
    owner, sponsor = chosen_people(stage, lead, line)
    return Assignment(
        lead_unit_id=lead.id,
        supporting_unit_ids=frozenset(stage.unit(org_id, code).id for code in line.support),
        owner_id=owner,
        sponsor_id=sponsor,
        due_on=stage.calendar.on(plan_year, line.due) if line.due else None,
        priority=Priority(line.priority),
    )


def _source(stage: Stage, line: Line) -> NewSource:
    entry, calendar = line.source, stage.calendar
    dated = calendar.on(calendar.plan_year, entry["dated"])
    number = entry["number"].replace("{Y+1}", str(dated.year))
    return NewSource(SourceKind(entry["kind"]), entry["name"], number, dated)
