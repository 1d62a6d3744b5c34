"""Random people do random things with tasks; whatever they do, the rules hold.

Some acts are wild, some are what an office does all day, and some are temptations: what an owner who may accept, a
sponsor who reports, or a coordinator with a date gone by would like to do.
"""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy import func, select

from tests.support.task_cast import OWNERS, SPONSORS
from tests.support.task_draws import (
    changer,
    doer,
    flag,
    number,
    one_of,
    owner_,
    perhaps,
    person,
    reason_,
    rule,
    sponsor_,
    value_,
    which,
    who,
    word,
)
from tests.support.task_story import workdays_between
from tests.support.task_watch import EVENT, Watched
from tracker.domain.tasks import Move, TaskState, possible_moves
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.services.tasks.taking import subject_of

UNDER_WAY = (TaskState.IN_PROGRESS, TaskState.ASSIGNED)


class TaskLife(Watched):
    """Tasks of one town in many hands. Set `desk` and `hats` first; `seen` counts what happened and what did not."""

    def begin(self, chance: Random) -> None:
        """Each of two tasks has gone some of its way, with proof by its owner, its sponsor or somebody else."""
        receipt, cast = flag(chance), (owner_(chance), sponsor_(chance), doer(chance))
        ways = chance.randint(0, 5), chance.randint(0, 5)
        self.receipt = receipt
        self.last = db.session.scalar(select(func.max(EVENT.id))) or 0
        self.hands.start(receipt)
        for place, way in enumerate(ways):
            for act in self.usual(place, *cast)[:way]:
                act()

    def usual(self, place: int, owner: str, sponsor: str, author: str) -> list[Callable[[], None]]:
        """The way of a task to its submission."""
        hands = self.hands
        named = {"owner": owner, "sponsor": sponsor}.get(author, author)
        given: dict[str, Any] = {"owner_id": hands.users[owner], "sponsor_id": hands.users[sponsor]}
        return [
            lambda: hands.assign("yx-coord", hands.task(place), **given, due_on=hands.day(20 + 20 * place)),
            lambda: hands.report(named, hands.task(place), True, None, 3),
            lambda: hands.move(owner, hands.task(place), Move.RECEIVE),
            lambda: self.accept_by_others(place, 0),
            lambda: hands.move(owner, hands.task(place), Move.SUBMIT),
        ]

    @rule(days=number(1, 40))
    def wait(self, days: int) -> None:
        """Time passes."""
        self.hands.now += timedelta(days=days)

    @rule(account=who, place=which, owner=person, sponsor=person, days=number(-5, 90), part=number(1, 7))
    def assign(self, account: str, place: int, owner: str, sponsor: str, days: int, part: int) -> None:
        """Some of owner, sponsor and date are set."""
        users = self.hands.users
        values = {"owner_id": users[owner], "sponsor_id": users[sponsor], "due_on": self.hands.day(days)}
        chosen = {name: value for bit, (name, value) in enumerate(values.items()) if part >> bit & 1}
        self.hands.assign(account, self.hands.task(place), **chosen)

    @rule(place=which, owner=owner_, sponsor=sponsor_, days=number(5, 60))
    def assign_properly(self, place: int, owner: str, sponsor: str, days: int) -> None:
        """The coordinator assigns what waits."""
        task, users = self.hands.task(place, TaskState.UNASSIGNED), self.hands.users
        given = {"owner_id": users[owner], "sponsor_id": users[sponsor], "due_on": self.hands.day(days)}
        self.hands.assign("yx-coord", task, **given)

    @rule(account=who, place=which, step=one_of(*Move), reason=reason_)
    def step(self, account: str, place: int, step: Move, reason: str) -> None:
        """Anybody tries anything."""
        self.hands.move(account, self.hands.task(place), step, reason)

    @rule(place=which, pick=number(0, 99), exception=word)
    def proper_step(self, place: int, pick: int, exception: str) -> None:
        """Somebody who may takes a step that is possible."""
        task = self.hands.task(place)
        actors, subject = self.hands.actors.items(), subject_of(task)
        found = [(name, move) for name, actor in actors for move in possible_moves(actor, task.state, subject)]
        forward = [pair for pair in found if pair[1] not in {Move.SUSPEND, Move.MERGE}]
        chosen = forward if forward and pick % 8 else found
        if chosen:
            name, move = chosen[pick % len(chosen)]
            self.hands.move(name, task, move, exception=exception)

    @rule(place=which, proof=flag, author=doer, value=value_)
    def report_properly(self, place: int, proof: bool, author: str, value: int) -> None:
        """Progress by the owner, the sponsor if he may, or a colleague."""
        task = self.hands.task(place, *UNDER_WAY)
        named = {"owner": self.hands.name(task.owner_id), "sponsor": self.hands.name(task.sponsor_id)}
        self.hands.report(named.get(author, author), task, proof, None, value)

    @rule(account=who, place=which, proof=flag, author=perhaps)
    def report(self, account: str, place: int, proof: bool, author: str | None) -> None:
        """Progress by anybody, for oneself or somebody else."""
        self.hands.report(account, self.hands.task(place), proof, author)

    @rule(place=which, pick=number(0, 3))
    def accept_by_others(self, place: int, pick: int) -> None:
        """What waits is accepted by somebody who has no part in it."""
        for entry in self.hands.entries(self.hands.task(place), EntryState.PENDING):
            barred = {entry.author_id, self.hands.task(place).owner_id}
            free = [name for name in ("yx-coord", "yx-head", "yx-three") if self.hands.users[name] not in barred]
            self.hands.accept(free[pick % len(free)], entry)

    @rule(place=which, proof=flag)
    def finish(self, place: int, proof: bool) -> None:
        """The owner reports, others accept, and it waits for the sponsor."""
        task = self.hands.task(place, *UNDER_WAY)
        owner, place = self.hands.name(task.owner_id), self.hands.ids.index(task.id)
        if proof:
            self.hands.report(owner, task, True)
            self.accept_by_others(place, 0)
        self.hands.move(owner, self.hands.task(place), Move.SUBMIT)

    @rule(place=which, author=doer)
    def accept_own(self, place: int, author: str) -> None:
        """Whoever did it, whoever answers for it and whoever may not at all tries to accept what waits."""
        if not self.hands.entries(self.hands.task(place), EntryState.PENDING):
            self.report_properly(place, True, author, 2)
        for entry in self.hands.entries(self.hands.task(place), EntryState.PENDING)[:2]:
            owner = self.hands.task(place).owner_id
            for account in dict.fromkeys((self.hands.name(entry.author_id), self.hands.name(owner), "yx-staff2")):
                self.hands.accept(account, entry)

    @rule(place=which, pick=number(0, 1))
    def accept_again(self, place: int, pick: int) -> None:
        """What is decided already is accepted once more."""
        decided = set(EntryState) - {EntryState.PENDING}
        for entry in self.hands.entries(self.hands.task(place), *decided)[-3:]:
            self.hands.accept(("yx-coord", "yx-head")[pick], entry)

    @rule(place=which, pick=one_of(0, 0, 1, 2, 3), reason=reason_)
    def send_back(self, place: int, pick: int, reason: str) -> None:
        """What waits is returned, perhaps without a word, perhaps by its author; then accepted all the same."""
        if not self.hands.entries(self.hands.task(place), EntryState.PENDING):
            self.report_properly(place, True, "owner", 1)
        for entry in self.hands.entries(self.hands.task(place), EntryState.PENDING)[:2]:
            account = ("yx-coord", "yx-head", self.hands.name(entry.author_id), "yx-staff2")[pick]
            self.hands.send_back(account, entry, reason)
        self.accept_again(place, pick % 2)

    @rule(place=which, account=who, by_author=flag, proof=flag, value=value_)
    def revise(self, place: int, account: str, by_author: bool, proof: bool, value: int) -> None:
        """The latest entry is changed, or corrected if it is accepted; mostly twice."""
        for entry in self.hands.entries(self.hands.task(place), *EntryState)[-2:]:
            for name in (self.hands.name(entry.author_id), "yx-coord") if by_author else (account,):
                self.hands.revise(name, entry, proof, value)

    @rule(place=which, account=who, by_author=flag)
    def take_back(self, place: int, account: str, by_author: bool) -> None:
        """An entry is withdrawn."""
        for entry in self.hands.entries(self.hands.task(place), *EntryState)[-1:]:
            self.hands.withdraw_entry(self.hands.name(entry.author_id) if by_author else account, entry)

    @rule(place=which, proof=flag, exception=word)
    def close(self, place: int, proof: bool, exception: str) -> None:
        """The owner would like to close it, a coordinator too, and the sponsor whatever there is."""
        if self.hands.task(place, TaskState.SUBMITTED).state is not TaskState.SUBMITTED:
            self.finish(place, proof)
        for account in ("owner", "yx-coord", "sponsor"):
            task = self.hands.task(place, TaskState.SUBMITTED)
            if task.state is TaskState.SUBMITTED:
                named = {"owner": self.hands.name(task.owner_id), "sponsor": self.hands.name(task.sponsor_id)}
                self.hands.move(named.get(account, account), task, Move.CLOSE, "", exception)

    @rule(place=which, step=one_of(Move.SUSPEND, Move.SUSPEND, Move.MERGE), reason=reason_)
    def put_aside(self, place: int, step: Move, reason: str) -> None:
        """Its owner, or a coordinator, would rather not go on with it."""
        task = self.hands.task(place)
        for account in (self.hands.name(task.owner_id), "yx-coord"):
            self.hands.move(account, self.hands.task(place), step, reason)

    @rule(place=which, account=one_of("yx-coord", "yx-leader", "yx-leader2"), reason=reason_)
    def reopen(self, place: int, account: str, reason: str) -> None:
        """What has ended is taken up again."""
        task = self.hands.task(place, TaskState.CLOSED, TaskState.SUSPENDED, TaskState.MERGED)
        self.hands.move(account, task, Move.REOPEN, reason)

    @rule(place=which, reason=reason_)
    def give_back(self, place: int, reason: str) -> None:
        """The sponsor is not content."""
        task = self.hands.task(place, TaskState.SUBMITTED)
        self.hands.move(self.hands.name(task.sponsor_id), task, Move.RETURN, reason)

    @rule(place=which, days=number(0, 3), too_late=flag, again=one_of(None, *OWNERS))
    def hand_back(self, place: int, days: int, too_late: bool, again: str | None) -> None:
        """The owner wants to be rid of it, after some days; somebody else gets it, with another date."""
        if self.hands.task(place, TaskState.ASSIGNED).state is not TaskState.ASSIGNED:
            self.assign_properly(place, "yx-staff", "yx-leader", 30)
        task = self.hands.task(place, TaskState.ASSIGNED)
        self.hands.now += timedelta(days=days)
        begun = task.started_on.isoformat() if task.started_on and too_late else ""
        while begun and workdays_between(begun, self.hands.day(0).isoformat()) < 3:
            self.hands.now += timedelta(days=1)  # the first day on which it is too late
        self.hands.move(self.hands.name(task.owner_id), task, Move.HAND_BACK, "不属于本队职责")
        if again:
            task = self.hands.task(self.hands.ids.index(task.id))
            self.hands.assign("yx-coord", task, owner_id=self.hands.users[again], due_on=self.hands.day(33))

    @rule(place=which, days=number(1, 60), after=number(-1, 2), way=changer)
    def put_off(self, place: int, days: int, after: int, way: str) -> None:
        """The date goes by, or nearly; then somebody changes it, or the owner asks and the sponsor grants."""
        task = self.hands.task(place, *UNDER_WAY)
        due_on = task.due_on or self.hands.day(0)
        self.hands.now += max(timedelta(), due_on - self.hands.day(-after))
        later = max(due_on, self.hands.day(0)) + timedelta(days=days)
        if way != "ask":
            self.hands.assign(way, task, due_on=later)
            return
        self.hands.ask(self.hands.name(task.owner_id), task, later)
        self.hands.now += timedelta(days=days % 3)
        self.hands.decide(self.hands.name(task.sponsor_id), task, later)

    @rule(account=who, place=which, days=number(1, 120))
    def ask(self, account: str, place: int, days: int) -> None:
        """A later date is asked for by anybody."""
        self.hands.ask(account, self.hands.task(place), self.hands.day(days))

    @rule(account=who, place=which, days=one_of(None, 5, 40, 90), note=reason_)
    def decide(self, account: str, place: int, days: int | None, note: str) -> None:
        """It is granted or refused, by the sponsor, the owner, or by somebody who tries."""
        task = self.hands.task(place)
        for name in (account, self.hands.name(task.owner_id), self.hands.name(task.sponsor_id)):
            self.hands.decide(name, task, self.hands.day(days) if days else None, note)

    @rule(account=who, place=which)
    def withdraw(self, account: str, place: int) -> None:
        """A request is taken back."""
        self.hands.withdraw(account, self.hands.task(place))

    @rule(account=one_of("yx-coord", "yx-leader", "yx-staff"), place=which, owner=person)
    def split(self, account: str, place: int, owner: str) -> None:
        """A sub-task of somebody."""
        self.hands.split(account, self.hands.task(place), owner)

    @rule(account=one_of("yx-coord", "yx-admin", "yx-head"), giver=person, taker=person)
    def hand_over(self, account: str, giver: str, taker: str) -> None:
        """Somebody leaves."""
        self.hands.hand_over(account, giver, taker)

    @rule(place=which, taker=one_of(*OWNERS, *SPONSORS))
    def hand_over_and_accept(self, place: int, taker: str) -> None:
        """Who did it gives the task away, or who may accept it gets it; then both would like to accept."""
        task = self.hands.task(place)
        self.hands.hand_over("yx-coord", self.hands.name(task.owner_id), taker)
        self.accept_own(place, "owner")

    @rule(account=who, place=which, signer=perhaps, exception=word)
    def close_on_paper(self, account: str, place: int, signer: str | None, exception: str) -> None:
        """The sponsor's signature, or somebody else's, is recorded."""
        for name in (account, "yx-coord"):
            self.hands.close_on_paper(name, self.hands.task(place, TaskState.SUBMITTED), signer, exception)

    @rule(account=who, place=which)
    def talk(self, account: str, place: int) -> None:
        """A leader writes on it, or it gets a number to reach."""
        self.hands.instruct(account, self.hands.task(place))
        self.hands.set_goal(account, self.hands.task(place))

    @rule(receipt=flag)
    def change_custom(self, receipt: bool) -> None:
        """The town does without receipt, or wants it again."""
        self.receipt = receipt
        self.desk.settings(receipt_required=receipt)
