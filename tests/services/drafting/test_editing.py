"""A person's words in a draft."""

import pytest

from tests.support.drafts import NOW, Draftroom, problem, result
from tests.support.work import verbs
from tracker.domain.drafts import DraftStage, Flag
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.extensions import db
from tracker.models import Event
from tracker.services.drafting.editing import edit, restore_text, settle_flag


def test_a_persons_words_stand_and_the_programs_stay_beside_them(room: Draftroom) -> None:
    room.make(result(1, "开展执法培训6次。"))
    row = room.row("task:1")
    edit(room.world.actor("yx-coord"), NOW, row.id, row.version_id, "全年开展执法培训6次。")
    row = room.row("task:1")
    assert (row.text, row.generated, row.edited) == (
        "全年开展执法培训6次。",
        "开展执法培训6次。",
        "全年开展执法培训6次。",
    )
    told = db.session.query(Event).filter_by(verb="sentence_edited").one()
    assert (told.before["text"], told.after["text"]) == ("开展执法培训6次。", "全年开展执法培训6次。")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("全年开展执法培训6次", "全年开展执法培训6次。"), ("报告如下：", "报告如下："), ("满意率达98%", "满意率达98%。")],
)
def test_a_sentence_typed_without_a_stop_gets_one(room: Draftroom, typed: str, kept: str) -> None:
    room.make(result(1))
    row = room.row("task:1")
    edit(room.world.actor("yx-coord"), NOW, row.id, row.version_id, typed)
    assert room.row("task:1").text == kept


def test_of_two_coordinators_the_second_is_told_and_nothing_is_overwritten(room: Draftroom) -> None:
    room.make(result(1))
    row = room.row("task:1")
    seen = row.version_id
    edit(room.world.actor("yx-coord"), NOW, row.id, seen, "第一个人的话。")
    with pytest.raises(Conflict):
        edit(room.world.actor("yx-coord"), NOW, row.id, seen, "第二个人的话。")
    db.session.rollback()
    assert room.row("task:1").text == "第一个人的话。"


def test_two_coordinators_edit_different_sentences_at_once(room: Draftroom) -> None:
    room.make(result(1), result(2))
    one, two = room.row("task:1"), room.row("task:2")
    seen = one.version_id, two.version_id
    edit(room.world.actor("yx-coord"), NOW, one.id, seen[0], "甲。")
    edit(room.world.actor("yx-coord"), NOW, two.id, seen[1], "乙。")
    assert room.texts() == ["甲。", "乙。"]


def test_text_is_brought_into_the_characters_of_print_and_gaps_stay_marked(room: Draftroom) -> None:
    room.make(result(1))
    row = room.row("task:1")
    edit(room.world.actor("yx-coord"), NOW, row.id, row.version_id, " 开展培训６次,\n参训【待补：人数】 ")
    assert room.row("task:1").text == "开展培训6次；参训【待补：人数】"


@pytest.mark.parametrize(("text", "code"), [("", "required"), (" \n\0 ", "required"), ("长" * 2001, "too_long")])
def test_nothing_and_too_much_are_refused(room: Draftroom, text: str, code: str) -> None:
    room.make(result(1, "原来的话。"))
    row = room.row("task:1")
    with pytest.raises(Invalid, match=code):
        edit(room.world.actor("yx-coord"), NOW, row.id, row.version_id, text)
    db.session.rollback()
    assert room.texts() == ["原来的话。"]


@pytest.mark.parametrize("account", ["yx-leader", "yx-head", "yx-staff", "yx-viewer", "yx-admin"])
def test_only_coordinators_edit(room: Draftroom, account: str) -> None:
    room.make(result(1))
    row = room.row("task:1")
    with pytest.raises(NotAllowed):
        edit(room.world.actor(account), NOW, row.id, row.version_id, "改了。")


@pytest.mark.parametrize("account", ["hs-coord", "qh-coord"])
def test_other_organisations_do_not_know_of_it(room: Draftroom, account: str) -> None:
    room.make(result(1))
    row = room.row("task:1")
    with pytest.raises(NotFound):
        edit(room.world.actor(account), NOW, row.id, row.version_id, "改了。")


@pytest.mark.parametrize("stage", [DraftStage.SIGNING, DraftStage.SUBMITTED, DraftStage.PUBLISHED])
def test_what_is_to_be_signed_is_not_edited(room: Draftroom, stage: DraftStage) -> None:
    room.make(result(1))
    room.draft.stage = stage
    db.session.commit()
    row = room.row("task:1")
    with pytest.raises(Invalid, match="draft_frozen"):
        edit(room.world.actor("yx-coord"), NOW, row.id, row.version_id, "改了。")
    row.edited = "绕过去改。"
    with pytest.raises(RuntimeError, match="never changes"):
        db.session.flush()
    db.session.rollback()


def test_the_programs_text_comes_back_when_asked_for(room: Draftroom) -> None:
    room.make(problem(1, "人手不足。"))
    row = room.row("problem:task:1")
    edit(room.world.actor("yx-coord"), NOW, row.id, row.version_id, "人手紧张。")
    row = room.row("problem:task:1")
    restore_text(room.world.actor("yx-coord"), NOW, row.id, row.version_id)
    assert (room.texts(), room.row("problem:task:1").edited) == (["人手不足。"], None)
    assert verbs("draft_sentence") == ["sentence_edited", "sentence_text_restored"]


def test_to_write_what_stands_already_is_no_act(room: Draftroom) -> None:
    room.make(result(1, "原来的话。"))
    row = room.row("task:1")
    edit(room.world.actor("yx-coord"), NOW, row.id, row.version_id, "原来的话。")
    assert (room.row("task:1").edited, verbs("draft_sentence")) == (None, [])


def test_a_flag_is_gone_once_a_person_has_looked(room: Draftroom) -> None:
    room.make(result(1))
    row = room.row("task:1")
    edit(room.world.actor("yx-coord"), NOW, row.id, row.version_id, "改过的话。")
    room.make(result(1, entries=[1, 5]))
    row = room.row("task:1")
    assert row.flag is Flag.SOURCES_CHANGED
    settle_flag(room.world.actor("yx-coord"), NOW, row.id, row.version_id)
    room.make(result(1, entries=[1, 5]))
    assert (room.row("task:1").flag, room.texts()) == (None, ["改过的话。"])
