"""Signatures on paper: who may record them, for whom, and what the event names."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from tests.support.desk import Desk
from tests.support.tasks import add_evidence, add_proof
from tests.support.world import add_user
from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.people import Role
from tracker.domain.tasks import Move, TaskState
from tracker.domain.work import EvidenceKind
from tracker.extensions import db
from tracker.models import Task
from tracker.models.evidence import task_evidence
from tracker.services.tasks import Paper, assign_on_paper, close_on_paper, decide_extension_on_paper


@pytest.fixture
def task(desk: Desk) -> Task:
    """Submitted, with accepted evidence."""
    task = desk.make(state=TaskState.SUBMITTED)
    add_proof(desk.world, task)
    db.session.commit()
    return task


def sheet(desk: Desk, org: str = "yunxi", kind: EvidenceKind = EvidenceKind.SIGNED_SHEET) -> int:
    evidence = add_evidence(desk.world, org, kind)
    db.session.commit()
    return evidence.id


def paper(desk: Desk, **values: Any) -> Paper:
    given = {"signer_id": desk.user("yx-leader"), "signed_on": date(2026, 9, 21), "evidence_id": values.get("sheet")}
    values.pop("sheet", None)
    return Paper(**{**given, "evidence_id": given["evidence_id"] or sheet(desk), **values})


def close(desk: Desk, task: Task, signed: Paper, who: str = "yx-coord", exception: str = "") -> Task:
    actor = desk.actor(who)
    return close_on_paper(actor, desk.now, task.id, task.version_id, signed, exception)


def sheets(task: Task) -> list[int]:
    return list(db.session.scalars(select(task_evidence.c.evidence_id).where(task_evidence.c.task_id == task.id)))


def test_the_event_names_signer_recorder_and_basis(desk: Desk, task: Task) -> None:
    signed = paper(desk)
    close(desk, task, signed)
    assert (task.state, sheets(task)) == (TaskState.CLOSED, [signed.evidence_id])
    assert task.closed_at == datetime(2026, 9, 21, 10, 0, tzinfo=UTC)
    [event] = desk.events(task)
    assert (event.verb, event.actor_id) == ("closed", desk.user("yx-coord"))
    assert event.after == {
        "state": "closed", "signer_id": desk.user("yx-leader"), "recorder_id": desk.user("yx-coord"),
        "basis_id": signed.evidence_id, "signed_on": "2026-09-21",
    }  # fmt: skip
    assert desk.told("yx-staff") == ["closed"]


def test_the_day_of_the_signature_says_whether_it_is_late(desk: Desk, task: Task) -> None:
    task.due_on = date(2026, 9, 21)
    db.session.commit()
    close(desk, task, paper(desk, signed_on=date(2026, 9, 21)))
    assert "late" not in desk.events(task)[-1].after
    desk.go("yx-coord", task, Move.REOPEN, "回访发现没有做完")
    desk.go("yx-staff", task, Move.SUBMIT)
    close(desk, task, paper(desk, signed_on=date(2026, 9, 22)))
    assert desk.events(task)[-1].after["late"] is True


@pytest.mark.parametrize("who", ["yx-staff", "yx-head", "yx-leader", "yx-viewer", "yx-admin"])
def test_only_a_coordinator_records_paper(desk: Desk, task: Task, who: str) -> None:
    with pytest.raises(NotAllowed):
        close(desk, task, paper(desk), who)


def test_a_coordinator_records_neither_their_own_task_nor_their_own_signature(desk: Desk, task: Task) -> None:
    own = desk.make(owner_id=desk.user("yx-coord"), state=TaskState.SUBMITTED)
    with pytest.raises(NotAllowed, match="own_work"):
        close(desk, own, paper(desk))
    signed_by_me = desk.make(sponsor_id=desk.user("yx-coord"), state=TaskState.SUBMITTED)
    with pytest.raises(NotAllowed, match="own_signature"):
        close(desk, signed_by_me, paper(desk, signer_id=desk.user("yx-coord")))


def test_nobody_signs_for_their_own_task(desk: Desk) -> None:
    own = desk.make(owner_id=desk.user("yx-leader"), state=TaskState.SUBMITTED)
    with pytest.raises(NotAllowed, match="own_work"):
        close(desk, own, paper(desk), exception="已核")


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"signer": "yx-head"}, "signer_not_sponsor", "signer_id"),
        ({"signed_on": date(2026, 9, 23)}, "date_in_future", "signed_on"),
        ({"signed_on": date(1926, 9, 23)}, "date_out_of_range", "signed_on"),
        ({"kind": EvidenceKind.PHOTO}, "sheet_kind", "evidence_id"),
        ({"org": "heshan"}, "evidence_unknown", "evidence_id"),
    ],
)
def test_what_is_wrong_with_a_paper_is_said_at_its_field(
    desk: Desk, task: Task, values: dict[str, Any], code: str, field: str
) -> None:
    values = dict(values)
    scan = sheet(desk, values.pop("org", "yunxi"), values.pop("kind", EvidenceKind.SIGNED_SHEET))
    signer = desk.user(values.pop("signer", "yx-leader"))
    with pytest.raises(Invalid) as refused:
        close(desk, task, paper(desk, sheet=scan, signer_id=signer, **values))
    assert (refused.value.code, refused.value.field) == (code, field)
    db.session.rollback()
    assert (task.state, sheets(task)) == (TaskState.SUBMITTED, [])


def test_paper_needs_evidence_or_an_exception_too(desk: Desk) -> None:
    bare = desk.make(state=TaskState.SUBMITTED)
    with pytest.raises(Invalid, match="closing_needs_evidence"):
        close(desk, bare, paper(desk))
    db.session.rollback()
    close(desk, bare, paper(desk), exception="纸质材料存档")
    assert desk.events(bare)[-1].after["exception"] == "纸质材料存档"


def test_no_paper_is_older_than_what_it_signs(desk: Desk) -> None:
    """Dated back before the due date, it would close a late task in time."""
    task = desk.make(state=TaskState.IN_PROGRESS, due_on=date(2026, 9, 1))
    add_proof(desk.world, task)
    db.session.commit()
    desk.go("yx-staff", task, Move.SUBMIT)
    for day in (date(2000, 1, 1), date(2026, 8, 31), date(2026, 9, 21)):
        with pytest.raises(Invalid, match="signed_too_early") as refused:
            close(desk, task, paper(desk, signed_on=day))
        assert (refused.value.field, task.state) == ("signed_on", TaskState.SUBMITTED)
        db.session.rollback()
    close(desk, task, paper(desk, signed_on=date(2026, 9, 22)))
    assert desk.events(task)[-1].after["late"] is True


def test_where_all_goes_on_paper_the_signature_may_be_older_than_what_the_coordinator_types(desk: Desk) -> None:
    task = desk.make(state=TaskState.IN_PROGRESS, due_on=date(2026, 9, 21))
    add_proof(desk.world, task)
    db.session.commit()
    desk.go("yx-coord", task, Move.SUBMIT)
    close(desk, task, paper(desk, signed_on=date(2026, 9, 21)))
    assert "late" not in desk.events(task)[-1].after


def test_no_signed_extension_is_older_than_its_task(desk: Desk) -> None:
    task = desk.make(state=TaskState.IN_PROGRESS)
    request, signed, later = desk.ask("yx-staff", task), paper(desk, signed_on=date(2026, 8, 31)), date(2026, 12, 20)
    with pytest.raises(Invalid, match="signed_too_early"):
        decide_extension_on_paper(desk.actor("yx-coord"), desk.now, request.id, request.version_id, signed, later)


def test_an_extension_is_decided_on_paper(desk: Desk) -> None:
    task = desk.make(state=TaskState.IN_PROGRESS)
    request, signed, later = desk.ask("yx-staff", task), paper(desk), date(2026, 12, 20)
    actor = desk.actor("yx-coord")
    decide_extension_on_paper(actor, desk.now, request.id, request.version_id, signed, later, note="同意")
    assert (task.due_on, request.decided_by_id, request.signed_sheet_id) == (
        later, desk.user("yx-leader"), signed.evidence_id
    )  # fmt: skip
    after = desk.events(task)[-1].after
    assert (after["signer_id"], after["basis_id"], sheets(task)) == (
        desk.user("yx-leader"), signed.evidence_id, [signed.evidence_id]
    )  # fmt: skip


def test_a_coordinator_does_not_record_the_answer_to_their_own_request(desk: Desk) -> None:
    task = desk.make(state=TaskState.IN_PROGRESS)
    request, signed = desk.ask("yx-coord", task), paper(desk)
    with pytest.raises(NotAllowed, match="own_request"):
        decide_extension_on_paper(desk.actor("yx-coord"), desk.now, request.id, request.version_id, signed, None)


def test_the_signed_assignment_is_recorded_once(desk: Desk) -> None:
    task, signed = desk.make(), paper(desk)
    for _click in range(2):
        assign_on_paper(desk.actor("yx-coord"), desk.now, task.id, task.version_id, signed)
    assert (desk.verbs(task), sheets(task), task.state) == (
        ["assigned_on_paper"], [signed.evidence_id], TaskState.ASSIGNED
    )  # fmt: skip


def test_what_is_not_assigned_has_no_signed_assignment(desk: Desk) -> None:
    task = desk.make(state=TaskState.UNASSIGNED)
    with pytest.raises(Invalid, match="move_not_possible"):
        assign_on_paper(desk.actor("yx-coord"), desk.now, task.id, task.version_id, paper(desk))


def test_a_leader_who_never_signs_in_needs_no_seat_of_a_leader(desk: Desk) -> None:
    mayor = add_user(desk.world, "yx-mayor", "赵镇长", "yunxi", "yunxi-dzb", Role.VIEWER)
    task = desk.make(sponsor_id=mayor.id, state=TaskState.SUBMITTED)
    assert close(desk, task, paper(desk, signer_id=mayor.id), exception="现场已验收").state is TaskState.CLOSED
