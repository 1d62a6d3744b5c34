"""A clock that walks through days hour by hour while people work; each sweep is compared with a naive calculation."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from tests.support import naive_steps as steps
from tests.support.clock_acts import Office
from tests.support.naive_reminders import Facts, Naive, Word
from tests.support.world import World
from tracker.domain.messages import MessageKind
from tracker.extensions import db
from tracker.models import Message, Notice, Organisation
from tracker.models.messages import message_notice
from tracker.services.loops import sweep

ZONE = ZoneInfo("Asia/Shanghai")
HOUR = timedelta(hours=1)
Told = dict[int, tuple[set[Word], set[int]]]
"""New reminders and carried news by person."""


@dataclass(frozen=True)
class Plan:
    """How long, how many tasks, how busy the people (acts in an hour of work); days on which the clock stood still."""

    first: date
    last: date
    tasks: int
    acts: float
    outages: Sequence[tuple[date, date]] = ()
    seed: int = 20_261_122


@dataclass
class Walk:
    """What was seen on the way."""

    world: World
    plan: Plan
    seen: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    last_notice: int = 0
    last_message: int = 0

    def go(self) -> None:
        """Walk from the first day to the last; stop at the first fault."""
        chance, naive = Random(self.plan.seed), Naive()
        office = self._office(chance)
        facts = Facts.read(ZONE)
        now = datetime.combine(self.plan.first, datetime.min.time(), ZONE) + timedelta(minutes=31)
        while now.date() <= self.plan.last and not self.faults:
            if self._work(office, chance, now):
                facts = Facts.read(ZONE)
            if not any(begin <= now.date() <= end for begin, end in self.plan.outages):
                self._sweep(naive, facts, now)
            now = (now.astimezone(UTC) + HOUR).astimezone(ZONE)
        self.seen.update({f"act: {name}": count for name, count in office.done.items()})

    def _office(self, chance: Random) -> Office:
        office = Office(self.world, chance)
        office.people()
        self._policies()
        start = datetime.combine(self.plan.first, datetime.min.time(), ZONE)
        office.begin(self.plan.tasks, self.plan.first, self.plan.last, start)
        office.settle()
        return office

    def _policies(self) -> None:
        """河山镇 goes its own way; 云溪镇 takes the county's."""
        county = {"overdue_every": 7, "lead_days": [30, 15, 7, 3, 1]}
        town = {"lead_in_working_days": True, "overdue_every": 5, "repeat_every": 3, "on_rest_days": True,
                "lead_days": [10, 5, 2], "quiet_until": "07:00", "quiet_from": "20:00"}  # fmt: skip
        for code, stored in (("qinghe", county), ("heshan", town)):
            org = db.session.get_one(Organisation, self.world.org(code).id)
            org.settings = {**org.settings, "reminders": stored}
        db.session.commit()

    def _work(self, office: Office, chance: Random, now: datetime) -> bool:
        """People work when offices are open, and a little when they are not."""
        if now.date() == date(2026, 2, 26) and now.hour == 9:
            office.issue_report("yunxi", now)
            return True
        busy = self.plan.acts if 8 <= now.hour < 18 and steps.works(now.date()) else self.plan.acts / 50
        acts = int(busy) + (chance.random() < busy % 1)
        for _ in range(acts):
            office.something(now)
        return acts > 0

    def _sweep(self, naive: Naive, facts: Facts, now: datetime) -> None:
        expected = naive.expected(facts, now)
        done = sweep(now)
        found = self._written()
        self.seen.update(sweeps=1, messages=done.queued, notices=done.notices, slips=done.slips)
        self.seen.update(word.reason for words, _news in expected.values() for word in words)
        self.seen["news"] += sum(len(news) for _words, news in expected.values())
        for person in sorted(expected.keys() | found.keys()):
            nothing: tuple[set[Word], set[int]] = (set(), set())
            right, got = expected.get(person, nothing), found.get(person, nothing)
            if right != got:
                self.faults.append(_fault(now, person, right, got))
        if done.queued and not any(steps.disturbs(now, policy) for policy in facts.policies.values()):
            self.faults.append(f"{now}: disturbed at a quiet time")

    def _written(self) -> Told:
        """What the sweep has written: new reminders, and news by the messages that carry it."""
        rows = select(
            Notice.id, Message.person_id, Notice.reason, Notice.step, Notice.due_on, Notice.task_id, Notice.entry_id,
            Notice.key, Message.id.label("message"),
        ).join(message_notice, message_notice.c.notice_id == Notice.id)  # fmt: skip
        rows = rows.join(Message, Message.id == message_notice.c.message_id).where(Message.kind == MessageKind.DIGEST)
        found: Told = {}
        for row in db.session.execute(rows.where(Message.id > self.last_message)):
            words, news = found.setdefault(row.person_id, (set(), set()))
            if row.step:
                words.add(Word(row.reason.value, row.step, row.due_on, _thing(row.key)))
            else:
                news.add(row.id)
        self.last_message = db.session.scalar(select(func.max(Message.id))) or 0
        db.session.commit()
        return found


def _thing(key: str) -> str:
    about = key.rsplit(":", 1)[1]
    return f"t{about}" if about.isdigit() else about


def _fault(now: datetime, person: int, right: tuple[set[Word], set[int]], got: tuple[set[Word], set[int]]) -> str:
    missing, extra = sorted(map(str, right[0] - got[0])), sorted(map(str, got[0] - right[0]))
    news = f"news missing {right[1] - got[1]}, extra {got[1] - right[1]}"
    return f"{now}: person {person}: missing {missing}, extra {extra}, {news}"


def twice() -> int:
    """How many notices a person has had twice about the same step, date and thing."""
    same = (Notice.person_id, Notice.reason, Notice.step, Notice.due_on, Notice.task_id, Notice.entry_id, Notice.key)
    doubled = select(func.count()).where(Notice.step != "").group_by(*same).having(func.count() > 1).subquery()
    return db.session.scalar(select(func.count()).select_from(doubled)) or 0
