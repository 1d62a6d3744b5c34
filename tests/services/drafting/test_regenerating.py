"""Making a draft anew: what a person wrote or decided stays, the rest follows the work."""

from dataclasses import replace

from tests.support.drafts import NOTHING, NOW, Draftroom, accepted, measure, problem, result
from tracker.domain.drafts import Flag, SentenceKind, SourceType
from tracker.drafting.model import Ref
from tracker.extensions import db
from tracker.services.drafting.adding import NewSentence, by_hand
from tracker.services.drafting.arranging import drop, move, restore
from tracker.services.drafting.editing import edit, restore_text, settle_flag
from tracker.services.drafting.merging import merge
from tracker.services.drafting.planning import Plan, set_plan
from tracker.services.drafting.sources import set_sources


def write(room: Draftroom, slot: str, text: str) -> None:
    row = room.row(slot)
    edit(room.world.actor("yx-coord"), NOW, row.id, row.version_id, text)


def leave_out(room: Draftroom, slot: str) -> None:
    row = room.row(slot)
    drop(room.world.actor("yx-coord"), NOW, row.id, row.version_id)


def test_sentences_come_in_the_order_of_the_outline(room: Draftroom) -> None:
    room.make(measure(1), problem(1), result(2, theme="T6"), result(1, theme="T4"))
    slots = [row.slot for row in room.sheet().rows]
    assert slots == ["task:1", "task:2", "problem:task:1", "plan:measure:problem:task:1"]


def test_the_same_work_makes_the_same_draft_and_changes_nothing(room: Draftroom) -> None:
    made = (result(1), result(2), problem(1), measure(1))
    room.make(*made)
    versions = {row.slot: (row.id, row.version_id) for row in room.sheet().rows}
    changes = room.make(*made)
    assert {row.slot: (row.id, row.version_id) for row in room.sheet().rows} == versions
    assert (changes.added, changes.rewritten, changes.gone, changes.flagged) == (0, 0, 0, 0)


def test_an_untouched_sentence_follows_the_work(room: Draftroom) -> None:
    room.make(result(1, "开展培训5次。"))
    room.make(result(1, "开展培训6次。", entries=[1, 2]))
    [row] = room.sheet().rows
    assert (row.text, row.flag, [source.source_id for source in row.sources]) == ("开展培训6次。", None, [1, 2])


def test_an_edited_sentence_stays_and_is_flagged_if_its_sources_change(room: Draftroom) -> None:
    room.make(result(1, "开展培训5次。"), result(2))
    write(room, "task:1", "扎实开展培训5次。")
    write(room, "task:2", "第二件事已经办好。")
    changes = room.make(result(1, "开展培训6次。", entries=[1, 2]), result(2, "第2项工作全部完成。"))
    assert room.texts() == ["扎实开展培训5次。", "第二件事已经办好。"]
    assert (room.row("task:1").flag, room.row("task:2").flag) == (Flag.SOURCES_CHANGED, None)
    assert (changes.rewritten, changes.flagged) == (0, 1)
    assert room.row("task:1").generated == "开展培训6次。"


def test_a_flag_goes_when_the_sources_are_again_what_they_were(room: Draftroom) -> None:
    room.make(result(1))
    write(room, "task:1", "改过。")
    room.make(result(1, entries=[1, 2]))
    room.make(result(1))
    assert room.row("task:1").flag is None


def test_an_untouched_sentence_goes_with_its_work_and_comes_back_with_it(room: Draftroom) -> None:
    room.make(result(1), result(2))
    assert room.make(result(1)).gone == 1
    assert [row.slot for row in room.sheet().rows] == ["task:1"]
    assert room.sheet().aside == []
    room.make(result(1), result(2, "又有了。"))
    assert room.texts() == ["第1项工作已经完成。", "又有了。"]


def test_an_edited_sentence_without_its_work_stays_and_says_so_until_a_person_knows(room: Draftroom) -> None:
    room.make(result(1), result(2))
    write(room, "task:2", "这句话是我写的。")
    room.make(result(1))
    row = room.row("task:2")
    assert (row.stands, row.text, row.flag) == (True, "这句话是我写的。", Flag.SUPPORT_LOST)
    settle_flag(room.world.actor("yx-coord"), NOW, row.id, row.version_id)
    room.make(result(1))
    assert room.row("task:2").flag is None
    room.make(result(1), result(2))
    assert room.row("task:2").flag is Flag.SOURCES_CHANGED


def test_what_was_dropped_does_not_come_back_by_itself(room: Draftroom) -> None:
    room.make(result(1), result(2))
    leave_out(room, "task:2")
    room.make(result(1), result(2, "换了一个说法。", entries=[7]))
    room.make(result(1))
    room.make(result(1), result(2))
    assert room.texts() == ["第1项工作已经完成。"]
    row = room.row("task:2")
    restore(room.world.actor("yx-coord"), NOW, row.id, row.version_id)
    assert room.texts() == ["第1项工作已经完成。", "第2项工作已经完成。"]


def test_a_persons_order_is_kept_and_new_sentences_stand_behind_their_predecessor(room: Draftroom) -> None:
    room.make(result(1), result(2), result(4))
    row, first = room.row("task:4"), room.row("task:1")
    move(room.world.actor("yx-coord"), NOW, row.id, row.version_id, first.id)
    room.make(result(1), result(2), result(3), result(4), result(5))
    assert [row.slot for row in room.sheet().rows] == ["task:4", "task:5", "task:1", "task:2", "task:3"]


def test_work_sorted_anew_takes_its_sentence_along_unless_a_person_put_it_elsewhere(room: Draftroom) -> None:
    room.make(result(1), result(2))
    row = room.row("task:2")
    move(room.world.actor("yx-coord"), NOW, row.id, row.version_id, None, "measures:T9")
    room.make(result(1, theme="T6"), result(2, theme="T6"))
    assert [(row.slot, row.section) for row in room.sheet().rows] == [
        ("task:1", "measures:T6"), ("task:2", "measures:T9"),
    ]  # fmt: skip


def test_a_merged_sentence_is_flagged_when_the_sources_of_any_part_change(room: Draftroom) -> None:
    room.make(result(1), result(2), result(3))
    merge(room.world.actor("yx-coord"), NOW, [room.row("task:1").id, room.row("task:2").id])
    room.make(result(1), result(2), result(3))
    assert room.row("task:1").flag is None
    room.make(result(1), result(2, entries=[8]), result(3))
    assert [(row.slot, row.flag) for row in room.sheet().rows] == [
        ("task:1", Flag.SOURCES_CHANGED), ("task:3", None),
    ]  # fmt: skip
    row = room.row("task:1")
    settle_flag(room.world.actor("yx-coord"), NOW, row.id, row.version_id)
    room.make(result(1), result(2, entries=[8]), result(3))
    assert room.row("task:1").flag is None


def test_a_merged_sentence_gives_its_parts_back(room: Draftroom) -> None:
    room.make(result(1), result(2))
    merge(room.world.actor("yx-coord"), NOW, [room.row("task:1").id, room.row("task:2").id])
    [sentence] = room.sheet().sentences()
    assert (sentence.text, [ref.id for ref in sentence.refs]) == ("第1项工作已经完成。第2项工作已经完成。", [1, 2])
    room.make(result(1), result(2, "第二句新的说法。"))
    row = room.row("task:1")
    restore_text(room.world.actor("yx-coord"), NOW, row.id, row.version_id)
    assert room.texts() == ["第1项工作已经完成。", "第二句新的说法。"]


def test_a_sentence_added_by_hand_is_untouched_and_says_when_its_source_is_gone(room: Draftroom) -> None:
    room.make(result(1), support=accepted(1, 5))
    new = NewSentence("measures:T4", SentenceKind.RESULT, "另外还做了一件事。")
    row = by_hand(room.draft.org_id, room.draft.id, new.section, new.kind, new.text)
    row.position, row.fingerprint = 9, "f"
    set_sources(row, [Ref(SourceType.UPDATE, 5, "做了第5件事")])
    db.session.add(row)
    db.session.commit()
    slot = row.slot
    room.make(result(1), support=accepted(1, 5))
    assert (room.texts(), room.row(slot).flag) == (["第1项工作已经完成。", "另外还做了一件事。"], None)
    room.make(result(1), support=accepted(1))
    assert (room.row(slot).text, room.row(slot).flag) == ("另外还做了一件事。", Flag.SUPPORT_LOST)
    room.make(result(1), support=accepted(1, 5))
    assert room.row(slot).flag is None


def test_a_measure_names_its_problem_until_a_person_says_which(room: Draftroom) -> None:
    room.make(problem(1), problem(2), measure(1))
    slot = "plan:measure:problem:task:1"
    assert room.row(slot).answers_id == room.row("problem:task:1").id
    row, other = room.row(slot), room.row("problem:task:2")
    actor, person = room.world.actor("yx-coord"), room.world.user("yx-staff").id
    set_plan(actor, NOW, row.id, row.version_id, Plan(owner_id=person, target="补齐2人", answers_id=other.id))
    room.make(problem(1), problem(2), replace(measure(1), owner_id=room.world.user("yx-head").id))
    row = room.row(slot)
    assert (row.answers_id, row.owner_id, row.due_on, row.target) == (other.id, person, None, "补齐2人")


def test_nothing_at_all_leaves_only_what_people_wrote(room: Draftroom) -> None:
    room.make(result(1), result(2), problem(1), measure(1))
    write(room, "problem:task:1", "人手不足。")
    room.make(support=NOTHING)
    assert room.texts() == ["人手不足。"]
