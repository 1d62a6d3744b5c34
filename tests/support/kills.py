"""Killing clocks and workers at random points while reminders go out, against a real mail server; and the judgement.

Every round is another working day on which each of some people has a task that is due. Somebody is killed several times
while the day's digests are queued and sent; then the rest of the day is quiet, and everything has to arrive.
"""

import multiprocessing
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from datetime import time as hour
from multiprocessing.context import ForkServerProcess
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from tests.support.doomed import Site, begin
from tests.support.smtp import Post
from tests.support.tasks import add_task
from tests.support.waiting import eventually
from tests.support.world import World, add_user
from tracker.domain.messages import LEASE, Channel, MessageState
from tracker.domain.people import Role
from tracker.domain.tasks import TaskState
from tracker.domain.working_days import WorkCalendar
from tracker.extensions import db
from tracker.models import Message, Notice, Task

ZONE = ZoneInfo("Asia/Shanghai")
BEGIN = date(2026, 4, 7)
SPAN = 1.0
"""Seconds from a start, or a kill, within which the next kill comes."""
PATIENCE = 120.0


@dataclass
class Kill:
    """One kill, and the Message-IDs of what the dead process held as a sender."""

    role: str
    pid: int
    at: datetime
    held: set[str] = field(default_factory=set)


@dataclass
class Arena:
    """The processes of an installation, its people, and what happened to them."""

    site: Site
    post: Post
    world: World
    workers: int
    people: int
    chance: random.Random
    kills: list[Kill] = field(default_factory=list)
    running: dict[str, ForkServerProcess] = field(default_factory=dict)
    day: date = BEGIN

    def start(self) -> None:
        """Start the clock and the workers."""
        for name in ["clock", *(f"worker {number}" for number in range(self.workers))]:
            self.running[name] = begin(FORKS.Process, name.partition(" ")[0], self.site)

    def stop(self) -> None:
        """End them all."""
        for process in self.running.values():
            process.kill()
            process.join()

    def round(self, kills: int) -> list[str]:
        """One working day with so many kills; what is wrong at its end."""
        self._due_today()
        self._come_to(self.day)
        for _ in range(kills):
            self._wait_for_the_next()
            self._kill(self.chance.choice(sorted(self.running)))
        done = eventually(self._is_quiet, PATIENCE)
        faults = [] if done else [f"{self.day}: {self._unsettled()} after {PATIENCE:.0f} s"]
        faults += self._faults_of_the_day()
        self._close_tasks()
        self.day = CALENDAR.after(self.day, 1)
        return faults

    def _wait_for_the_next(self) -> None:
        """Any time; or, every other time, soon after a message has gone out, when others are likely to be under way."""
        if self.chance.random() < 0.5:
            time.sleep(self.chance.uniform(0, SPAN))
            return
        before = len(self.post.taken)
        eventually(lambda: len(self.post.taken) > before, 2 * SPAN)
        time.sleep(self.chance.uniform(0, SPAN / 5))

    def _due_today(self) -> None:
        owners = [self.world.user(f"yx-{number:02d}").id for number in range(self.people)]
        for owner_id in owners:
            add_task(self.world, owner_id=owner_id, sponsor_id=self.world.user("yx-leader").id, due_on=self.day,
                     state=TaskState.IN_PROGRESS, state_since=self.day, started_on=self.day)  # fmt: skip
        db.session.commit()

    def _come_to(self, day: date) -> None:
        """Let it be ten in the morning of that day, everywhere at once."""
        ten = datetime.combine(day, hour(10), ZONE)
        self.site.ahead.value = (ten - datetime.now(ZONE)).total_seconds()

    def _kill(self, name: str) -> None:
        process = self.running[name]
        process.kill()
        process.join()
        role = name.split(maxsplit=1)[0]
        kill = Kill(role, process.pid or 0, self.site.now())
        self.kills.append(kill)
        self._let_leases_pass()
        self.running[name] = begin(FORKS.Process, role, self.site)

    def _let_leases_pass(self) -> None:
        """What dead senders hold is free at once, instead of after the two minutes of a lease.

        A busy machine soon gives the number of a dead process to a new one, whose leases are later.
        """
        by_pid = {kill.pid: kill for kill in self.kills}
        columns = (Message.reference, Message.leased_by, Message.lease_until)
        held = sa.select(*columns).where(Message.state == MessageState.SENDING)
        dead = set()
        for reference, sender, until in db.session.execute(held):
            kill = by_pid.get(int(sender.partition("#")[0].rpartition(":")[2]))
            if kill is not None and until is not None and until <= kill.at + LEASE:
                kill.held.add(reference)
                dead.add(sender)
        now = self.site.now()
        theirs = (Message.leased_by.in_(dead), Message.state == MessageState.SENDING, Message.lease_until > now)
        db.session.execute(sa.update(Message).where(*theirs).values(lease_until=now - timedelta(seconds=1)))
        db.session.commit()

    def _is_quiet(self) -> bool:
        """Everybody's digest of the day is there, and no message waits for a machine."""
        time.sleep(0.2)
        self._let_leases_pass()
        settled = not self._unsettled()
        return settled and len(self._digests()) >= self.people

    def _unsettled(self) -> dict[str, int]:
        waits = Message.state.in_([MessageState.QUEUED, MessageState.SENDING, MessageState.RETRY])
        found = db.session.execute(sa.select(Message.state, sa.func.count()).where(waits).group_by(Message.state)).all()
        db.session.commit()
        return {state.value: count for state, count in found}

    def _digests(self) -> list[Message]:
        mails = sa.select(Message).where(Message.day == self.day, Message.channel == Channel.EMAIL)
        found = list(db.session.scalars(mails, execution_options={"populate_existing": True}))
        db.session.commit()
        return found

    def _faults_of_the_day(self) -> list[str]:
        taken, digests = set(self.post.references), self._digests()
        others = [message for message in digests if message.state is not MessageState.SENT]
        unsent = dict(Counter(f"{message.state.value} {message.answer}" for message in others))
        lost = len({message.reference for message in digests} - taken)
        notices = db.session.scalar(sa.select(sa.func.count()).where(Notice.due_on == self.day, Notice.step != ""))
        db.session.commit()
        found: dict[str, object] = {
            "unsent": unsent,
            "lost": lost,
            "digests": len(digests) != self.people and len(digests),
        }
        found["notices"] = notices != self.people and notices
        return [f"{self.day}: {name} {value}" for name, value in found.items() if value]

    def _close_tasks(self) -> None:
        db.session.execute(sa.update(Task).values(state=TaskState.CLOSED))
        db.session.commit()

    def doubles(self) -> Counter[str]:
        """How often a message arrived beyond once, by Message-ID."""
        return Counter(
            {reference: count - 1 for reference, count in Counter(self.post.references).items() if count > 1}
        )

    def unexplained(self) -> list[str]:
        """Doubles that no kill explains: each kill explains one, of what the dead process held."""
        left = self.doubles()
        for kill in self.kills:
            hit = sorted(reference for reference in kill.held if left[reference])
            if hit:
                left[hit[0]] -= 1
        return sorted(left.elements())


FORKS = multiprocessing.get_context("forkserver")
CALENDAR = WorkCalendar()


def make_arena(url: str, folder: Any, post: Post, world: World, workers: int, people: int, seed: int) -> Arena:
    """The people with their addresses, reminded on the due date alone; nothing runs yet. Needs an app context."""
    FORKS.set_forkserver_preload(["tests.support.doomed", "tracker.factory"])
    for number in range(people):
        user = add_user(world, f"yx-{number:02d}", f"陈{number}", "yunxi", "yunxi-zf", Role.STAFF)
        user.email = f"yx-{number:02d}@yunxi.example"
    for org in world.orgs.values():
        org.settings = {**org.settings, "reminders": {"lead_days": []}}
    db.session.commit()
    ahead = FORKS.Value("d", 0.0)
    return Arena(Site(url, folder, post.url, ahead), post, world, workers, people, random.Random(seed))
