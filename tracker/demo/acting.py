"""Playing what people do while a task is in hand: reports and corrections, extensions, instructions, new hands."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from sqlalchemy import select

from tracker.demo import slips
from tracker.demo.reporting import attached, figures, judge
from tracker.demo.stories import Act
from tracker.demo.work import Work
from tracker.domain.tasks import Move
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import ProgressUpdate, WorkEntry
from tracker.services import tasks, work
from tracker.services.days import local_day
from tracker.services.tasks import Ask, Assignment, Paper
from tracker.services.work import NewProgress


def play_act(job: Work, act: Act) -> None:
    """Let one act happen."""
    PLAYERS[act.do](job, act, job.day_of(act.on))


def report(job: Work, act: Act, day: date) -> None:
    """Progress, and its acceptance or return the day after; a coordinator may have typed it."""
    author = act.who or job.stage.account(job.task.owner_id)
    actor, at = job.stage.actor(act.typed or author), job.at(day)
    files = attached(job.stage, job.task.org_id, act.typed or author, at, act.files)
    new = _progress(act, min(day, local_day(at)), files, author_id=job.stage.user_id(author))
    entry = work.report_progress(actor, at, job.task_id, new)
    _judge(job, act, entry, day)


def _progress(act: Act, done_on: date, files: tuple[int, ...], author_id: int | None = None) -> NewProgress:
    return NewProgress(
        act.text, done_on, act.difficulties, act.leader, act.next, act.percent, figures(act.figures), files, author_id
    )


def _judge(job: Work, act: Act, entry: WorkEntry, day: date) -> None:
    at = job.at(job.day_of(act.decided) if act.decided is not None else day + timedelta(days=1))
    judge(job.stage, at, entry, job.task.owner_id, act.verdict, act.why)


def _revise(job: Work, act: Act, day: date) -> None:
    """Mend the latest entry: in place if it came back, by one that replaces it if it was accepted."""
    mine = select(ProgressUpdate).where(ProgressUpdate.task_id == job.task_id)
    waiting = (EntryState.RETURNED, EntryState.ACCEPTED)
    entry = db.session.scalars(mine.where(ProgressUpdate.state.in_(waiting)).order_by(ProgressUpdate.id.desc())).first()
    assert entry is not None
    account, at = job.stage.account(entry.author_id), job.at(day)
    files = attached(job.stage, job.task.org_id, account, at, act.files) or tuple(one.id for one in entry.evidence)
    new = _progress(act, entry.to_on, files)
    _judge(job, act, work.revise(job.stage.actor(account), at, entry.id, entry.version_id, new), day)


def _instruct(job: Work, act: Act, day: date) -> None:
    tasks.instruct(job.stage.actor(act.who), job.at(day), job.task_id, act.text)


def _ask(job: Work, act: Act, day: date) -> None:
    """Ask for a later date; the sponsor decides if the act says when."""
    account, calendar = act.who or job.stage.account(job.task.owner_id), job.stage.calendar
    ask = Ask(calendar.on(job.task.plan_year, act.to), act.text, act.next)
    task = job.task
    request = tasks.ask_extension(job.stage.actor(account), job.at(day), task.id, task.version_id, ask)
    if act.verdict == "withdrawn":
        tasks.withdraw_extension(job.stage.actor(account), job.at(day), request.id, request.version_id)
    elif act.decided is not None:
        granted = calendar.on(job.task.plan_year, act.granted) if act.granted else None
        sponsor, at = job.stage.actor(job.stage.account(job.task.sponsor_id)), job.at(job.day_of(act.decided))
        tasks.decide_extension(sponsor, at, request.id, request.version_id, granted_on=granted, note=act.why)


def _hand_back(job: Work, act: Act, day: date) -> None:
    """Back to the coordinator, who gives it to another unit (`lead`, its head) if the act names one."""
    job.step(job.task.owner_id, day, Move.HAND_BACK, act.text)
    if act.lead:
        unit = job.stage.unit(job.task.org_id, act.lead)
        changes = Assignment(lead_unit_id=unit.id, owner_id=unit.head_id, sponsor_id=unit.leader_id)
        job.change(job.by, day + timedelta(days=1), changes)
        job.step(job.task.owner_id, day + timedelta(days=2), Move.RECEIVE)


def _hand_over(job: Work, act: Act, day: date) -> None:
    """All open work of `who` goes to `to`; done by `by`."""
    stage = job.stage
    tasks.hand_over(stage.actor(act.by), job.at(day), job.task.org_id, stage.user_id(act.who), stage.user_id(act.to))


def _sign_assignment(job: Work, act: Act, day: date) -> None:
    """The sponsor signed the printed sheet; the coordinator uploads it."""
    at, task = job.at(day), job.task
    [sheet] = attached(job.stage, task.org_id, job.by, at, act.files)
    assert task.sponsor_id is not None
    paper = Paper(task.sponsor_id, local_day(at), sheet)
    tasks.assign_on_paper(job.stage.actor(job.by), at, task.id, job.task.version_id, paper)


def _move(job: Work, act: Act, day: date) -> None:
    job.step(act.who or job.task.owner_id, day, Move(act.do), act.text)


PLAYERS: Mapping[str, Callable[[Work, Act, date], None]] = {
    "report": report, "revise": _revise, "instruct": _instruct, "ask": _ask, "hand_back": _hand_back,
    "hand_over": _hand_over, "sign_assignment": _sign_assignment, "submit": _move, "close": _move, "reopen": _move,
    "slip": slips.issue, "answer": slips.answer,
}  # fmt: skip
