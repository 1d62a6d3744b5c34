"""Who is to be told what at an instant, worked out again from the rules, without the program's own code for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from sqlalchemy import select

from tests.support import naive_steps as steps
from tests.support.naive_news import LIVE, NEWS, Known, still_so
from tracker.domain.notices import NoticeReason
from tracker.domain.reminding.policy import Audience, ReminderPolicy
from tracker.domain.tasks import TaskState
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import (
    Absence,
    Edition,
    ExtensionRequest,
    Membership,
    Notice,
    Organisation,
    Report,
    Task,
    Unit,
    User,
    WorkEntry,
    WorkRecord,
)

ENDED = {TaskState.CLOSED, TaskState.SUSPENDED, TaskState.MERGED}
IN_HAND = {TaskState.ASSIGNED, TaskState.IN_PROGRESS}


class Word(NamedTuple):
    """One thing to be said: the reason, the step and its date, and the thing that it is about."""

    reason: str
    step: str
    due_on: date | None
    thing: str


@dataclass
class Facts:
    """Everything that matters, read anew after every act."""

    zone: tzinfo
    orgs: dict[int, Organisation] = field(default_factory=dict)
    policies: dict[int, ReminderPolicy] = field(default_factory=dict)
    users: dict[int, User] = field(default_factory=dict)
    units: dict[int, Unit] = field(default_factory=dict)
    seats: list[tuple[Membership, frozenset[str]]] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    entries: dict[int, WorkEntry] = field(default_factory=dict)
    requests: list[ExtensionRequest] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    news: list[Notice] = field(default_factory=list)
    told_of: dict[int, datetime] = field(default_factory=dict)
    reported: set[int] = field(default_factory=set)

    @classmethod
    def read(cls, zone: tzinfo) -> "Facts":
        """All rows, let go of, so that they stay as they were."""
        facts = cls(zone)
        facts.orgs = {row.id: row for row in db.session.scalars(select(Organisation))}
        for org in facts.orgs.values():
            above = facts.orgs[org.parent_id].settings.get("reminders", {}) if org.parent_id else {}
            facts.policies[org.id] = ReminderPolicy.read(above, org.settings.get("reminders", {}))
        facts.users = {row.id: row for row in db.session.scalars(select(User))}
        facts.units = {row.id: row for row in db.session.scalars(select(Unit))}
        seats = db.session.scalars(select(Membership))
        facts.seats = [(row, frozenset(role.value for role in row.roles)) for row in seats]
        facts.tasks = list(db.session.scalars(select(Task).order_by(Task.id)))
        facts.entries = {row.id: row for row in db.session.scalars(select(WorkEntry))}
        facts.requests = list(db.session.scalars(select(ExtensionRequest)))
        facts.absences = list(db.session.scalars(select(Absence).order_by(Absence.id)))
        told = list(db.session.scalars(select(Notice).where(Notice.step == "").order_by(Notice.id)))
        facts.news = [row for row in told if row.read_at is None]
        facts.told_of = {row.entry_id: row.at for row in told if row.reason == NoticeReason.REPORTED and row.entry_id}
        files = select(Report.org_id).join(Edition, Edition.report_id == Report.id).where(Report.year == 2025)
        facts.reported = set(db.session.scalars(files))
        db.session.expunge_all()
        db.session.commit()
        return facts

    def local(self, at: datetime) -> date:
        """The day of an instant."""
        return at.astimezone(self.zone).date()


class Naive:
    """What each person has been told so far, and what is to be said now."""

    def __init__(self) -> None:
        self.told: dict[int, set[Word]] = defaultdict(set)
        self.carried: set[int] = set()
        self.served: dict[int, date] = {}

    def expected(self, facts: Facts, now: datetime) -> dict[int, tuple[set[Word], set[int]]]:
        """New words and news by person, for those who get their message of the day now."""
        local = now.astimezone(facts.zone)
        moment = Moment(facts, local.date())
        words: dict[int, set[Word]] = defaultdict(set)
        news: dict[int, set[int]] = defaultdict(set)
        for org_id, policy in facts.policies.items():
            if not steps.disturbs(local, policy):
                continue
            for people, word in moment.words(org_id, policy):
                for person in moment.hearers(people):
                    if word not in self.told[person]:
                        words[person].add(word)
            for notice in moment.news(org_id):
                if notice.id not in self.carried:
                    (news[notice.person_id] if moment.still(notice) else self.carried).add(notice.id)
        return self._first_today(words, news, moment)

    def _first_today(
        self, words: dict[int, set[Word]], news: dict[int, set[int]], moment: "Moment"
    ) -> dict[int, tuple[set[Word], set[int]]]:
        found = {}
        for person in sorted({*words, *news}):
            mine = set() if person in moment.away else news.get(person, set())
            if self.served.get(person) == moment.today or not (words.get(person) or mine):
                continue
            found[person] = (words.get(person, set()), mine)
            self.told[person] |= found[person][0]
            self.carried |= mine
            self.served[person] = moment.today
        return found


class Moment:
    """A day, and who is there on it."""

    def __init__(self, facts: Facts, today: date) -> None:
        self.facts, self.today = facts, today
        self.there: dict[int, dict[int, frozenset[str]]] = defaultdict(dict)
        self.sitting: dict[int, dict[int, frozenset[str]]] = defaultdict(dict)
        for seat, roles in facts.seats:
            valid = seat.from_on <= today and (seat.to_on is None or seat.to_on >= today)
            if valid and facts.users[seat.user_id].deactivated_at is None:
                before = self.there[seat.org_id].get(seat.user_id, frozenset())
                self.there[seat.org_id][seat.user_id] = before | roles
                self.sitting[seat.unit_id][seat.user_id] = roles
        current = [row for row in facts.absences if row.ended_at is None and row.from_on <= today <= row.to_on]
        self.away = {row.person_id: row.delegate_id for row in current}
        self.anybody = {person for people in self.there.values() for person in people}

    def hearers(self, people: Iterable[int]) -> set[int]:
        """Those who are there, and the delegates of those who are away."""
        heard = set()
        for person in people:
            one = self.away.get(person) if person in self.away else person
            if one is not None and one not in self.away and one in self.anybody:
                heard.add(one)
        return heard

    def words(self, org_id: int, policy: ReminderPolicy) -> Iterator[tuple[list[int], Word]]:
        """All that is due in an organisation, with the people whom it concerns."""
        for task in self.facts.tasks:
            if task.org_id == org_id and task.voided_at is None and task.owner_id is not None:
                yield from self._of_task(task, policy)
        yield from self._of_entries(org_id, policy)
        yield from self._of_requests(org_id, policy)
        yield from self._of_seasons(org_id, policy)

    def _of_task(self, task: Task, policy: ReminderPolicy) -> Iterator[tuple[list[int], Word]]:
        if task.state is TaskState.SUBMITTED:
            yield from self._call(task, "verification_overdue", policy.decision_after, Audience.SPONSOR, policy)
        if task.state is TaskState.ASSIGNED:
            yield from self._call(task, "receipt_overdue", policy.receipt_after, Audience.OWNER, policy)
        if task.state not in IN_HAND:
            return
        due, thing = task.due_on, f"t{task.id}"
        if due is not None:
            for owner in self.audience(Audience.OWNER, task):
                wanted = self.facts.users[owner].wishes.get("lead_days")
                step = steps.deadline(due, self.today, policy, None if wanted is None else tuple(wanted))
                if step:
                    yield [owner], Word(step[0], step[1], due, thing)
            rule = steps.escalation(due, self.today, policy)
            if rule:
                people = [person for audience in rule.to for person in self.audience(audience, task)]
                yield people, Word("escalated", f"e{rule.after}", due, thing)
        heard, season = task.reported_on or task.started_on, steps.quarter(self.today, policy)
        if task.state is TaskState.IN_PROGRESS and season and heard and heard < steps.quarter_begins(self.today):
            yield self.audience(Audience.OWNER, task), Word("quarter_due", season[1], season[0], thing)

    def _call(
        self, task: Task, reason: str, after: int, audience: Audience, policy: ReminderPolicy
    ) -> Iterator[tuple[list[int], Word]]:
        if task.state_since is not None:
            step = steps.waiting(task.state_since, self.today, after, policy.repeat_every)
            if step:
                yield self.audience(audience, task), Word(reason, step, task.state_since, f"t{task.id}")

    def _of_entries(self, org_id: int, policy: ReminderPolicy) -> Iterator[tuple[list[int], Word]]:
        tasks = {task.id: task for task in self.facts.tasks}
        for entry in self.facts.entries.values():
            if entry.org_id != org_id or entry.state is not EntryState.PENDING:
                continue
            task = tasks.get(getattr(entry, "task_id", None) or 0)
            if task and (task.state in ENDED or task.voided_at):
                continue
            since = self.facts.local(self.facts.told_of.get(entry.id, entry.created_at))
            step = steps.waiting(since, self.today, policy.decision_after, policy.repeat_every)
            heads = [person for person in self.heads(entry.unit_id) if person != entry.author_id]
            others = [person for person in self.holding(org_id, "coordinator") if person != entry.author_id]
            if step:
                yield heads or others, Word("acceptance_overdue", step, since, f"e{entry.id}")

    def _of_requests(self, org_id: int, policy: ReminderPolicy) -> Iterator[tuple[list[int], Word]]:
        tasks = {task.id: task for task in self.facts.tasks}
        for request in self.facts.requests:
            task = tasks[request.task_id]
            if request.org_id != org_id or request.state.value != "pending" or task.state in ENDED or task.voided_at:
                continue
            since = self.facts.local(request.asked_at)
            step = steps.waiting(since, self.today, policy.decision_after, policy.repeat_every)
            if step:
                yield self.audience(Audience.SPONSOR, task), Word("extension_overdue", step, since, f"x{request.id}")

    def _of_seasons(self, org_id: int, policy: ReminderPolicy) -> Iterator[tuple[list[int], Word]]:
        season = steps.quarter(self.today, policy)
        for unit in self.facts.units.values() if season else ():
            assert season
            if unit.org_id == org_id and unit.is_active and not self._has_filed(unit.id):
                has_own = unit.head_id or any("unit_head" in roles for roles in self.sitting[unit.id].values())
                yield self.heads(unit.id) if has_own else [], Word("quarter_due", season[1], season[0], f"u{unit.id}")
        if org_id not in self.facts.reported:
            for reason, due, step in steps.reports(self.today, policy):
                yield self.holding(org_id, "coordinator"), Word(reason, step, due, f"o{org_id}")

    def _has_filed(self, unit_id: int) -> bool:
        first = steps.quarter_begins(self.today)
        records = [row for row in self.facts.entries.values() if isinstance(row, WorkRecord) and row.unit_id == unit_id]
        return any(row.from_on == first and row.to_on > first and row.state.value in LIVE for row in records)

    def audience(self, audience: Audience, task: Task) -> list[int]:
        """The people whom an audience means."""
        there, unit = self.there[task.org_id], self.facts.units[task.lead_unit_id]
        coordinators = self.holding(task.org_id, "coordinator")
        if audience is Audience.COORDINATOR:
            return coordinators
        if audience is Audience.COUNTY:
            county = self.facts.orgs[task.org_id].parent_id
            return self.holding(county, "coordinator") if county else []
        if audience is Audience.OWNER and task.owner_id in there:
            return [task.owner_id]
        if audience in {Audience.OWNER, Audience.UNIT_HEAD}:
            return self.heads(unit.id) or coordinators
        if audience is Audience.SPONSOR and task.sponsor_id in there:
            return [task.sponsor_id]
        return [unit.leader_id] if unit.leader_id in there else coordinators

    def heads(self, unit_id: int) -> list[int]:
        """The units of the walk stand side by side, so nothing is above them."""
        unit = self.facts.units[unit_id]
        if unit.head_id in self.there[unit.org_id]:
            return [unit.head_id]
        return [person for person, roles in self.sitting[unit_id].items() if "unit_head" in roles]

    def holding(self, org_id: int, role: str) -> list[int]:
        """Who holds a role in an organisation."""
        return [person for person, roles in self.there[org_id].items() if role in roles]

    def news(self, org_id: int) -> list[Notice]:
        """Unread notices of acts that are for messages."""
        return [notice for notice in self.facts.news if notice.org_id == org_id and notice.reason.value in NEWS]

    def still(self, notice: Notice) -> bool:
        """Whether its person still has something to do about it."""
        if notice.person_id not in self.anybody:
            return False
        tasks = {task.id: task for task in self.facts.tasks}
        task, entry = tasks.get(notice.task_id or 0), self.facts.entries.get(notice.entry_id or 0)
        asked = any(one.task_id == notice.task_id and one.state.value == "pending" for one in self.facts.requests)
        heads = self.heads(entry.unit_id) if entry else []
        return still_so(notice, task, entry, Known(self.holding(notice.org_id, "coordinator"), heads, asked))
