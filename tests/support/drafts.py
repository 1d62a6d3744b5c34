"""Drafts for tests: a draft of 云溪镇 on 2026 whose sentences are made of what a test hands it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from tests.support.work import Desk
from tests.support.world import World
from tracker.domain.drafts import DraftStage, GapKind, SentenceKind, SourceType
from tracker.domain.outlines import Outline
from tracker.domain.periods import Period
from tracker.domain.reports import ItemKind, Series
from tracker.domain.rollup import Told
from tracker.domain.work import Duty, EntryKind
from tracker.drafting.model import Composed, Composition, Ref
from tracker.drafting.support import Support
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, YearNote
from tracker.queries.drafting.sentences import Sheet, all_rows, gaps_of, sheet_of
from tracker.services import drafting
from tracker.services.drafting.regenerating import Changes, regenerate

NOW = datetime(2027, 1, 8, 2, 0, tzinfo=UTC)
NOTHING = Support({}, {}, {}, {}, {})


@dataclass
class Draftroom:
    """A draft and the person who works on it."""

    world: World
    draft: Draft

    def make(self, *sentences: Composed, support: Support = NOTHING) -> Changes:
        """Compose the draft anew from these sentences."""
        actor = self.world.actor("yx-coord")
        made = Composition(sentences)
        changes = regenerate(actor, NOW, self.draft, all_rows(actor, self.draft), made, support)
        db.session.commit()
        return changes

    def sheet(self) -> Sheet:
        """What stands, as the database has it."""
        db.session.expire_all()
        return sheet_of(self.world.actor("yx-coord"), self.draft)

    def texts(self) -> list[str]:
        """The words that stand."""
        return [row.text for row in self.sheet().rows]

    def row(self, slot: str) -> DraftSentence:
        """The sentence of a slot, wherever it is."""
        db.session.expire_all()
        found = {row.slot: row for row in all_rows(self.world.actor("yx-coord"), self.draft)}
        return found[slot]


def draftroom(world: World, stage: DraftStage = DraftStage.FIRST, year: int = 2026) -> Draftroom:
    """A draft without sentences."""
    draft = Draft(
        org_id=world.org("yunxi").id, series=Series.RULE_OF_LAW, year=year, period=Period.YEAR, stage=stage,
        title="云溪镇人民政府关于2026年度法治政府建设情况的报告",
        addressee="青禾县人民政府", signatory="云溪镇人民政府",
        outline=Outline().stored(), begun_at=NOW,
    )  # fmt: skip
    db.session.add(draft)
    db.session.commit()
    return Draftroom(world, draft)


def result(
    number: int, text: str = "", *, entries: Iterable[int] = (), theme: str = "T4", **values: object
) -> Composed:
    """A sentence of results on a task, resting on progress with these ids (its own number without any)."""
    refs = tuple(Ref(SourceType.UPDATE, entry, f"做了第{entry}件事") for entry in (tuple(entries) or (number,)))
    made = Composed(
        f"task:{number}", f"measures:{theme}", SentenceKind.RESULT, text or f"第{number}项工作已经完成。", refs=refs,
        theme_code=theme,
    )  # fmt: skip
    return replace(made, **values)  # type: ignore[arg-type]  # dataclasses.replace checks names at run time


def problem(number: int, text: str = "") -> Composed:
    """A problem that rests on a task."""
    words = text or f"第{number}项工作还不到位，主要原因是人手不足。"
    refs = (Ref(SourceType.TASK, number, words),)
    return Composed(f"problem:task:{number}", "problems", SentenceKind.PROBLEM, words, refs=refs)


def measure(number: int, text: str = "") -> Composed:
    """A measure that answers that problem."""
    refs = (Ref(SourceType.TASK, number, "来源"),)
    slot = f"plan:measure:problem:task:{number}"
    return Composed(
        slot, "plans", SentenceKind.PLAN, text or f"补齐第{number}项工作的人手。", refs=refs,
        answers=f"problem:task:{number}", due_on=date(2027, 6, 30),
    )  # fmt: skip


def accepted(*ids: int) -> Support:
    """Support in which progress with these ids stands."""
    day = date(2026, 6, 1)
    told: Mapping[int, Told] = {
        id_: Told(id_, EntryKind.PROGRESS, 1, "T4", f"做了第{id_}件事", day, day, "综合行政执法队", 1, "吴静")
        for id_ in ids
    }
    return Support(told, {}, {}, {}, {})


def add_note(world: World, text: str, cause: str, kind: ItemKind = ItemKind.PROBLEM) -> YearNote:
    """What 陈立新 noted in the year; the caller commits."""
    note = YearNote(
        org_id=world.org("yunxi").id, year=2026, kind=kind, text=text, cause=cause, noted_on=date(2026, 10, 9),
        author_id=world.user("yx-head").id, created_at=NOW,
    )  # fmt: skip
    db.session.add(note)
    db.session.flush()
    return note


def clean(room: Draftroom) -> Draft:
    """The room's draft, made of a record and a noted problem, with everything settled that would keep it back."""
    actor, draft = room.world.actor("yx-coord"), room.draft
    add_note(room.world, "行政执法力量不足", "编制少、任务重")
    db.session.commit()
    desk = Desk(room.world)
    record = desk.record("yx-leader", "召开法治建设专题会议，研究部署年度重点工作", duty=Duty.DEPLOYED)
    desk.accept("yx-coord", record)
    drafting.compose_again(actor, NOW, draft.id)
    for row in room.sheet().rows:
        if any(gap.kind is GapKind.WORK for gap in gaps_of(row)):
            drafting.declare_none(actor, NOW, row.id, row.version_id)
        elif gaps_of(row):
            drafting.edit(actor, NOW, row.id, row.version_id, "增配专职执法人员，年底前补齐执法力量。")
    return draft
