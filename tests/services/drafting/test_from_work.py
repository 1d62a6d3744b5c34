"""From entered work to a draft and back to the work: nothing is invented, and what is taken back shows at once."""

from datetime import date
from decimal import Decimal

import pytest

from tests.support.drafts import NOW
from tests.support.tasks import add_evidence
from tests.support.work import Desk, figure, verbs
from tests.support.world import World
from tracker.domain.drafts import DraftStage, Flag, SentenceKind
from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.people import Actor
from tracker.domain.periods import Period
from tracker.drafting.checks import Code
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, WorkEntry
from tracker.queries.drafting.draft import draft_of, findings_of, text_of
from tracker.queries.drafting.evidence import support_of_sentence
from tracker.queries.drafting.sentences import sheet_of
from tracker.services import drafting, work
from tracker.services.work import NewProgress

DAY = date(2027, 1, 8)


@pytest.fixture
def actor(world: World) -> Actor:
    return world.actor("yx-coord")


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world)


def trained(desk: Desk, times: str, text: str = "组织执法人员培训") -> WorkEntry:
    """Accepted progress with so many trainings and a signed list of who was there."""
    task = desk.task(theme_code="T4")
    proof = add_evidence(desk.world, filename="签到表.jpg")
    db.session.commit()
    entry = desk.report("yx-staff", task, text, figures=(figure("行政执法培训", times),), evidence_ids=(proof.id,))
    desk.accept("yx-coord", entry)
    return entry


def begin(world: World, period: Period = Period.YEAR) -> Draft:
    return drafting.begin(world.actor("yx-coord"), NOW, world.org("yunxi").id, 2026, period)


def numbered(actor: Actor, draft: Draft) -> DraftSentence:
    db.session.expire_all()
    return next(row for row in sheet_of(actor, draft).rows if row.amounts)


def codes(actor: Actor, draft: Draft, slot: str) -> set[Code]:
    return {one.code for one in findings_of(actor, draft, DAY) if one.slot == slot}


def test_a_draft_is_begun_once(world: World, actor: Actor, desk: Desk) -> None:
    trained(desk, "6")
    draft = begin(world)
    assert begin(world).id == draft.id
    assert (draft.stage, draft.title) == (DraftStage.FIRST, "云溪镇人民政府关于2026年度法治政府建设情况的报告")
    assert verbs("draft") == ["draft_begun"]
    assert begin(world, Period.HALF).id != draft.id


@pytest.mark.parametrize("account", ["yx-leader", "yx-head", "yx-staff", "qh-coord"])
def test_only_coordinators_begin(world: World, account: str) -> None:
    with pytest.raises(NotAllowed):
        drafting.begin(world.actor(account), NOW, world.org("yunxi").id, 2026)


@pytest.mark.parametrize(
    ("account", "sees"), [("yx-leader", True), ("yx-head", True), ("yx-staff", False), ("qh-coord", False)]
)
def test_drafts_are_for_those_who_lead(world: World, account: str, sees: bool) -> None:
    draft, actor = begin(world), world.actor(account)
    if sees:
        assert draft_of(actor, draft.org_id, 2026) is draft
        return
    with pytest.raises(NotAllowed):
        draft_of(actor, draft.org_id, 2026)
    with pytest.raises(NotAllowed):
        text_of(actor, draft)


def test_every_number_leads_to_its_figures_entries_and_files(world: World, actor: Actor, desk: Desk) -> None:
    first, second = trained(desk, "6"), trained(desk, "4")
    row = numbered(actor, begin(world))
    assert "10次" in row.text
    support = support_of_sentence(actor, row.id)
    [amount] = support.amounts
    assert [(part.figure.value, part.entry.entry.id) for part in amount.parts] == [
        (Decimal(6), first.id), (Decimal(4), second.id),
    ]  # fmt: skip
    assert [part.entry.entry.author.name for part in amount.parts] == ["吴静", "吴静"]
    assert [[file.filename for file in one.files] for one in support.entries] == [["签到表.jpg"], ["签到表.jpg"]]
    assert all(one.accepted and one.task is not None for one in support.entries)
    assert support.missing == ()


def test_a_changed_number_is_named(world: World, actor: Actor, desk: Desk) -> None:
    trained(desk, "6")
    draft = begin(world)
    row = numbered(actor, draft)
    drafting.edit(actor, NOW, row.id, row.version_id, row.text.replace("6次", "16次"))
    assert Code.NUMBER_UNSUPPORTED in codes(actor, draft, row.slot)


def test_work_that_is_taken_back_for_correction_supports_nothing_at_once(
    world: World, actor: Actor, desk: Desk
) -> None:
    entry = trained(desk, "6")
    draft = begin(world)
    row = numbered(actor, draft)
    drafting.edit(actor, NOW, row.id, row.version_id, "全年扎实开展行政执法培训6次。")
    assert codes(actor, draft, row.slot) == set()
    new = NewProgress("更正：培训5次", figures=(figure("行政执法培训", "5"),), done_on=date(2026, 9, 22))
    work.revise(world.actor("yx-staff"), NOW, entry.id, entry.version_id, new)
    correction = db.session.query(WorkEntry).filter_by(replaces_id=entry.id).one()
    desk.accept("yx-coord", correction)
    assert codes(actor, draft, row.slot) & {Code.UNSUPPORTED, Code.NUMBER_UNSUPPORTED}
    draft, changes = drafting.compose_again(actor, NOW, draft.id)
    row = numbered(actor, draft)
    assert (row.text, row.flag, changes.flagged) == ("全年扎实开展行政执法培训6次。", Flag.SOURCES_CHANGED, 1)
    assert "5次" in row.generated


def test_what_was_left_out_is_offered_until_it_is_told(world: World, actor: Actor, desk: Desk) -> None:
    for number in range(10):
        desk.accept(
            "yx-coord", desk.record("yx-head", f"开展第{number}次镇村干部学法活动，参加人员认真学习", theme_code="T0")
        )
    draft = begin(world)
    left, *_ = sheet_of(actor, draft).spare(draft)
    new = drafting.NewSentence(left.section, SentenceKind.RESULT, "另组织学法活动。", [left.ref])
    added = drafting.add(actor, NOW, draft.id, new)
    assert left not in sheet_of(actor, draft).spare(draft)
    other = next(row for row in sheet_of(actor, draft).rows if row.slot.startswith("record:"))
    joined = drafting.merge(actor, NOW, [other.id, added.id])
    assert left not in sheet_of(actor, draft).spare(draft)
    drafting.drop(actor, NOW, joined.id, joined.version_id)
    assert left in sheet_of(actor, draft).spare(draft)


def test_a_half_year_has_its_own_parts_and_numbers(world: World, desk: Desk, actor: Actor) -> None:
    trained(desk, "6")
    draft = begin(world, Period.HALF)
    text = text_of(actor, draft).plain()
    assert "上半年" in text
    assert "6次" not in text  # it was in September


def test_a_frozen_draft_is_not_composed_anew(world: World, actor: Actor) -> None:
    draft = begin(world)
    draft.stage = DraftStage.SIGNING
    db.session.commit()
    with pytest.raises(Invalid, match="draft_frozen"):
        drafting.compose_again(actor, NOW, draft.id)
