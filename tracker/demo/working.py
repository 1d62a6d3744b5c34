"""Playing the work on tasks: receipt, handing over, submission, return, closing and the side ends."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.demo.reviewing import chosen_people
from tracker.demo.stage import Stage
from tracker.demo.stories import Line
from tracker.domain.reports import SourceKind
from tracker.domain.tasks import Move, Priority, TaskKind
from tracker.extensions import db
from tracker.models import Task, User
from tracker.services import tasks
from tracker.services.tasks import Assignment, NewSource, NewTask

PAPERS = "佐证材料为纸质，存本单位档案，已当面核对。"
NOT_TOUCHED = frozenset({"unassigned", "assigned", "accepted"})


@dataclass
class Work:
    """A task on its way from `begin` to `end`; `by` is the coordinator's account."""

    stage: Stage
    task_id: int
    line: Line
    by: str
    begin: date
    end: date
    last: datetime

    @property
    def task(self) -> Task:
        """The task as it stands."""
        return db.session.get_one(Task, self.task_id)

    def day(self) -> date:
        """The day on which the line's state was reached."""
        when = self.line.when
        if isinstance(when, str):
            return max(self.begin, self.stage.calendar.on(self.task.plan_year, when))
        return self.stage.calendar.within(self.begin, self.end, when)

    def at(self, day: date) -> datetime:
        """An instant of the day, later than what happened before."""
        self.last = self.stage.instant(max(day, self.begin), self.last)
        return self.last

    def step(self, who: int | str | None, day: date, move: Move, reason: str = "", exception: str = "") -> None:
        """A move by a person: an account or a user's id."""
        account = who if isinstance(who, str) else db.session.get_one(User, who).account
        task = self.task
        tasks.move(self.stage.actor(account), self.at(day), task.id, task.version_id, move, reason, exception=exception)

    def other(self) -> int | str | None:
        """The coordinator, or the sponsor if the coordinator owns the task: nobody judges their own work."""
        own = self.task.owner_id == self.stage.user_id(self.by)
        return self.task.sponsor_id if own else self.by

    def change(self, account: str, day: date, changes: Assignment) -> None:
        """A new owner or date, set by a person."""
        task = self.task
        tasks.assign(self.stage.actor(account), self.at(day), {task.id: task.version_id}, changes)


def play_work(work: Work) -> None:
    """Bring the task to its line's state."""
    line = work.line
    if line.handed:
        head = db.session.get_one(User, work.task.lead_unit.head_id).account
        work.change(head, work.begin, Assignment(owner_id=work.stage.user_id(line.handed)))
    if line.state == "merged":
        _merge(work)
    elif line.state not in NOT_TOUCHED:
        work.step(work.task.owner_id, work.begin + timedelta(days=2), Move.RECEIVE)
        if line.extended:
            _extend(work)
        if line.returned:
            _return(work)
        _finish(work)


def _extend(work: Work) -> None:
    due_on = work.task.due_on
    assert due_on is not None
    later = work.stage.calendar.on(work.task.plan_year, work.line.extended)
    work.change(work.by, due_on - timedelta(days=3), Assignment(due_on=later))


def _return(work: Work) -> None:
    """Submitted too early, and sent back."""
    task, day = work.task, work.day() - timedelta(days=0 if work.line.state == "in_progress" else 9)
    work.step(task.owner_id, day, Move.SUBMIT, re.split("[，。]", work.line.note)[0] + "。")
    work.step(work.other(), day + timedelta(days=1), Move.RETURN, work.line.returned)


def _finish(work: Work) -> None:
    day, line = work.day(), work.line
    if line.state in {"submitted", "closed"}:
        work.step(work.task.owner_id, day - timedelta(days=2 * (line.state == "closed")), Move.SUBMIT, line.note)
    if line.state == "closed":
        work.step(work.task.sponsor_id, day, Move.CLOSE, line.closing, exception=PAPERS)
    if line.state == "suspended":
        work.step(work.other(), day, Move.SUSPEND, line.note)


def _merge(work: Work) -> None:
    task, story = work.task, next(story for story, begins in work.stage.tasks if begins == work.line.into)
    into = work.stage.task((story, work.line.into))
    actor = work.stage.actor(work.by)
    tasks.merge(actor, work.at(work.day()), task.id, task.version_id, into.id, work.line.note)


def make_by_hand(stage: Stage, org: str, line: Line) -> tuple[Task, date]:
    """A task of the plan year in hand that comes from a document, a meeting or an inspection."""
    calendar, home = stage.calendar, stage.org(org).id
    year, made = calendar.plan_year, calendar.on(calendar.plan_year, line.made)
    lead = stage.unit(home, line.lead)
    owner, sponsor = chosen_people(stage, lead, line)
    assignment = Assignment(
        lead_unit_id=lead.id,
        supporting_unit_ids=frozenset(stage.unit(home, code).id for code in line.support),
        owner_id=owner,
        sponsor_id=sponsor,
        due_on=calendar.on(year, line.due) if line.due else None,
        priority=Priority(line.priority),
        theme_code=line.theme or None,
    )
    new = NewTask(TaskKind(line.kind), line.title, line.quote, _source(stage, line), assignment)
    return tasks.create_task(stage.actor(line.by), stage.instant(made), home, year, new, stage.blobs), made


def _source(stage: Stage, line: Line) -> NewSource:
    entry, calendar = line.source, stage.calendar
    dated = calendar.on(calendar.plan_year, entry["dated"])
    number = entry["number"].replace("{Y+1}", str(dated.year))
    return NewSource(SourceKind(entry["kind"]), entry["name"], number, dated)
