"""A draft's way to the signature: every move keeps how it stood, and nothing unready goes before a leader."""

from datetime import date, timedelta

import pytest

from tests.support.drafts import NOW, Draftroom, clean
from tests.support.tasks import add_evidence
from tests.support.work import notices_of, verbs
from tests.support.world import World
from tracker.domain.drafts import DraftStage
from tracker.domain.errors import Conflict, Invalid, NotAllowed
from tracker.domain.people import Actor
from tracker.domain.work import EvidenceKind
from tracker.drafting.checks import Code, Finding
from tracker.extensions import db
from tracker.models import Draft
from tracker.queries.drafting.draft import text_of
from tracker.queries.drafting.draft_versions import sentences_in, text_in, versions_of
from tracker.services import drafting
from tracker.services.drafting import NewHead
from tracker.services.tasks.papers import Paper


@pytest.fixture
def actor(world: World) -> Actor:
    return world.actor("yx-coord")


@pytest.fixture
def leader(world: World) -> int:
    return world.user("yx-leader").id


def test_each_move_keeps_the_draft_as_it_stood(room: Draftroom, actor: Actor, leader: int) -> None:
    draft = clean(room)
    text, sentences = text_of(actor, draft), room.sheet().sentences()
    drafting.discuss(actor, NOW, draft.id, draft.version_id, "请各位领导提意见")
    drafting.ask_signature(actor, NOW, draft.id, draft.version_id, leader)
    drafting.send_back(actor, NOW, draft.id, draft.version_id, "第二部分再写实一些")
    kept = versions_of(actor, draft)
    assert [(one.number, one.stage, one.note) for one in kept] == [
        (1, DraftStage.FIRST, "请各位领导提意见"),
        (2, DraftStage.DISCUSSION, ""),
        (3, DraftStage.SIGNING, "第二部分再写实一些"),
    ]
    assert all(text_in(one) == text and sentences_in(one) == sentences for one in kept)
    assert draft.stage is DraftStage.FIRST
    assert verbs("draft")[-3:] == ["draft_discussed", "signature_asked", "draft_sent_back"]


def test_an_unready_draft_is_not_put_before_a_leader(room: Draftroom, actor: Actor, leader: int) -> None:
    draft = drafting.begin(actor, NOW, room.world.org("yunxi").id, 2025)
    with pytest.raises(Invalid, match="draft_not_ready") as refused:
        drafting.ask_signature(actor, NOW, draft.id, draft.version_id, leader)
    findings = refused.value.params["findings"]
    assert isinstance(findings, list)
    assert all(isinstance(one, Finding) for one in findings)
    assert Code.GAP_OPEN in {one.code for one in findings}
    db.session.rollback()
    assert (draft.stage, versions_of(actor, draft)) == (DraftStage.FIRST, [])


@pytest.mark.parametrize("account", ["yx-head", "yx-coord", "hs-leader"])
def test_only_a_leader_of_the_organisation_is_asked_to_sign(room: Draftroom, actor: Actor, account: str) -> None:
    draft = clean(room)
    with pytest.raises(Invalid, match="signer_not_leader"):
        drafting.ask_signature(actor, NOW, draft.id, draft.version_id, room.world.user(account).id)


def to_sign(room: Draftroom) -> Draft:
    draft = clean(room)
    coordinator, leader = room.world.actor("yx-coord"), room.world.user("yx-leader").id
    return drafting.ask_signature(coordinator, NOW, draft.id, draft.version_id, leader)


def test_the_leader_signs_on_screen(room: Draftroom, leader: int) -> None:
    draft = to_sign(room)
    assert notices_of(room.world, "yx-leader") == ["draft_to_sign"]
    drafting.sign(room.world.actor("yx-leader"), NOW, draft.id, draft.version_id)
    assert (draft.signed_by_id, draft.signed_on, draft.stage) == (leader, date(2027, 1, 8), DraftStage.SIGNING)
    assert notices_of(room.world, "yx-coord") == ["draft_signed"]
    with pytest.raises(Invalid, match="draft_not_to_sign"):
        drafting.sign(room.world.actor("yx-leader"), NOW, draft.id, draft.version_id)


@pytest.mark.parametrize("account", ["yx-coord", "yx-head", "yx-staff"])
def test_nobody_else_signs(room: Draftroom, account: str) -> None:
    draft = to_sign(room)
    with pytest.raises(NotAllowed):
        drafting.sign(room.world.actor(account), NOW, draft.id, draft.version_id)


def test_who_signs_sees_what_they_sign(room: Draftroom) -> None:
    draft = to_sign(room)
    with pytest.raises(Conflict):
        drafting.sign(room.world.actor("yx-leader"), NOW, draft.id, draft.version_id - 1)


def test_a_signature_on_paper_names_signer_recorder_and_scan(room: Draftroom, actor: Actor, leader: int) -> None:
    draft = to_sign(room)
    sheet = add_evidence(room.world, kind=EvidenceKind.SIGNED_SHEET)
    db.session.commit()
    paper = Paper(leader, date(2027, 1, 9), sheet.id)
    drafting.sign_on_paper(actor, NOW + timedelta(days=2), draft.id, draft.version_id, paper)
    assert (draft.signed_by_id, draft.recorder_id, draft.signed_on, draft.signed_sheet_id) == (
        leader, actor.user_id, date(2027, 1, 9), sheet.id,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("signer", "day", "kind", "code"),
    [
        ("yx-head", date(2027, 1, 8), EvidenceKind.SIGNED_SHEET, "signer_not_asked"),
        ("yx-leader", date(2027, 1, 9), EvidenceKind.SIGNED_SHEET, "date_in_future"),
        ("yx-leader", date(2027, 1, 7), EvidenceKind.SIGNED_SHEET, "signed_too_early"),
        ("yx-leader", date(2027, 1, 8), EvidenceKind.PHOTO, "sheet_kind"),
    ],
)
def test_paper_that_proves_nothing_is_refused(
    room: Draftroom, actor: Actor, signer: str, day: date, kind: EvidenceKind, code: str
) -> None:
    draft = to_sign(room)
    sheet = add_evidence(room.world, kind=kind)
    db.session.commit()
    paper = Paper(room.world.user(signer).id, day, sheet.id)
    with pytest.raises(Invalid, match=code):
        drafting.sign_on_paper(actor, NOW, draft.id, draft.version_id, paper)


def test_sending_back_voids_the_signature_and_tells_why(room: Draftroom, actor: Actor) -> None:
    draft = to_sign(room)
    drafting.sign(room.world.actor("yx-leader"), NOW, draft.id, draft.version_id)
    with pytest.raises(Invalid, match="required"):
        drafting.send_back(room.world.actor("yx-leader"), NOW, draft.id, draft.version_id, " ")
    db.session.rollback()
    drafting.send_back(room.world.actor("yx-leader"), NOW, draft.id, draft.version_id, "数字要再核")
    assert (draft.stage, draft.signed_on, draft.signer_id) == (DraftStage.FIRST, None, None)
    assert notices_of(room.world, "yx-coord") == ["draft_signed", "draft_sent_back"]


@pytest.mark.parametrize("account", ["yx-head", "yx-leader"])
def test_only_the_signer_and_coordinators_send_back(room: Draftroom, account: str, actor: Actor) -> None:
    draft = clean(room)
    drafting.discuss(actor, NOW, draft.id, draft.version_id)
    with pytest.raises(NotAllowed):
        drafting.send_back(room.world.actor(account), NOW, draft.id, draft.version_id, "理由")


def test_stages_are_not_left_out(room: Draftroom, actor: Actor) -> None:
    draft = clean(room)
    with pytest.raises(Invalid, match="draft_move_not_possible"):
        drafting.send_back(actor, NOW, draft.id, draft.version_id, "还没有送出去")
    db.session.rollback()
    drafting.discuss(actor, NOW, draft.id, draft.version_id)
    with pytest.raises(Invalid, match="draft_move_not_possible"):
        drafting.discuss(actor, NOW, draft.id, draft.version_id)


def test_what_is_to_be_signed_stays_as_it_is(room: Draftroom, actor: Actor) -> None:
    draft = to_sign(room)
    text = text_of(actor, draft)
    for act in (
        lambda: drafting.compose_again(actor, NOW, draft.id, draft.version_id),
        lambda: drafting.set_head(actor, NOW, draft.id, draft.version_id, NewHead("别的题目", "", "")),
    ):
        with pytest.raises(Invalid, match="draft_frozen"):
            act()
        db.session.rollback()
    assert text_of(actor, draft) == text


def test_title_addressee_signatory_and_date_are_a_persons(room: Draftroom, actor: Actor) -> None:
    draft = clean(room)
    new = NewHead("云溪镇人民政府2026年度法治政府建设工作报告", "青禾县委、县政府", "云溪镇人民政府", date(2027, 1, 15))
    drafting.set_head(actor, NOW, draft.id, draft.version_id, new)
    drafting.compose_again(actor, NOW, draft.id, draft.version_id)
    text = text_of(actor, draft)
    assert (text.title, text.addressee, text.dated_on) == (new.title, new.addressee, new.dated_on)
    with pytest.raises(Invalid, match="required"):
        drafting.set_head(actor, NOW, draft.id, draft.version_id, NewHead(" ", "", ""))
