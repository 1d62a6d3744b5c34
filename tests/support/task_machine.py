"""Random people do random things with tasks; whatever they do, the rules hold."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import func, select

from tests.support.desk import NOW, Desk
from tests.support.replay import replayed
from tests.support.tasks import add_evidence
from tests.support.world import World, add_user
from tracker.domain.deadlines import ExtensionState
from tracker.domain.errors import DomainError
from tracker.domain.people import Actor, Role
from tracker.domain.tasks import OPEN, Move, TaskState, possible_moves
from tracker.domain.work import EntryState, EvidenceKind
from tracker.extensions import db
from tracker.models import Event, ExtensionRequest, ProgressUpdate, Task
from tracker.models.evidence import entry_evidence
from tracker.services import tasks, work
from tracker.services.tasks import Ask, Assignment, Paper, Part
from tracker.services.tasks.taking import subject_of
from tracker.services.work import NewProgress

MORE = {"yx-coord2": Role.COORDINATOR, "yx-leader2": Role.LEADER, "yx-head2": Role.UNIT_HEAD, "yx-staff2": Role.STAFF}
SUFFIXES = ("admin", "coord", "leader", "head", "staff", "viewer")
PEOPLE = tuple(f"yx-{suffix}" for suffix in SUFFIXES) + tuple(MORE)
EVERYBODY = (*PEOPLE, "hs-coord", "qh-leader")
who, person, which = st.sampled_from(EVERYBODY), st.sampled_from(PEOPLE), st.integers(0, 7)


class TaskLife(RuleBasedStateMachine):
    """Tasks of one town in many hands. Set `desk` first; `seen` counts what happened and what was refused."""

    desk: ClassVar[Desk]
    seen: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.actors = {account: self.desk.world.actor(account) for account in EVERYBODY}
        self.users = {account: self.desk.user(account) for account in PEOPLE}
        self.now, self.count = NOW, 0
        self.ids: list[int] = []
        self.first_due: dict[int, date] = {}
        self.missed: dict[int, date] = {}
        self.judged: set[int] = set()

    @initialize(receipt=st.booleans(), way=st.integers(0, 7))
    def begin(self, receipt: bool, way: int) -> None:
        """Two tasks wait for an owner, one of them for everything; the other one has gone some of its way."""
        self.desk.settings(receipt_required=receipt)
        nobody: dict[str, Any] = {"state": TaskState.UNASSIGNED, "owner_id": None, "first_due_on": None}
        made = [self.desk.make(**nobody), self.desk.make(**nobody, sponsor_id=None, due_on=None)]
        self.ids = [task.id for task in made]
        owner = self.actors["yx-staff"]
        usual: tuple[Callable[[], None], ...] = (
            lambda: self.assign("yx-coord", 0, "yx-staff", "yx-leader", 30, 1),
            lambda: self.move(owner, self.task(0), Move.RECEIVE, ""),
            lambda: self.ask("yx-staff", 0, 101),
            lambda: self.decide("yx-leader", 0, 90),
            lambda: self.report("yx-staff", 0, proof=True, author=None),
            lambda: self.accept("yx-head", 0),
            lambda: self.move(owner, self.task(0), Move.SUBMIT, ""),
        )
        for act in usual[:way]:
            act()
            self.the_rules_hold()

    def attempt(self, act: Callable[[], object]) -> None:
        """Whatever is refused is refused with a code."""
        self.now += timedelta(minutes=7)
        try:
            act()
        except DomainError as error:
            self.seen[error.code] += 1
        db.session.rollback()

    def task(self, place: int) -> Task:
        """One of the tasks."""
        return db.session.get_one(Task, self.ids[place % len(self.ids)])

    @rule(days=st.integers(1, 40))
    def wait(self, days: int) -> None:
        """Time passes."""
        self.now += timedelta(days=days)

    @rule(account=who, place=which, owner=person, sponsor=person, days=st.integers(-5, 90), part=st.integers(1, 7))
    def assign(self, account: str, place: int, owner: str, sponsor: str, days: int, part: int) -> None:
        """Some of owner, sponsor and date are set."""
        task = self.task(place)
        values = {"owner_id": self.users[owner], "sponsor_id": self.users[sponsor], "due_on": self.day(days)}
        chosen: dict[str, Any] = {name: value for bit, (name, value) in enumerate(values.items()) if part >> bit & 1}
        seen = {task.id: task.version_id}
        self.attempt(lambda: tasks.assign(self.actors[account], self.now, seen, Assignment(**chosen)))

    @rule(account=who, place=which, step=st.sampled_from(Move), reason=st.sampled_from(["", "有理由"]))
    def step(self, account: str, place: int, step: Move, reason: str) -> None:
        """Anybody tries anything."""
        self.move(self.actors[account], self.task(place), step, reason)

    @rule(place=which, pick=st.integers(0, 99), exception=st.sampled_from(["", "", "材料在县局"]))
    def proper_step(self, place: int, pick: int, exception: str) -> None:
        """Somebody who may takes a step that is possible."""
        task = self.task(place)
        found = [(a, m) for a in self.actors.values() for m in possible_moves(a, task.state, subject_of(task))]
        forward = [pair for pair in found if pair[1] not in {Move.SUSPEND, Move.MERGE}]
        if found:
            actor, step = (forward or found)[pick % len(forward or found)] if pick % 8 else found[pick % len(found)]
            self.move(actor, task, step, "有理由", exception)

    def move(self, actor: Actor, task: Task, step: Move, reason: str, exception: str = "") -> None:
        """A step, or a merger with the next task."""
        now, key, seen = self.now, task.id, task.version_id
        into = self.ids[(self.ids.index(key) + 1) % len(self.ids)]
        if step is Move.MERGE:
            self.attempt(lambda: tasks.merge(actor, now, key, seen, into, reason))
        else:
            self.attempt(lambda: tasks.move(actor, now, key, seen, step, reason, exception=exception))

    @rule(account=who, place=which)
    def hand_back(self, account: str, place: int) -> None:
        """The owner wants to be rid of it."""
        task = self.task(place)
        self.move(self.actors[self.account(task.owner_id, account)], task, Move.HAND_BACK, "不属于本队职责")

    @rule(place=which, pick=st.integers(0, 999), exception=st.sampled_from(["", "材料在县局"]))
    def go_on(self, place: int, pick: int, exception: str) -> None:
        """The same again: otherwise little would come to its end."""
        self.proper_step(place, pick, exception)

    @rule(account=who, place=which, proof=st.booleans(), author=st.none() | person)
    def report(self, account: str, place: int, proof: bool, author: str | None) -> None:
        """Progress, with a photograph or without, for oneself or somebody else."""
        files = (add_evidence(self.desk.world).id,) if proof else ()
        db.session.commit()
        new = NewProgress("已办一部分", evidence_ids=files, author_id=self.users[author] if author else None)
        self.attempt(lambda: work.report_progress(self.actors[account], self.now, self.task(place).id, new))

    @rule(account=who, place=which)
    def accept(self, account: str, place: int) -> None:
        """What waits is accepted."""
        waiting = self.entries(self.task(place), EntryState.PENDING)
        seen = {entry.id: entry.version_id for entry in waiting}
        self.attempt(lambda: work.accept(self.actors[account], self.now, seen))

    @rule(account=who, place=which, days=st.integers(1, 120))
    def ask(self, account: str, place: int, days: int) -> None:
        """A later date is asked for, by the owner or by somebody who tries."""
        task, asked = self.task(place), Ask(self.day(days), "等批复")
        actor = self.actors[self.account(task.owner_id, account) if days % 4 else account]
        self.attempt(lambda: tasks.ask_extension(actor, self.now, task.id, task.version_id, asked))

    @rule(account=who, place=which, days=st.none() | st.integers(1, 120))
    def decide(self, account: str, place: int, days: int | None) -> None:
        """It is granted or refused, by the sponsor or by somebody who tries."""
        task = self.task(place)
        actor = self.actors[self.account(task.sponsor_id, account) if days is None or days % 4 else account]
        for request in self.requests(task):
            granted, seen = self.day(days) if days else None, (request.id, request.version_id)
            self.attempt(lambda: tasks.decide_extension(actor, self.now, *seen, granted_on=granted, note="定了"))  # noqa: B023

    @rule(account=who, place=which)
    def withdraw(self, account: str, place: int) -> None:
        """A request is taken back."""
        for request in self.requests(self.task(place)):
            seen = request.id, request.version_id
            self.attempt(lambda: tasks.withdraw_extension(self.actors[account], self.now, *seen))  # noqa: B023

    @rule(account=who, place=which, owner=person)
    def split(self, account: str, place: int, owner: str) -> None:
        """A sub-task of somebody."""
        task = self.task(place)
        given = Assignment(owner_id=self.users[owner], sponsor_id=task.sponsor_id, due_on=task.due_on)

        def act() -> None:
            made = tasks.split(
                self.actors[account], self.now, task.id, task.version_id, [Part("分项", assignment=given)]
            )
            self.ids += [part.id for part in made]

        if len(self.ids) < 5:
            self.attempt(act)

    @rule(account=st.sampled_from(("yx-coord", "yx-admin", "yx-head")), giver=person, taker=person)
    def hand_over(self, account: str, giver: str, taker: str) -> None:
        """Somebody leaves."""
        org, pair = self.desk.world.org("yunxi").id, (self.users[giver], self.users[taker])
        self.attempt(lambda: tasks.hand_over(self.actors[account], self.now, org, *pair))

    @rule(account=who, place=which, signer=st.none() | person, exception=st.sampled_from(["", "现场已验收"]))
    def close_on_paper(self, account: str, place: int, signer: str | None, exception: str) -> None:
        """The sponsor's signature, or somebody else's, is recorded."""
        task, sheet = self.task(place), add_evidence(self.desk.world, kind=EvidenceKind.SIGNED_SHEET).id
        db.session.commit()
        paper = Paper(self.users[signer] if signer else task.sponsor_id or 0, self.day(0), sheet)
        seen = task.id, task.version_id
        self.attempt(lambda: tasks.close_on_paper(self.actors[account], self.now, *seen, paper, exception))

    @rule(account=who, place=which)
    def instruct(self, account: str, place: int) -> None:
        """A leader writes on it."""
        self.attempt(lambda: tasks.instruct(self.actors[account], self.now, self.task(place).id, "请抓紧"))

    def account(self, user_id: int | None, otherwise: str) -> str:
        """Whose id this is."""
        return next((name for name, key in self.users.items() if key == user_id), otherwise)

    def day(self, days: int) -> date:
        """A date so many days from now."""
        return (self.now + timedelta(days=days)).date()

    def requests(self, task: Task) -> list[ExtensionRequest]:
        """What waits for the sponsor."""
        mine = (ExtensionRequest.task_id == task.id, ExtensionRequest.state == ExtensionState.PENDING)
        return list(db.session.scalars(select(ExtensionRequest).where(*mine)))

    def entries(self, task: Task, state: EntryState) -> list[ProgressUpdate]:
        """Progress on a task in this state."""
        mine = (ProgressUpdate.task_id == task.id, ProgressUpdate.state == state)
        return list(db.session.scalars(select(ProgressUpdate).where(*mine)))

    @invariant()
    def the_rules_hold(self) -> None:
        """Looked at after every act, so that what is judged is the moment of the act."""
        for key in self.ids:
            task = db.session.get_one(Task, key)
            events = self.events(task)
            assert replayed(task, events, TaskState.UNASSIGNED) == []
            self.dates_stay(task)
            self.work_has_its_people(task)
            self.parts_end_first(task, events)
            for event in events:
                if event.id not in self.judged:
                    self.judge(task, event)
            self.seen[f"state {task.state.value}"] += 1
        db.session.rollback()

    def events(self, task: Task) -> list[Event]:
        """What happened to a task."""
        mine = select(Event).where(Event.subject_type == "task", Event.subject_id == task.id)
        return list(db.session.scalars(mine.order_by(Event.id)))

    def dates_stay(self, task: Task) -> None:
        """The first date never changes; a missed one is never forgotten."""
        for kept, now in ((self.first_due, task.first_due_on), (self.missed, task.late_since)):
            assert kept.get(task.id) in {None, now}
            if now is not None:
                kept[task.id] = now

    def work_has_its_people(self, task: Task) -> None:
        """Whoever works on a task is not who signs for it, and both are known."""
        if task.state in OPEN - {TaskState.UNASSIGNED} or task.state is TaskState.CLOSED:
            assert None not in {task.owner_id, task.sponsor_id, task.due_on, task.first_due_on, task.started_on}
            assert task.owner_id != task.sponsor_id
        assert (task.merged_into_id is not None) == (task.state is TaskState.MERGED)
        if task.state not in OPEN or task.state is TaskState.UNASSIGNED:
            assert self.requests(task) == []

    def parts_end_first(self, task: Task, events: list[Event]) -> None:
        """No part goes on after its whole, unless the sponsor said so."""
        if task.state not in OPEN and self.open_parts(task):
            assert task.state is TaskState.CLOSED
            assert "parts" in [event for event in events if event.verb == "closed"][-1].after["missing"]

    def open_parts(self, task: Task) -> int:
        """How many sub-tasks have not ended."""
        parts = select(func.count()).select_from(Task).where(Task.part_of_id == task.id, Task.state.in_(OPEN))
        return db.session.scalar(parts) or 0

    def judge(self, task: Task, event: Event) -> None:
        """Nobody closes or accepts their own work, and nothing is closed without proof or a word."""
        self.judged.add(event.id)
        self.seen[event.verb] += 1
        if event.verb == "closed":
            signer = event.after.get("signer_id", event.actor_id)
            assert signer == task.sponsor_id != task.owner_id
            assert event.actor_id != task.owner_id
            missing = (not self.proofs(task, signer), bool(self.open_parts(task)))
            assert any(missing) == bool(event.after.get("exception"))
        if event.verb == "entry_accepted":
            entry = db.session.get_one(ProgressUpdate, event.after["entry_id"])
            assert event.actor_id not in {entry.author_id, task.owner_id}
        assert (event.org_id, event.actor_id in {None, self.desk.user("hs-coord"), self.desk.user("qh-leader")}) == (
            task.org_id, False
        )  # fmt: skip

    def proofs(self, task: Task, signer: int | None) -> int:
        """Evidence in accepted progress on the task and its parts that the signer did not report."""
        family = select(Task.id).where((Task.id == task.id) | (Task.part_of_id == task.id))
        mine = (ProgressUpdate.state == EntryState.ACCEPTED, ProgressUpdate.author_id.is_distinct_from(signer))
        entries = select(ProgressUpdate.id).where(ProgressUpdate.task_id.in_(family), *mine)
        linked = select(func.count()).select_from(entry_evidence).where(entry_evidence.c.entry_id.in_(entries))
        return db.session.scalar(linked) or 0


def live(world: World, examples: settings) -> Counter[str]:
    """Let tasks live in a world, with a second person for each part; how often what happened."""
    for account, role in MORE.items():
        add_user(world, account, "众人", "yunxi", "yunxi-zf", role)
    db.session.commit()
    TaskLife.desk = Desk(world)
    TaskLife.seen.clear()
    run_state_machine_as_test(TaskLife, settings=examples)
    return TaskLife.seen
