"""Order, merging, splitting, leaving out and adding by hand."""

import pytest

from tests.support.drafts import NOW, Draftroom, measure, problem, result
from tests.support.tasks import add_proof, add_task
from tests.support.work import verbs
from tests.support.world import World
from tracker.domain.drafts import GapKind, SentenceKind, SourceType
from tracker.domain.errors import Invalid, NotAllowed, NotFound
from tracker.domain.people import Actor
from tracker.domain.work import EntryState
from tracker.drafting.model import Gap, Ref
from tracker.extensions import db
from tracker.models import Event
from tracker.services import drafting
from tracker.services.drafting import NewSentence, Plan


@pytest.fixture
def actor(world: World) -> Actor:
    return world.actor("yx-coord")


def slots(room: Draftroom) -> list[str]:
    return [row.slot for row in room.sheet().rows]


def test_a_sentence_moves_before_another_and_to_the_end(room: Draftroom, actor: Actor) -> None:
    room.make(result(1), result(2), result(3))
    row = room.row("task:3")
    drafting.move(actor, NOW, row.id, row.version_id, room.row("task:1").id)
    assert slots(room) == ["task:3", "task:1", "task:2"]
    row = room.row("task:3")
    drafting.move(actor, NOW, row.id, row.version_id, None)
    assert slots(room) == ["task:1", "task:2", "task:3"]
    assert verbs("draft_sentence") == ["sentence_moved", "sentence_moved"]


def test_to_order_sentences_disturbs_nobody_who_edits_the_others(room: Draftroom, actor: Actor) -> None:
    room.make(result(1), result(2), result(3))
    seen = room.row("task:1").version_id
    row = room.row("task:3")
    drafting.move(actor, NOW, row.id, row.version_id, room.row("task:1").id)
    drafting.edit(actor, NOW, room.row("task:1").id, seen, "照样能改。")
    assert room.row("task:1").text == "照样能改。"


@pytest.mark.parametrize(
    ("slot", "section", "code"),
    [
        ("task:1", "problems", "section_of_other_kind"),
        ("problem:task:1", "measures:T4", "section_of_other_kind"),
        ("problem:task:1", "plans", "section_of_other_kind"),
        ("task:1", "measures:T99", "section_unknown"),
        ("task:1", "measures", "section_unknown"),
        ("task:1", "nowhere", "section_unknown"),
    ],
)
def test_sentences_stay_in_parts_of_their_kind(
    room: Draftroom, actor: Actor, slot: str, section: str, code: str
) -> None:
    room.make(result(1), problem(1))
    row = room.row(slot)
    with pytest.raises(Invalid, match=code):
        drafting.move(actor, NOW, row.id, row.version_id, None, section)


def test_a_result_moves_to_another_theme(room: Draftroom, actor: Actor) -> None:
    room.make(result(1), result(2, theme="T6"))
    row = room.row("task:1")
    drafting.move(actor, NOW, row.id, row.version_id, None, "measures:T6")
    assert [(row.slot, row.section) for row in room.sheet().rows] == [
        ("task:2", "measures:T6"), ("task:1", "measures:T6"),
    ]  # fmt: skip


def test_merging_joins_texts_and_sources(room: Draftroom, actor: Actor) -> None:
    room.make(problem(1, "执法人员不足，主要原因是编制少。"), problem(2, "执法装备陈旧，主要原因是经费紧张。"))
    drafting.merge(actor, NOW, [room.row("problem:task:2").id, room.row("problem:task:1").id])
    [sentence] = room.sheet().sentences()
    assert sentence.text == "执法人员不足，主要原因是编制少；执法装备陈旧，主要原因是经费紧张。"
    assert [ref.id for ref in sentence.refs] == [1, 2]
    assert [row.slot for row in room.sheet().aside] == ["problem:task:2"]


def test_merged_sentences_merge_again_and_each_comes_back(room: Draftroom, actor: Actor) -> None:
    room.make(result(1, "甲。"), result(2, "乙。"), result(3, "丙。"))
    drafting.merge(actor, NOW, [room.row("task:2").id, room.row("task:3").id])
    drafting.merge(actor, NOW, [room.row("task:1").id, room.row("task:2").id])
    assert room.texts() == ["甲。乙。丙。"]
    row = room.row("task:3")
    drafting.restore(actor, NOW, row.id, row.version_id)
    assert room.texts() == ["甲。乙。丙。", "丙。"]


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        (["task:1"], "too_few"),
        (["task:1", "task:1"], "too_few"),
        (["task:1", "problem:task:1"], "kinds_differ"),
    ],
)
def test_only_several_of_a_kind_merge(room: Draftroom, actor: Actor, chosen: list[str], code: str) -> None:
    room.make(result(1), problem(1))
    with pytest.raises(Invalid, match=code):
        drafting.merge(actor, NOW, [room.row(slot).id for slot in chosen])


def test_splitting_gives_each_part_the_sources(room: Draftroom, actor: Actor) -> None:
    room.make(problem(1, "一是甲；二是乙"), problem(2))
    row = room.row("problem:task:1")
    drafting.split_item(actor, NOW, row.id, row.version_id, ["甲不到位。", "乙不到位。"])
    sheet = room.sheet()
    assert [row.text for row in sheet.rows][:2] == ["甲不到位。", "乙不到位。"]
    assert [[ref.id for ref in one.refs] for one in sheet.sentences()] == [[1], [1], [2]]
    row = room.row("problem:task:1")
    with pytest.raises(Invalid, match="parts_wrong"):
        drafting.split_item(actor, NOW, row.id, row.version_id, ["只有一条。"])


def test_a_dropped_sentence_is_not_edited_before_it_is_back(room: Draftroom, actor: Actor) -> None:
    room.make(result(1), result(2))
    row = room.row("task:1")
    drafting.drop(actor, NOW, row.id, row.version_id)
    row = room.row("task:1")
    with pytest.raises(Invalid, match="sentence_set_aside"):
        drafting.edit(actor, NOW, row.id, row.version_id, "改。")
    drafting.restore(actor, NOW, row.id, row.version_id)
    assert slots(room) == ["task:1", "task:2"]
    assert verbs("draft_sentence") == ["sentence_dropped", "sentence_taken_back"]


def test_a_result_by_hand_rests_on_accepted_work_with_its_figures(room: Draftroom, actor: Actor) -> None:
    entry = add_proof(room.world, add_task(room.world), text="组织执法培训6次。")
    db.session.commit()
    refs = [Ref(SourceType.UPDATE, entry.id, "")]
    row = drafting.add(actor, NOW, room.draft.id, NewSentence("measures:T4", SentenceKind.RESULT, "另办了培训。", refs))
    assert [(source.source_id, source.quote) for source in row.sources] == [(entry.id, "组织执法培训6次。")]
    assert (row.by_hand, row.theme_code, room.texts()) == (True, "T4", ["另办了培训。"])
    assert db.session.query(Event).filter_by(verb="sentence_added").one().after["text"] == "另办了培训。"


@pytest.mark.parametrize("state", [EntryState.PENDING, EntryState.RETURNED, EntryState.WITHDRAWN])
def test_work_that_nobody_accepted_supports_nothing(room: Draftroom, actor: Actor, state: EntryState) -> None:
    entry = add_proof(room.world, add_task(room.world), state=state)
    db.session.commit()
    refs = [Ref(SourceType.UPDATE, entry.id, "")]
    with pytest.raises(Invalid, match="source_unknown"):
        drafting.add(actor, NOW, room.draft.id, NewSentence("measures:T4", SentenceKind.RESULT, "加一句。", refs))


def test_work_of_a_neighbour_supports_nothing(room: Draftroom, actor: Actor) -> None:
    entry = add_proof(room.world, add_task(room.world, "heshan"), "hs-staff")
    db.session.commit()
    refs = [Ref(SourceType.UPDATE, entry.id, "")]
    with pytest.raises(Invalid, match="source_unknown"):
        drafting.add(actor, NOW, room.draft.id, NewSentence("measures:T4", SentenceKind.RESULT, "加一句。", refs))


@pytest.mark.parametrize(
    ("section", "kind"),
    [("measures:T4", SentenceKind.RESULT), ("problems", SentenceKind.PROBLEM), ("plans", SentenceKind.PLAN)],
)
def test_what_states_facts_needs_a_source(room: Draftroom, actor: Actor, section: str, kind: SentenceKind) -> None:
    with pytest.raises(Invalid, match="source_required"):
        drafting.add(actor, NOW, room.draft.id, NewSentence(section, kind, "没有出处的话。"))


def test_boilerplate_needs_no_source_and_stands_where_it_is_put(room: Draftroom, actor: Actor) -> None:
    room.make(result(1), result(2))
    new = NewSentence("measures:T4", SentenceKind.BOILERPLATE, "一年来，执法更加规范。", after_id=room.row("task:1").id)
    drafting.add(actor, NOW, room.draft.id, new)
    assert room.texts() == ["第1项工作已经完成。", "一年来，执法更加规范。", "第2项工作已经完成。"]


def test_no_work_is_a_legal_answer_of_a_person(room: Draftroom, actor: Actor) -> None:
    gap = Gap(GapKind.WORK, "行政复议工作情况")
    room.make(result(1, "【待补：行政复议工作情况】。", slot="none:measures:T4", refs=(), gaps=(gap,)))
    row = room.row("none:measures:T4")
    drafting.declare_none(actor, NOW, row.id, row.version_id)
    row = room.row("none:measures:T4")
    assert (row.kind, row.text) == (SentenceKind.BOILERPLATE, "本年度未开展行政复议工作。")
    with pytest.raises(Invalid, match="nothing_asked"):
        drafting.declare_none(actor, NOW, row.id, row.version_id)
    drafting.restore_text(actor, NOW, row.id, row.version_id)
    row = room.row("none:measures:T4")
    assert (row.kind, row.text) == (SentenceKind.RESULT, "【待补：行政复议工作情况】。")


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (Plan(owner_id=999), "person_unknown"),
        (Plan(unit_id=999), "unit_unknown"),
        (Plan(target="长" * 121), "too_long"),
        (Plan(answers_id=999), "problem_unknown"),
    ],
)
def test_a_plan_names_people_and_problems_that_are_there(room: Draftroom, actor: Actor, plan: Plan, code: str) -> None:
    room.make(measure(1))
    row = room.row("plan:measure:problem:task:1")
    with pytest.raises(Invalid, match=code):
        drafting.set_plan(actor, NOW, row.id, row.version_id, plan)


def test_only_plans_have_owners_and_only_coordinators_add(room: Draftroom, actor: Actor) -> None:
    room.make(result(1))
    row = room.row("task:1")
    with pytest.raises(Invalid, match="not_a_plan"):
        drafting.set_plan(actor, NOW, row.id, row.version_id, Plan())
    new = NewSentence("preamble", SentenceKind.BOILERPLATE, "加一句。")
    with pytest.raises(NotAllowed):
        drafting.add(room.world.actor("yx-head"), NOW, room.draft.id, new)
    with pytest.raises(NotFound):
        drafting.add(room.world.actor("hs-coord"), NOW, room.draft.id, new)


def test_sentences_of_several_sections_merge_into_the_first_as_they_stand(room: Draftroom, actor: Actor) -> None:
    room.make(result(2, "乙。", theme="T1"), result(3, "丙。", theme="T1"), result(1, "甲。", theme="T6"))
    row = room.row("task:2")
    drafting.move(actor, NOW, row.id, row.version_id, None)
    drafting.merge(actor, NOW, [room.row("task:1").id, room.row("task:2").id])
    assert [(row.slot, row.text) for row in room.sheet().rows] == [("task:3", "丙。"), ("task:2", "乙。甲。")]
