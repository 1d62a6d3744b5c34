"""Answers to slips, and slips that are taken back."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.races import at_once
from tests.support.slips import Slips
from tests.support.tasks import add_evidence
from tracker.domain.errors import Conflict, DomainError, Invalid, NotAllowed, NotFound
from tracker.domain.slips import SlipState
from tracker.domain.tasks import Move
from tracker.domain.work import EvidenceKind
from tracker.extensions import db
from tracker.models import Notice, ProgressUpdate
from tracker.models.evidence import task_evidence
from tracker.services.reminding.slip_answering import answer_slip, withdraw_slip


@pytest.mark.parametrize("who", ["yx-staff", "yx-head"])
def test_the_owner_or_the_head_of_the_unit_answers(slips: Slips, who: str) -> None:
    slip = slips.answer(slips.issue(slips.late_task()), who)
    assert (slip.state, slip.reply, slip.replied_at) == (SlipState.ANSWERED, "已安排。", slips.desk.now)
    assert slip.replied_by_id == slip.recorder_id == slips.desk.user(who)


@pytest.mark.parametrize("who", ["yx-leader", "yx-viewer", "yx-admin", "qh-coord"])
def test_nobody_else_answers(slips: Slips, who: str) -> None:
    with pytest.raises(NotAllowed):
        slips.answer(slips.issue(slips.late_task()), who)


def test_slips_of_another_town_do_not_exist(slips: Slips) -> None:
    slip = slips.issue(slips.late_task())
    for act in (slips.answer, slips.withdraw):
        with pytest.raises(NotFound):
            act(slip, "hs-coord")


def test_an_answer_is_no_progress(slips: Slips) -> None:
    task = slips.late_task()
    slips.answer(slips.issue(task))
    assert db.session.scalars(select(ProgressUpdate)).all() == []
    assert slips.desk.verbs(task) == ["slip_issued", "slip_answered"]


def test_issuer_and_coordinators_are_told_of_the_answer(slips: Slips) -> None:
    slip = slips.answer(slips.issue(slips.late_task(), "yx-leader"))
    assert (slips.desk.told("yx-leader"), slips.desk.told("yx-coord")) == (["slip_answered"], ["slip_answered"])
    told = select(Notice).where(Notice.reason == "slip_answered")
    assert {(notice.slip_id, notice.text) for notice in db.session.scalars(told)} == {(slip.id, "已安排。")}


def test_a_coordinator_records_what_somebody_else_answers(slips: Slips) -> None:
    owner = slips.desk.user("yx-staff")
    slip = slips.answer(slips.issue(slips.late_task(), "yx-leader"), "yx-coord", author_id=owner)
    assert (slip.replied_by_id, slip.recorder_id) == (owner, slips.desk.user("yx-coord"))
    event = slips.desk.events(slip.task)[-1]
    assert (event.after["author_id"], event.after["recorder_id"]) == (owner, slips.desk.user("yx-coord"))


def test_an_answer_on_paper_stands_on_its_scan(slips: Slips) -> None:
    sheet = add_evidence(slips.desk.world, kind=EvidenceKind.SIGNED_SHEET)
    slip = slips.issue(slips.late_task(), "yx-leader")
    slips.answer(slip, "yx-coord", author_id=slips.desk.user("yx-staff"), sheet_id=sheet.id)
    assert slip.signed_sheet_id == slips.desk.events(slip.task)[-1].after["basis_id"] == sheet.id
    assert [tuple(row) for row in db.session.execute(select(task_evidence))] == [(slip.task_id, sheet.id)]


@pytest.mark.parametrize(
    ("kind", "org", "code"), [("photo", "yunxi", "sheet_kind"), ("signed_sheet", "heshan", "evidence_unknown")]
)
def test_only_a_signed_sheet_of_ones_own_town_is_a_paper(slips: Slips, kind: str, org: str, code: str) -> None:
    sheet = add_evidence(slips.desk.world, org, kind=EvidenceKind(kind))
    slip = slips.issue(slips.late_task(), "yx-leader")
    with pytest.raises(Invalid) as caught:
        slips.answer(slip, "yx-coord", author_id=slips.desk.user("yx-staff"), sheet_id=sheet.id)
    assert (caught.value.code, caught.value.field) == (code, "file")


@pytest.mark.parametrize(
    ("issuer", "who", "author", "code"),
    [
        ("yx-leader", "yx-coord", None, "slip_author_missing"),
        ("yx-leader", "yx-coord", "yx-leader", "own_slip"),
        ("yx-leader", "yx-coord", "hs-staff", "person_unknown"),
        ("yx-leader", "yx-head", "yx-staff", "not_allowed"),
        ("yx-coord", "yx-coord", None, "own_slip"),
    ],
)
def test_who_answers_is_somebody_who_may(slips: Slips, issuer: str, who: str, author: str | None, code: str) -> None:
    slip = slips.issue(slips.late_task(), issuer)
    with pytest.raises(DomainError) as caught:
        slips.answer(slip, who, author_id=slips.desk.user(author) if author else None)
    assert caught.value.code == code


def test_the_same_answer_sent_twice_counts_once_and_another_one_is_refused(slips: Slips) -> None:
    slip = slips.issue(slips.late_task())
    seen = slip.version_id
    slips.answer(slip, version=seen)
    slips.answer(slip, version=seen)
    assert slips.desk.verbs(slip.task).count("slip_answered") == 1
    with pytest.raises(Conflict) as caught:
        slips.answer(slip, "yx-head", "请再宽限几天。", version=seen)
    assert caught.value.code == "slip_answered"


def test_an_empty_answer_is_none(slips: Slips) -> None:
    with pytest.raises(Invalid) as caught:
        slips.answer(slips.issue(slips.late_task()), text=" \n")
    assert (caught.value.code, caught.value.field) == ("required", "text")


def test_a_task_that_has_ended_wants_no_answer_until_it_is_taken_up_again(slips: Slips) -> None:
    task = slips.late_task()
    slip = slips.issue(task)
    slips.desk.go("yx-coord", task, Move.SUSPEND, "政策取消")
    with pytest.raises(Invalid) as caught:
        slips.answer(slip)
    assert caught.value.code == "slip_task_ended"
    slips.desk.go("yx-coord", task, Move.REOPEN, "政策恢复")
    assert slips.answer(slip).state is SlipState.ANSWERED


@pytest.mark.parametrize("who", ["yx-coord", "yx-leader"])
def test_coordinators_and_leaders_withdraw_a_slip_with_a_reason(slips: Slips, who: str) -> None:
    slip = slips.withdraw(slips.issue(slips.late_task()), who)
    assert (slip.state, slip.reason) == (SlipState.WITHDRAWN, "重复发单。")
    assert slips.desk.events(slip.task)[-1].reason == "重复发单。"
    with pytest.raises(Conflict) as caught:
        slips.answer(slip)
    assert caught.value.code == "slip_withdrawn"


def test_whoever_was_told_of_a_slip_is_told_that_it_is_withdrawn(slips: Slips) -> None:
    slips.withdraw(slips.issue(slips.late_task()))
    told = {account: slips.desk.told(account) for account in ("yx-staff", "yx-head", "yx-leader", "yx-coord")}
    heard = ["slip_issued", "slip_withdrawn"]
    assert told == {"yx-staff": heard, "yx-head": heard, "yx-leader": [], "yx-coord": []}


@pytest.mark.parametrize("who", ["yx-staff", "yx-head", "yx-viewer", "qh-coord"])
def test_nobody_else_withdraws(slips: Slips, who: str) -> None:
    with pytest.raises(NotAllowed):
        slips.withdraw(slips.issue(slips.late_task()), who)


def test_an_answered_slip_is_not_withdrawn(slips: Slips) -> None:
    slip = slips.answer(slips.issue(slips.late_task()))
    with pytest.raises(Conflict) as caught:
        slips.withdraw(slip)
    assert caught.value.code == "slip_answered"


def test_a_withdrawn_number_is_not_given_again(slips: Slips) -> None:
    task = slips.late_task()
    slips.withdraw(slips.issue(task))
    slips.desk.now += timedelta(minutes=5)
    assert slips.issue(task).number == 2


def test_of_an_answer_and_a_withdrawal_at_once_one_counts(app: Flask, slips: Slips) -> None:
    slip = slips.issue(slips.late_task())
    key, seen, now = slip.id, slip.version_id, slips.desk.now
    staff, coord = slips.desk.actor("yx-staff"), slips.desk.actor("yx-coord")
    done = at_once(
        app,
        lambda: answer_slip(staff, now, key, seen, "已安排。"),
        lambda: withdraw_slip(coord, now, key, seen, "重复发单。"),
    )
    assert done in (["done", "slip_answered"], ["done", "slip_withdrawn"])
