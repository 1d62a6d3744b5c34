"""Extensions (延期): asked for with a reason, decided by the sponsor, never a way around a missed date."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.support.desk import Desk
from tracker.domain.deadlines import ExtensionState
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.domain.tasks import Move, TaskState
from tracker.extensions import db
from tracker.models import ExtensionRequest, Task
from tracker.services.tasks import decide_extension, withdraw_extension

DUE, LATER = date(2026, 11, 30), date(2026, 12, 20)
AFTER_DUE = datetime(2026, 12, 2, 2, 0, tzinfo=UTC)


@pytest.fixture
def task(desk: Desk) -> Task:
    return desk.make(state=TaskState.IN_PROGRESS)


def decide(desk: Desk, who: str, request: ExtensionRequest, granted_on: date | None = LATER, **values: Any) -> None:
    actor = desk.actor(who)
    decide_extension(actor, desk.now, request.id, request.version_id, granted_on=granted_on, **values)


@pytest.mark.parametrize("who", ["yx-staff", "yx-head", "yx-coord"])
def test_owner_unit_head_and_coordinator_ask(desk: Desk, task: Task, who: str) -> None:
    request = desk.ask(who, task, progress="已完成四次")
    assert (request.author_id, request.due_on, request.proposed_on) == (desk.user(who), DUE, LATER)
    assert (request.state, request.is_late, request.progress) == (ExtensionState.PENDING, False, "已完成四次")
    assert (task.due_on, desk.told("yx-leader")) == (DUE, ["extension_asked"])
    [event] = desk.events(task)
    assert (event.verb, event.reason) == ("extension_asked", "等县里的批复")
    assert event.after == {"request_id": request.id, "proposed_on": "2026-12-20", "late": False}


@pytest.mark.parametrize("who", ["yx-viewer", "yx-admin"])
def test_others_do_not(desk: Desk, task: Task, who: str) -> None:
    with pytest.raises(NotAllowed):
        desk.ask(who, task)


def test_the_sponsor_asks_nothing_of_themselves(desk: Desk) -> None:
    task = desk.make(sponsor_id=desk.user("yx-head"), state=TaskState.IN_PROGRESS)
    with pytest.raises(NotAllowed, match="own_request"):
        desk.ask("yx-head", task)


def test_a_coordinator_types_it_for_the_owner(desk: Desk, task: Task) -> None:
    request = desk.ask("yx-coord", task, author_id=desk.user("yx-staff"))
    assert (request.author_id, request.recorder_id) == (desk.user("yx-staff"), desk.user("yx-coord"))
    db.session.rollback()
    with pytest.raises(NotAllowed):
        desk.ask("yx-head", desk.make(), author_id=desk.user("yx-staff"))


@pytest.mark.parametrize(
    ("proposed_on", "code"),
    [(DUE, "extension_not_later"), (date(2026, 10, 1), "extension_not_later"), (date(3026, 1, 1), "date_out_of_range")],
)
def test_the_date_is_a_later_one(desk: Desk, task: Task, proposed_on: date, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        desk.ask("yx-staff", task, proposed_on)
    assert (refused.value.code, refused.value.field) == (code, "proposed_on")


def test_it_takes_a_reason(desk: Desk, task: Task) -> None:
    with pytest.raises(Invalid) as refused:
        desk.ask("yx-staff", task, reason="  ")
    assert refused.value.field == "reason"


@pytest.mark.parametrize("state", [TaskState.UNASSIGNED, TaskState.SUBMITTED, TaskState.CLOSED])
def test_only_for_work_that_goes_on(desk: Desk, state: TaskState) -> None:
    with pytest.raises(Invalid):
        desk.ask("yx-staff", desk.make(state=state))


def test_one_request_at_a_time(desk: Desk, task: Task) -> None:
    desk.ask("yx-staff", task)
    with pytest.raises(Conflict, match="extension_pending"):
        desk.ask("yx-head", task)


def test_the_sponsor_grants_it(desk: Desk, task: Task) -> None:
    request = desk.ask("yx-head", task)
    decide(desk, "yx-leader", request, note="同意")
    assert (request.state, request.granted_on, request.decided_by_id) == (
        ExtensionState.APPROVED, LATER, desk.user("yx-leader")
    )  # fmt: skip
    assert (task.due_on, task.first_due_on, task.late_since) == (LATER, DUE, None)
    event = desk.events(task)[-1]
    assert (event.verb, event.before, event.reason) == ("extended", {"due_on": "2026-11-30"}, "同意")
    assert event.after == {"due_on": "2026-12-20", "request_id": request.id, "proposed_on": "2026-12-20"}
    assert (desk.told("yx-staff"), desk.told("yx-head")) == (["extension_decided"], ["extension_decided"])


def test_the_sponsor_names_another_date(desk: Desk, task: Task) -> None:
    decide(desk, "yx-leader", desk.ask("yx-staff", task), date(2026, 12, 5))
    assert task.due_on == date(2026, 12, 5)


def test_the_sponsor_refuses_with_a_word(desk: Desk, task: Task) -> None:
    request = desk.ask("yx-staff", task)
    with pytest.raises(Invalid) as refused:
        decide(desk, "yx-leader", request, None)
    assert refused.value.field == "note"
    db.session.rollback()
    decide(desk, "yx-leader", request, None, note="年底前必须完成")
    assert (request.state, task.due_on, desk.verbs(task)[-1]) == (ExtensionState.REFUSED, DUE, "extension_refused")


@pytest.mark.parametrize("who", ["yx-staff", "yx-head", "yx-coord", "yx-viewer"])
def test_nobody_but_the_sponsor_decides(desk: Desk, task: Task, who: str) -> None:
    request = desk.ask("yx-staff", task)
    with pytest.raises(NotAllowed):
        decide(desk, who, request)


def test_whoever_asked_does_not_decide_when_they_become_sponsor(desk: Desk, task: Task) -> None:
    request = desk.ask("yx-head", task)
    desk.give("yx-coord", task, sponsor_id=desk.user("yx-head"))
    with pytest.raises(NotAllowed, match="own_request"):
        decide(desk, "yx-head", request)


def test_what_is_decided_is_decided_once(desk: Desk, task: Task) -> None:
    request = desk.ask("yx-staff", task)
    decide(desk, "yx-leader", request)
    with pytest.raises(Conflict, match="extension_decided"):
        decide(desk, "yx-leader", request, date(2026, 12, 31))
    with pytest.raises(Conflict, match="extension_decided"):
        withdraw_extension(desk.actor("yx-staff"), desk.now, request.id, request.version_id)


def test_a_request_of_another_town_is_unknown(desk: Desk, task: Task) -> None:
    request = desk.ask("yx-staff", task)
    with pytest.raises(NotFound):
        decide(desk, "hs-leader", request)


def test_after_the_date_it_is_filed_late_and_the_missed_date_stays(desk: Desk, task: Task) -> None:
    desk.now = AFTER_DUE
    request = desk.ask("yx-staff", task)
    assert request.is_late
    assert desk.told("yx-leader") == ["extension_asked"]
    decide(desk, "yx-leader", request)
    assert (task.due_on, task.late_since, task.first_due_on) == (LATER, DUE, DUE)
    assert desk.events(task)[-1].after["late_since"] == "2026-11-30"


def test_filed_in_time_a_request_does_not_make_a_task_late_by_waiting_for_its_answer(desk: Desk, task: Task) -> None:
    request = desk.ask("yx-staff", task)
    desk.now = AFTER_DUE
    decide(desk, "yx-leader", request)
    assert (task.due_on, task.late_since) == (LATER, None)


def test_a_date_that_has_passed_is_not_granted(desk: Desk, task: Task) -> None:
    request = desk.ask("yx-staff", task, date(2026, 12, 1))
    desk.now = AFTER_DUE
    with pytest.raises(Invalid) as refused:
        decide(desk, "yx-leader", request, date(2026, 12, 1))
    assert (refused.value.code, refused.value.field) == ("extension_not_later", "granted_on")


def test_as_often_as_the_office_allows(desk: Desk, task: Task) -> None:
    for month in (12, 1):
        day = date(2026 + (month == 1), month, 25)
        decide(desk, "yx-leader", desk.ask("yx-staff", task, day), day)
    with pytest.raises(Invalid) as refused:
        desk.ask("yx-staff", task, date(2027, 3, 1))
    assert (refused.value.code, refused.value.params) == ("extensions_used", {"most": 2})
    db.session.rollback()
    desk.settings(most_extensions=3)
    assert desk.ask("yx-staff", task, date(2027, 3, 1)).state is ExtensionState.PENDING


def test_author_and_coordinator_take_a_request_back_and_another_may_follow(desk: Desk, task: Task) -> None:
    for who in ("yx-staff", "yx-coord"):
        request = desk.ask("yx-staff", task)
        with pytest.raises(NotAllowed):
            withdraw_extension(desk.actor("yx-head"), desk.now, request.id, request.version_id)
        db.session.rollback()
        withdraw_extension(desk.actor(who), desk.now, request.id, request.version_id)
        assert request.state is ExtensionState.WITHDRAWN
    assert desk.verbs(task) == ["extension_asked", "extension_withdrawn"] * 2


def test_a_request_ends_when_the_task_is_put_aside_or_handed_back(desk: Desk, task: Task) -> None:
    request = desk.ask("yx-staff", task)
    desk.go("yx-coord", task, Move.SUSPEND, "政策取消")
    assert request.state is ExtensionState.WITHDRAWN
    other = desk.make(started_on=date(2026, 9, 21))
    request = desk.ask("yx-staff", other)
    desk.go("yx-staff", other, Move.HAND_BACK, "转司法所")
    assert request.state is ExtensionState.WITHDRAWN


def test_whom_a_coordinator_names_must_not_be_the_one_who_decides(desk: Desk, task: Task) -> None:
    with pytest.raises(Invalid, match="own_request") as refused:
        desk.ask("yx-coord", task, author_id=desk.user("yx-leader"))
    assert refused.value.field == "author_id"
