"""What people of a county do with their tasks while a year goes by: at random, by the program's own services."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import uuid4

from sqlalchemy import select

from tests.support.tasks import add_task
from tests.support.world import World, add_user
from tracker.domain.deadlines import ExtensionState
from tracker.domain.errors import DomainError
from tracker.domain.people import Role, Via, operator
from tracker.domain.reports import Series
from tracker.domain.tasks import Move, TaskState
from tracker.domain.work import EntryKind, EntryState
from tracker.extensions import db
from tracker.models import (
    Absence,
    Edition,
    ExtensionRequest,
    Report,
    Task,
    User,
    WorkEntry,
    WorkRecord,
)
from tracker.queries.people import actor_for
from tracker.services import tasks, work
from tracker.services.tasks import Ask, Assignment
from tracker.services.work import NewProgress

TOWNS = {"yunxi": "yx", "heshan": "hs"}
UNITS = ("dzb", "zf", "sfs")


class Office:
    """The people and tasks of 云溪镇 and 河山镇, and what is done there. Acts that are refused do no harm."""

    def __init__(self, world: World, chance: Random) -> None:
        self.world, self.chance = world, chance
        self.done: dict[str, int] = {}
        self.acts: tuple[tuple[int, Callable[[datetime], None]], ...] = (
            (8, self.assign), (10, self.receive), (12, self.report), (8, self.decide), (6, self.submit),
            (5, self.verify), (6, self.ask), (5, self.grant), (2, self.suspend), (1, self.reopen), (1, self.void),
            (3, self.leave_for_days), (1, self.leave_for_good), (2, self.file_figures), (2, self.instruct),
        )  # fmt: skip

    def people(self) -> None:
        """More staff, in every unit; some units have a head by name, some by a seat, one has none."""
        for org, short in TOWNS.items():
            for place, unit in enumerate(UNITS):
                for number in range(3):
                    account = f"{short}-{unit}{number}"
                    roles = (Role.UNIT_HEAD,) if unit == "sfs" and number == 0 else (Role.STAFF,)
                    person = add_user(self.world, account, f"人{place}{number}", org, f"{org}-{unit}", *roles)
                    person.wishes = {"lead_days": self.chance.choice([None, [7, 1], [30], []])}
            for account, email in ((f"{short}-zf0", "a@example.org"), (f"{short}-staff", "b@example.org")):
                self.world.user(account).email = email
        db.session.commit()

    def settle(self) -> None:
        """Keep the rows of the world as they are, apart from any session."""
        for row in (*self.world.orgs.values(), *self.world.units.values(), *self.world.users.values()):
            db.session.refresh(row)
        db.session.expunge_all()
        db.session.commit()

    def begin(self, count: int, begun: date, ended: date, now: datetime) -> None:
        """Tasks in all states, with dates from a little before the walk to a little after it."""
        for number in range(count):
            org, unit = self.chance.choice(list(TOWNS)), self.chance.choice(UNITS)
            state = self.chance.choice([TaskState.UNASSIGNED, TaskState.ASSIGNED, *[TaskState.IN_PROGRESS] * 3])
            values: dict[str, Any] = {"created_at": now, "state_since": begun}
            if state is not TaskState.UNASSIGNED:
                due = begun + timedelta(days=self.chance.randrange(-20, (ended - begun).days + 20))
                values |= {**self._hands(org), "due_on": due, "first_due_on": due, "started_on": begun}
            else:
                values |= {"due_on": None}
            add_task(self.world, org, unit, state=state, title=f"事项{number}", **values)
        db.session.commit()

    def something(self, now: datetime) -> None:
        """One act, or the attempt at one."""
        act = self.chance.choices([act for _, act in self.acts], [weight for weight, _ in self.acts])[0]
        try:
            act(now)
            db.session.commit()
            name = act.__name__
        except DomainError as error:
            db.session.rollback()
            name = f"refused: {error.code}"
        self.done[name] = self.done.get(name, 0) + 1

    def assign(self, now: datetime) -> None:
        """Somebody gets a task, or another person's, or another date."""
        task = self._task(TaskState.UNASSIGNED, TaskState.ASSIGNED, TaskState.IN_PROGRESS)
        changes: dict[str, Any] = self._hands(self._org(task))
        if task.state is TaskState.UNASSIGNED or self.chance.random() < 0.3:
            changes["due_on"] = now.date() + timedelta(days=self.chance.randrange(1, 60))
        if task.state is not TaskState.UNASSIGNED and self.chance.random() < 0.5:
            del changes["owner_id"], changes["sponsor_id"]
        tasks.assign(self._coordinator(task, now), now, {task.id: task.version_id}, Assignment(**changes))

    def receive(self, now: datetime) -> None:
        """The owner signs for a task, or hands it back."""
        task = self._task(TaskState.ASSIGNED)
        back = self.chance.random() < 0.1
        move = Move.HAND_BACK if back else Move.RECEIVE
        tasks.move(self._as(task.owner_id, now), now, task.id, task.version_id, move, "不属本单位" if back else "")

    def report(self, now: datetime) -> None:
        """The owner reports progress; now and then a leader is needed."""
        task = self._task(TaskState.IN_PROGRESS)
        new = NewProgress(
            "已开展一次检查。", needs_leader=self.chance.random() < 0.2, difficulties="缺人手", key=uuid4().hex
        )  # fmt: skip
        work.report_progress(self._as(task.owner_id, now), now, task.id, new)

    def decide(self, now: datetime) -> None:
        """Reported work is accepted or returned, or revised by its author."""
        entry = self._any(select(WorkEntry).where(WorkEntry.state.in_([EntryState.PENDING, EntryState.RETURNED])))
        versions = {entry.id: entry.version_id}
        actor = self._coordinator(entry, now)
        if entry.state is EntryState.RETURNED:
            new = NewProgress("补充了签到表。", key=uuid4().hex)
            work.revise(self._as(entry.author_id, now), now, entry.id, entry.version_id, new)
        elif self.chance.random() < 0.5:
            work.return_entries(actor, now, versions, "缺签到表")
        else:
            work.accept(actor, now, versions)

    def submit(self, now: datetime) -> None:
        """The owner has done their part."""
        task = self._task(TaskState.IN_PROGRESS)
        tasks.move(self._as(task.owner_id, now), now, task.id, task.version_id, Move.SUBMIT)

    def verify(self, now: datetime) -> None:
        """The sponsor closes a task or returns it."""
        task = self._task(TaskState.SUBMITTED)
        sponsor = self._as(task.sponsor_id, now)
        if self.chance.random() < 0.3:
            tasks.move(sponsor, now, task.id, task.version_id, Move.RETURN, "材料不全")
        else:
            tasks.move(sponsor, now, task.id, task.version_id, Move.CLOSE, exception="已现场核实")

    def ask(self, now: datetime) -> None:
        """The owner asks for a later date."""
        task = self._task(TaskState.ASSIGNED, TaskState.IN_PROGRESS)
        later = max(task.due_on or now.date(), now.date()) + timedelta(days=self.chance.randrange(1, 40))
        ask = Ask(later, "等批复")
        tasks.ask_extension(self._as(task.owner_id, now), now, task.id, task.version_id, ask)

    def grant(self, now: datetime) -> None:
        """The sponsor decides on it."""
        request = self._any(select(ExtensionRequest).where(ExtensionRequest.state == ExtensionState.PENDING))
        task = db.session.get_one(Task, request.task_id)
        granted = request.proposed_on if self.chance.random() < 0.7 else None
        actor = self._as(task.sponsor_id, now)
        tasks.decide_extension(actor, now, request.id, request.version_id, granted_on=granted, note="情况属实")

    def suspend(self, now: datetime) -> None:
        """The work stops for a while."""
        task = self._task(TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.SUBMITTED)
        tasks.move(self._coordinator(task, now), now, task.id, task.version_id, Move.SUSPEND, "上级暂停")

    def reopen(self, now: datetime) -> None:
        """It goes on, or was closed too soon."""
        task = self._task(TaskState.SUSPENDED, TaskState.CLOSED)
        tasks.move(self._coordinator(task, now), now, task.id, task.version_id, Move.REOPEN, "又有反映")

    def void(self, now: datetime) -> None:
        """A task that came from a wrong import."""
        self._task(*TaskState).voided_at = now

    def leave_for_days(self, now: datetime) -> None:
        """Somebody is away for a while, with a delegate or without, or comes back early."""
        person = self._person()
        begin = now.date() + timedelta(days=self.chance.randrange(3))
        delegate = self._person(person.org_id)
        away = db.session.scalars(
            select(Absence).where(Absence.ended_at.is_(None), Absence.to_on >= now.date())
        ).first()
        if away is not None and self.chance.random() < 0.3:
            away.ended_at = now
            return
        db.session.add(
            Absence(
                org_id=person.org_id, person_id=person.id, from_on=begin, recorded_at=now,
                to_on=begin + timedelta(days=self.chance.randrange(20)),
                delegate_id=delegate.id if delegate.id != person.id and self.chance.random() < 0.6 else None,
            )
        )  # fmt: skip

    def leave_for_good(self, now: datetime) -> None:
        """Somebody's account is closed, with or without handing over."""
        person = self._person()
        active = select(User).where(User.org_id == person.org_id, User.deactivated_at.is_(None))
        if len(db.session.scalars(active).all()) < 10 or person.account.endswith(("coord", "leader")):
            return
        if self.chance.random() < 0.5:
            other = self._person(person.org_id)
            tasks.hand_over(operator(Via.CLI), now, person.org_id, person.id, other.id)
        db.session.get_one(User, person.id).deactivated_at = now

    def file_figures(self, now: datetime) -> None:
        """A unit reports by the form of the quarter."""
        org, unit = self.chance.choice(list(TOWNS)), self.chance.choice(UNITS)
        first = date(now.year, (now.month + 2) // 3 * 3 - 2, 1)
        if now.date() > first:
            db.session.add(
                WorkRecord(
                    kind=EntryKind.RECORD, org_id=self.world.org(org).id, year=now.year, from_on=first,
                    to_on=now.date(),
                    unit_id=self.world.unit(f"{org}-{unit}").id, text="", author_id=self.world.user("yx-staff").id,
                    created_at=now, state=EntryState.PENDING, key=uuid4().hex,
                )
            )  # fmt: skip

    def instruct(self, now: datetime) -> None:
        """A leader says a word."""
        task = self._task(TaskState.IN_PROGRESS)
        tasks.instruct(self._as(task.sponsor_id, now), now, task.id, "抓紧")

    def issue_report(self, org: str, now: datetime) -> None:
        """The report on the year before is there."""
        home = self.world.org(org).id
        report = Report(org_id=home, series=Series.RULE_OF_LAW, year=now.year - 1)
        db.session.add(report)
        db.session.flush()
        file = {"filename": "报告.docx", "sha256": "0" * 64, "size": 1, "text": "", "title": "报告"}
        db.session.add(Edition(org_id=home, report_id=report.id, uploaded_at=now, **file))
        db.session.commit()

    def _task(self, *states: TaskState) -> Task:
        found: Task = self._any(select(Task).where(Task.state.in_(states), Task.voided_at.is_(None)))
        return found

    def _any(self, rows: Any) -> Any:
        found = db.session.scalars(rows.order_by("id")).all()
        if not found:
            raise DomainError("nothing_there")
        return self.chance.choice(found)

    def _person(self, org_id: int | None = None) -> User:
        """Somebody of the towns who is still there."""
        homes = [org_id] if org_id else [self.world.org(org).id for org in TOWNS]
        found: User = self._any(select(User).where(User.org_id.in_(homes), User.deactivated_at.is_(None)))
        return found

    def _hands(self, org: str) -> dict[str, int]:
        """An owner, and a sponsor who is somebody else."""
        short, unit = TOWNS[org], self.chance.choice(UNITS)
        owner = self.world.user(f"{short}-{unit}{self.chance.randrange(3)}")
        return {"owner_id": owner.id, "sponsor_id": self.world.user(f"{short}-leader").id}

    def _org(self, row: Any) -> str:
        return next(code for code in TOWNS if self.world.org(code).id == row.org_id)

    def _coordinator(self, row: Any, now: datetime) -> Any:
        return self._as(self.world.user(f"{TOWNS[self._org(row)]}-coord").id, now)

    def _as(self, user_id: int | None, now: datetime) -> Any:
        if user_id is None:
            raise DomainError("nobody_there")
        return actor_for(user_id, "", now.date(), Via.WEB)
