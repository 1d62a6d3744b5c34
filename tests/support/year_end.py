"""云溪镇 at the end of 2026: its work is accepted, and its report can be drafted, signed and issued."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.support.long_jobs import blobs
from tests.support.tasks import add_task
from tests.support.work import figure, seen
from tests.support.world import World
from tracker.domain.drafts import GapKind
from tracker.domain.people import Actor
from tracker.domain.reports import ItemKind
from tracker.domain.tasks import TaskKind, TaskState
from tracker.domain.work import Duty
from tracker.drafting.checks import Severity
from tracker.drafting.model import Gap
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, ProgressUpdate, Task, YearNote
from tracker.queries.drafting.draft import findings_of
from tracker.queries.drafting.sentences import sentences_of
from tracker.services import drafting, work, year_notes
from tracker.services.drafting.issuing import issue
from tracker.services.work import NewProgress, NewRecord
from tracker.services.year_notes import NewNote

IN_YEAR = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
YEAR_END = datetime(2027, 1, 8, 2, 0, tzinfo=UTC)


@dataclass
class YearEnd:
    """People of 云溪镇 around the turn of the year; acts in the year at IN_YEAR, on the draft at YEAR_END."""

    world: World
    now: datetime = field(default=YEAR_END)

    @property
    def coordinator(self) -> Actor:
        """Who accepts and drafts."""
        return self.world.actor("yx-coord")

    @property
    def org_id(self) -> int:
        """云溪镇."""
        return self.world.org("yunxi").id

    def task(self, **values: Any) -> Task:
        """An open task of yx-staff under yx-leader, due in the year after unless told otherwise."""
        given = {
            "owner_id": self.world.user("yx-staff").id, "sponsor_id": self.world.user("yx-leader").id,
            "state": TaskState.IN_PROGRESS, "due_on": date(2027, 3, 31), "first_due_on": date(2027, 3, 31),
            "theme_code": "T4",
        }  # fmt: skip
        task = add_task(self.world, **{**given, **values})
        db.session.commit()
        return task

    def progress(self, task: Task, text: str, **values: Any) -> ProgressUpdate:
        """Accepted progress of yx-staff."""
        entry = work.report_progress(self.world.actor("yx-staff"), IN_YEAR, task.id, NewProgress(text, **values))
        work.accept(self.coordinator, IN_YEAR, seen([entry]))
        return entry

    def record(self, text: str, theme: str = "T0", **values: Any) -> None:
        """An accepted record of routine work."""
        day = date(2026, 9, 1)
        new = NewRecord(self.world.unit("yunxi-zf").id, theme, day, None, text, **values)
        entry = work.record_work(self.world.actor("yx-staff"), IN_YEAR, self.org_id, new)
        work.accept(self.coordinator, IN_YEAR, seen([entry]))

    def note(self, text: str, cause: str = "", **values: Any) -> YearNote:
        """A problem noted through the year."""
        return year_notes.note(self.coordinator, IN_YEAR, self.org_id, NewNote(2026, text, cause=cause, **values))

    def usual_year(self) -> dict[str, Task]:
        """A plan and a rectification that go on, a problem and an intention noted, duties of the heads, figures."""
        plan = self.task(title="规范行政执法案卷", quote="规范行政执法案卷制作")
        self.progress(
            plan,
            "组织执法案卷评查2次，抽查案卷36件",
            figures=(figure("案卷评查", "2"), figure("抽查案卷", "36", "件")),
            next_step="逐案整改评查发现的问题",
        )
        fault = self.task(
            kind=TaskKind.RECTIFICATION,
            title="村级公开栏更新不及时",
            quote="部分村级公开栏更新不及时",
            theme_code="T7",
            due_on=date(2026, 8, 31),
            first_due_on=date(2026, 8, 31),
        )
        self.progress(
            fault, "完成9个村公开栏规范化改造", figures=(figure("公开栏改造", "9", "个"),),
            difficulties="两个村没有专人负责", next_step="8月底前完成其余村公开栏规范化改造",
        )  # fmt: skip
        self.record("召开党委会研究法治建设", duty=Duty.DEPLOYED)
        self.note("普法形式比较单一", "对青少年的需求了解不够", theme_code="T10")
        self.note("组织法治文艺进村演出", kind=ItemKind.PLAN, theme_code="T10")
        return {"plan": plan, "fault": fault}

    def draft(self) -> Draft:
        """The draft, with everything answered that was missing in it."""
        draft = drafting.begin(self.coordinator, self.now, self.org_id, 2026)
        for row in sentences_of(self.coordinator, draft):
            gaps = [Gap.read(stored) for stored in row.gaps]
            if any(gap.kind is GapKind.WORK for gap in gaps):
                drafting.declare_none(self.coordinator, self.now, row.id, row.version_id)
            elif gaps:
                self.rewrite(row, "补齐人手和经费，按月检查一次")
        return self.fresh(draft)

    def rewrite(self, row: DraftSentence, words: str) -> None:
        """A person's words in place of 【待补】."""
        text = row.text
        for stored in row.gaps:
            text = text.replace(f"【待补：{Gap.read(stored).label}】", words)
        drafting.edit(self.coordinator, self.now, row.id, row.version_id, text)

    def fresh(self, draft: Draft) -> Draft:
        """The draft as it stands."""
        db.session.refresh(draft)
        return draft

    def blocking(self, draft: Draft) -> list[str]:
        """What keeps it from the signature."""
        found = findings_of(self.coordinator, draft, self.now.date())
        return [f"{one.code.value} {one.slot} {one.params}" for one in found if one.severity is Severity.BLOCKING]

    def signed(self, draft: Draft) -> Draft:
        """Asked for and given."""
        leader = self.world.user("yx-leader")
        draft = drafting.ask_signature(self.coordinator, self.now, draft.id, self.fresh(draft).version_id, leader.id)
        self.now += timedelta(days=1)
        return drafting.sign(self.world.actor("yx-leader"), self.now, draft.id, self.fresh(draft).version_id)

    def issued(self, draft: Draft) -> Draft:
        """It goes out."""
        self.now += timedelta(days=1)
        return issue(self.coordinator, self.now, draft.id, self.fresh(draft).version_id, self.now.date(), blobs())
