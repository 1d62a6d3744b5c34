"""Hands that work on tasks: acts by account, each a few minutes after the one before; refusals are counted."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from tests.support.desk import NOW, Desk
from tests.support.task_cast import EVERYBODY, PEOPLE
from tests.support.task_rows import GOAL
from tests.support.tasks import add_evidence
from tracker.domain.deadlines import ExtensionState
from tracker.domain.errors import DomainError
from tracker.domain.tasks import Move, TaskState
from tracker.domain.work import EntryState, EvidenceKind
from tracker.extensions import db
from tracker.models import ExtensionRequest, ProgressUpdate, Task
from tracker.services import tasks, work
from tracker.services.tasks import Ask, Assignment, Paper, Part, Target
from tracker.services.work import NewFigure, NewProgress


class Hands:
    """The tasks of one life, and whoever does something to them."""

    def __init__(self, desk: Desk, seen: Counter[str]) -> None:
        self.desk, self.seen, self.now = desk, seen, NOW
        self.actors = {account: desk.world.actor(account) for account in EVERYBODY}
        self.users = {account: desk.user(account) for account in PEOPLE}
        self.accounts = {key: account for account, key in self.users.items()}
        self.ids: list[int] = []
        self.goals: set[int] = set()
        self.did_something = True

    def start(self, receipt: bool) -> None:
        """Two tasks wait for everything; those of the life before are gone."""
        db.session.execute(update(Task).where(Task.voided_at.is_(None)).values(voided_at=NOW))
        self.desk.settings(receipt_required=receipt)
        nothing: dict[str, Any] = dict.fromkeys(("owner_id", "sponsor_id", "due_on", "first_due_on", "started_on"))
        self.ids = [self.desk.make(state=TaskState.UNASSIGNED, **nothing).id for _ in range(2)]
        self.photo, self.sheet = (
            add_evidence(self.desk.world, kind=kind).id for kind in (EvidenceKind.PHOTO, EvidenceKind.SIGNED_SHEET)
        )
        db.session.commit()

    def attempt(self, act: Callable[[], object]) -> None:
        """Whatever is refused is refused with a code."""
        self.now += timedelta(minutes=7)
        try:
            act()
            self.did_something = True
        except DomainError as error:
            self.seen[error.code] += 1
        db.session.rollback()

    def task(self, place: int, *states: TaskState) -> Task:
        """One of the tasks, in one of these states if there is one."""
        ids = self.ids
        if states:
            ids = list(db.session.scalars(select(Task.id).where(Task.id.in_(ids), Task.state.in_(states)))) or ids
        return db.session.get_one(Task, ids[place % len(ids)])

    def name(self, user_id: int | None) -> str:
        """Whose id this is; the coordinator for nobody's."""
        return self.accounts.get(user_id or 0, "yx-coord")

    def day(self, days: int) -> date:
        """A date so many days from now."""
        return (self.now + timedelta(days=days)).date()

    def assign(self, account: str, task: Task, **values: Any) -> None:
        """Owner, sponsor, date."""
        seen = {task.id: task.version_id}
        self.attempt(lambda: tasks.assign(self.actors[account], self.now, seen, Assignment(**values)))

    def move(self, account: str, task: Task, step: Move, reason: str = "有理由", exception: str = "") -> None:
        """A step, or a merger with the next task."""
        actor, now, key, seen = self.actors[account], self.now, task.id, task.version_id
        into = self.ids[(self.ids.index(key) + 1) % len(self.ids)]
        if step is Move.MERGE:
            self.attempt(lambda: tasks.merge(actor, now, key, seen, into, reason))
        else:
            self.attempt(lambda: tasks.move(actor, now, key, seen, step, reason, exception=exception))

    def report(self, account: str, task: Task, proof: bool, author: str | None = None, value: int = 0) -> None:
        """Progress, with a photograph or without, for oneself or somebody else."""
        author_id = self.users[author] if author and author != account else None
        new = self.progress("已办一部分", proof, value, author_id)
        self.attempt(lambda: work.report_progress(self.actors[account], self.now, task.id, new))

    def progress(self, text: str, proof: bool, value: int, author_id: int | None = None) -> NewProgress:
        """What somebody types."""
        figures = (NewFigure(GOAL[0], str(value), GOAL[1]),) if value else ()
        return NewProgress(text, evidence_ids=(self.photo,) if proof else (), figures=figures, author_id=author_id)

    def entries(self, task: Task, *states: EntryState) -> list[ProgressUpdate]:
        """Progress on a task in these states."""
        mine = select(ProgressUpdate).where(ProgressUpdate.task_id == task.id, ProgressUpdate.state.in_(states))
        return list(db.session.scalars(mine.order_by(ProgressUpdate.id)))

    def accept(self, account: str, *entries: ProgressUpdate) -> None:
        """Entries are accepted."""
        seen = {entry.id: entry.version_id for entry in entries}
        self.attempt(lambda: work.accept(self.actors[account], self.now, seen))

    def send_back(self, account: str, entry: ProgressUpdate, reason: str) -> None:
        """An entry is returned."""
        seen = {entry.id: entry.version_id}
        self.attempt(lambda: work.return_entries(self.actors[account], self.now, seen, reason))

    def revise(self, account: str, entry: ProgressUpdate, proof: bool, value: int) -> None:
        """An entry is changed, or a correction of it made."""
        seen, new = (entry.id, entry.version_id), self.progress("改过", proof, value)
        self.attempt(lambda: work.revise(self.actors[account], self.now, *seen, new))

    def withdraw_entry(self, account: str, entry: ProgressUpdate) -> None:
        """An entry is taken back."""
        seen = entry.id, entry.version_id
        self.attempt(lambda: work.withdraw(self.actors[account], self.now, *seen))

    def ask(self, account: str, task: Task, day: date) -> None:
        """A later date is asked for."""
        seen, asked = (task.id, task.version_id), Ask(day, "等批复")
        self.attempt(lambda: tasks.ask_extension(self.actors[account], self.now, *seen, asked))

    def decide(self, account: str, task: Task, day: date | None, note: str = "定了") -> None:
        """What is asked for is granted or refused."""
        actor = self.actors[account]
        for seen in self.requests(task):
            self.attempt(lambda: tasks.decide_extension(actor, self.now, *seen, granted_on=day, note=note))  # noqa: B023

    def withdraw(self, account: str, task: Task) -> None:
        """A request is taken back."""
        for seen in self.requests(task):
            self.attempt(lambda: tasks.withdraw_extension(self.actors[account], self.now, *seen))  # noqa: B023

    def requests(self, task: Task) -> list[tuple[int, int]]:
        """What waits for the sponsor, as id and version."""
        mine = (ExtensionRequest.task_id == task.id, ExtensionRequest.state == ExtensionState.PENDING)
        found = db.session.execute(select(ExtensionRequest.id, ExtensionRequest.version_id).where(*mine))
        return [(key, version) for key, version in found]

    def split(self, account: str, task: Task, owner: str) -> None:
        """A sub-task of somebody."""
        given = Assignment(owner_id=self.users[owner], sponsor_id=task.sponsor_id, due_on=task.due_on)
        parts = [Part("分项", assignment=given)]

        def act() -> None:
            made = tasks.split(self.actors[account], self.now, task.id, task.version_id, parts)
            self.ids += [part.id for part in made]

        if len(self.ids) < 5:
            self.attempt(act)

    def hand_over(self, account: str, giver: str, taker: str) -> None:
        """Somebody leaves."""
        org, pair = self.desk.world.org("yunxi").id, (self.users[giver], self.users[taker])
        self.attempt(lambda: tasks.hand_over(self.actors[account], self.now, org, *pair))

    def close_on_paper(self, account: str, task: Task, signer: str | None, exception: str) -> None:
        """The sponsor's signature, or somebody else's, is recorded."""
        paper = Paper(self.users[signer] if signer else task.sponsor_id or 0, self.day(0), self.sheet)
        seen = task.id, task.version_id
        self.attempt(lambda: tasks.close_on_paper(self.actors[account], self.now, *seen, paper, exception))

    def set_goal(self, account: str, task: Task) -> None:
        """A number to reach."""

        def act() -> None:
            targets = [Target(*GOAL[:2], Decimal(GOAL[2]))]
            tasks.set_targets(self.actors[account], self.now, task.id, task.version_id, targets)
            self.goals.add(task.id)

        self.attempt(act)

    def instruct(self, account: str, task: Task) -> None:
        """A leader writes on it."""
        self.attempt(lambda: tasks.instruct(self.actors[account], self.now, task.id, "请抓紧"))
