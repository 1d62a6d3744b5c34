"""A town works for a year on what its published report promised, and drafts the next one: all through services."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count

from sqlalchemy import select, update

from tests.support.long_jobs import blobs
from tests.support.work import seen
from tests.support.world import World
from tracker.domain.people import Actor
from tracker.domain.reports import Decision, Series
from tracker.domain.review import Assignment
from tracker.domain.tasks import Move
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, Membership, Reading, Task, WorkEntry
from tracker.queries.drafting.draft import findings_of
from tracker.queries.drafting.sentences import sentences_of
from tracker.queries.people import actor_for
from tracker.services import confirmation, drafting, evidence, imports, review, tasks, work
from tracker.services.drafting.issuing import issue
from tracker.services.work import NewFigure, NewProgress, NewRecord

UNIT = "yunxi-zf"
_primes = (n for n in count(1009) if all(n % k for k in range(2, 40)))


def at(year: int, month: int, day: int) -> datetime:
    """Ten in the morning of that day."""
    return datetime(year, month, day, 2, tzinfo=UTC)


@dataclass
class Town:
    """The people of 云溪镇, in a year of their own."""

    world: World
    year: int
    clock: Callable[[datetime], None]
    now: datetime = field(init=False)

    def __post_init__(self) -> None:
        """They have sat there for long."""
        db.session.execute(update(Membership).values(from_on=date(self.year - 5, 1, 1)))
        db.session.commit()
        self.on(self.year, 1, 10)

    def on(self, year: int, month: int, day: int) -> None:
        """It is that day now."""
        self.now = at(year, month, day)
        self.clock(self.now)

    def who(self, account: str) -> Actor:
        """A person, a minute later."""
        self.now += timedelta(minutes=1)
        user = self.world.user(account)
        return actor_for(user.id, user.name, self.now.date(), self.world.actor(account).via)

    @property
    def org_id(self) -> int:
        """The town."""
        return self.world.org("yunxi").id

    def import_report(self, name: str, data: bytes) -> list[Task]:
        """Last year's report read, every item accepted and confirmed; in the order of the text."""
        reading = imports.upload(self.who("yx-coord"), self.now, self.org_id, name, data, blobs())
        imports.confirm_meta(
            self.who("yx-coord"), self.now, reading.id, reading.version_id, self.year - 1, self.year, Series.RULE_OF_LAW
        )
        return self.confirm(reading, date(self.year, 11, 30))

    def confirm(self, reading: Reading, due_on: date) -> list[Task]:
        """Every item accepted and confirmed; all of them for 吴静 under 周正平."""
        owner, sponsor = (self.world.user(account).id for account in ("yx-staff", "yx-leader"))
        changes = Assignment(lead_unit_id=self.world.unit(UNIT).id, due_on=due_on, owner_id=owner, sponsor_id=sponsor)
        coordinator = self.who("yx-coord")
        review.assign(coordinator, self.now, {item.id: item.version_id for item in reading.items}, changes)
        versions = {item.id: item.version_id for item in reading.items}
        review.decide_many(coordinator, self.now, versions, Decision.ACCEPTED, with_suggestions=True)
        made = confirmation.confirm(coordinator, self.now, reading.id)
        db.session.expire_all()
        return sorted(made, key=lambda task: task.number)

    def progress(self, task: Task, text: str, *figures: NewFigure, accept: bool = True, **values: str) -> WorkEntry:
        """Progress of the owner with a file, on this day."""
        owner = self.who("yx-staff")
        proof = evidence.keep(owner, self.now, self.org_id, "签到表.txt", text.encode(), blobs())
        new = NewProgress(text, figures=figures, evidence_ids=(proof.id,), **values)  # type: ignore[arg-type]  # texts
        entry = work.report_progress(owner, self.now, task.id, new)
        return self._accepted(entry) if accept else entry

    def record(self, text: str, theme: str, *figures: NewFigure, **values: object) -> WorkEntry:
        """Routine work of this day."""
        new = NewRecord(self.world.unit(UNIT).id, theme, self.now.date(), None, text, figures=figures, **values)  # type: ignore[arg-type]  # as given
        return self._accepted(work.record_work(self.who("yx-staff"), self.now, self.org_id, new))

    def _accepted(self, entry: WorkEntry) -> WorkEntry:
        work.accept(self.who("yx-coord"), self.now, seen([entry]))
        return entry

    def send_back(self, entry: WorkEntry) -> None:
        """Returned: it is no work yet."""
        work.return_entries(self.who("yx-coord"), self.now, seen([entry]), "请补签到表")

    def close(self, task: Task) -> None:
        """Received, submitted, and signed off by the leader."""
        for account, step in (("yx-staff", Move.RECEIVE), ("yx-staff", Move.SUBMIT), ("yx-leader", Move.CLOSE)):
            db.session.refresh(task)
            if step is Move.RECEIVE and task.state.value != "assigned":
                continue
            tasks.move(self.who(account), self.now, task.id, task.version_id, step)

    def draft(self) -> Draft:
        """The draft as the program makes it."""
        return drafting.begin(self.who("yx-coord"), self.now, self.org_id, self.year)

    def answer(self, draft: Draft) -> None:
        """Whatever is missing is written by a person, or declared not to have happened."""
        for row in self.missing(draft):
            if any(gap["kind"] == "work" for gap in row.gaps):
                drafting.declare_none(self.who("yx-coord"), self.now, row.id, row.version_id)
                continue
            text = row.text
            for gap in row.gaps:
                text = text.replace(f"【待补：{gap['label']}】", "逐项列出清单按月检查")
            drafting.edit(self.who("yx-coord"), self.now, row.id, row.version_id, text)

    def missing(self, draft: Draft) -> Iterator[DraftSentence]:
        """Sentences with 【待补】."""
        yield from [row for row in sentences_of(self.who("yx-coord"), draft) if "【待补" in row.text]

    def blocking(self, draft: Draft) -> list[str]:
        """What keeps it from the signature."""
        found = findings_of(self.who("yx-coord"), draft, self.now.date())
        return [f"{one.code.value} {one.slot} {one.params}" for one in found if one.severity.value == "blocking"]

    def issue(self, draft: Draft) -> Reading:
        """Signed by the leader, and out; the reading of what went out."""
        coordinator, leader = self.who("yx-coord"), self.who("yx-leader")
        db.session.refresh(draft)
        draft = drafting.ask_signature(coordinator, self.now, draft.id, draft.version_id, leader.user_id or 0)
        draft = drafting.sign(leader, self.now, draft.id, draft.version_id)
        draft = issue(coordinator, self.now, draft.id, draft.version_id, self.now.date(), blobs())
        return db.session.scalars(select(Reading).where(Reading.edition_id == draft.edition_id)).one()


def unlike_any() -> str:
    """A number that stands nowhere else."""
    return str(next(_primes))
