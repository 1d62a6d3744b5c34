"""The pages around a task: extensions, paper, parts, targets, handing over."""

import io
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from flask import Flask
from PIL import Image
from sqlalchemy import select

from tests.support.pages import get_page, post, post_page
from tests.support.tasks import add_proof, add_task
from tests.support.world import World
from tracker.domain.deadlines import ExtensionState
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Event, ExtensionRequest, Task, TaskTarget, Unit

TASK = "/o/yunxi/2026/tasks/1"


@pytest.fixture
def task(world: World) -> Task:
    """A task in hand: 吴静 does it, 周正平 answers for it, due on 30 September."""
    task = add_task(
        world, state=TaskState.IN_PROGRESS, owner_id=world.user("yx-staff").id, sponsor_id=world.user("yx-leader").id,
        due_on=date(2026, 9, 30), first_due_on=date(2026, 9, 30), started_on=date(2026, 3, 2), number=1,
    )  # fmt: skip
    db.session.commit()
    return task


def scan() -> tuple[io.BytesIO, str]:
    """A photograph of a signed sheet."""
    file = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(file, "JPEG")
    return io.BytesIO(file.getvalue()), "签批件.jpg"


def asked(task: Task) -> ExtensionRequest:
    db.session.expire_all()
    return db.session.scalars(select(ExtensionRequest).where(ExtensionRequest.task_id == task.id)).one()


def ask(app: Flask, world: World, day: str = "2026-10-20") -> None:
    version = db.session.scalars(select(Task.version_id)).one()
    form = {"version": str(version), "proposed_on": day, "reason": "等待国土手续", "progress": "已选址"}
    post_page(world.client(app, "yx-staff"), f"{TASK}/extension", form)


def test_a_new_date_is_asked_for_and_granted_by_the_sponsor_alone(app: Flask, world: World, task: Task) -> None:
    ask(app, world)
    request = asked(task)
    form = {"version": str(request.version_id), "decision": "approve", "granted_on": "2026-10-15", "note": "抓紧"}
    url = f"{TASK}/extensions/{request.id}/decide"
    assert post(world.client(app, "yx-coord"), url, form).status_code == 403
    page = post_page(world.client(app, "yx-leader"), url, form)
    assert "已同意延期" in page.html
    request = asked(task)
    assert (request.state, request.granted_on) == (ExtensionState.APPROVED, date(2026, 10, 15))
    assert (request.task.due_on, request.task.first_due_on) == (date(2026, 10, 15), date(2026, 9, 30))
    assert "申请的是 10月20日" in page.text


def test_a_request_can_be_refused_and_the_date_stays(app: Flask, world: World, task: Task) -> None:
    ask(app, world)
    form = {"version": str(asked(task).version_id), "decision": "refuse", "note": "按期完成"}
    post_page(world.client(app, "yx-leader"), f"{TASK}/extensions/{asked(task).id}/decide", form)
    assert (asked(task).state, asked(task).task.due_on) == (ExtensionState.REFUSED, date(2026, 9, 30))


def test_whoever_asked_may_take_it_back(app: Flask, world: World, task: Task) -> None:
    ask(app, world)
    form = {"version": str(asked(task).version_id)}
    post_page(world.client(app, "yx-staff"), f"{TASK}/extensions/{asked(task).id}/withdraw", form)
    assert asked(task).state is ExtensionState.WITHDRAWN


def test_what_cannot_be_granted_is_told_at_its_field_and_kept(app: Flask, world: World, task: Task) -> None:
    form = {"version": "1", "proposed_on": "2026-09-01", "reason": "等待国土手续"}
    page = post_page(world.client(app, "yx-staff"), f"{TASK}/extension", form, status=400)
    assert page.find("#proposed_on").attributes["aria-invalid"] == "true"
    assert "等待国土手续" in page.html


def test_after_the_date_the_page_says_what_a_late_report_does_not_clear(app: Flask, world: World, task: Task) -> None:
    task.due_on = date(2026, 9, 1)
    db.session.commit()
    page = get_page(world.client(app, "yx-staff"), f"{TASK}/extension")
    assert page.h1 == "逾期补报"
    ask(app, world)
    assert asked(task).is_late


@pytest.mark.parametrize("kind", ["assignment", "closing"])
def test_a_sheet_names_the_task_and_quotes_its_sentence(app: Flask, world: World, task: Task, kind: str) -> None:
    add_proof(world, task, text="组织两期培训")
    db.session.commit()
    response = world.client(app, "yx-coord").get(f"{TASK}/sheets/{kind}")
    cells = [cell.text for table in Document(io.BytesIO(response.data)).tables for row in table.rows
             for cell in row.cells]  # fmt: skip
    assert task.quote in cells
    assert ("组织两期培训" in " ".join(cells)) is (kind == "closing")


def test_the_sheet_of_an_extension_says_what_is_asked(app: Flask, world: World, task: Task) -> None:
    ask(app, world)
    response = world.client(app, "yx-coord").get(f"{TASK}/extensions/{asked(task).id}/sheet")
    text = " ".join(cell.text for row in Document(io.BytesIO(response.data)).tables[0].rows for cell in row.cells)
    assert "2026年10月20日" in text
    assert "等待国土手续" in text


def test_a_leader_who_signs_on_paper_closes_by_the_scan(app: Flask, world: World, task: Task) -> None:
    add_proof(world, task)
    task.state = TaskState.SUBMITTED
    db.session.commit()
    form = {"version": str(task.version_id), "signed_on": "2026-09-21", "file": scan()}
    page = post_page(world.client(app, "yx-coord"), f"{TASK}/paper/closing", form)
    assert "已按签批件销号" in page.html
    db.session.expire_all()
    event = db.session.scalars(select(Event).where(Event.verb == "closed", Event.subject_id == task.id)).one()
    assert (event.actor_id, event.after["signer_id"]) == (world.user("yx-coord").id, world.user("yx-leader").id)
    assert event.after["basis_id"]
    assert task.state is TaskState.CLOSED


def test_without_a_scan_nothing_is_signed(app: Flask, world: World, task: Task) -> None:
    form = {"version": "1", "signed_on": "2026-09-21"}
    page = post_page(world.client(app, "yx-coord"), f"{TASK}/paper/assignment", form, status=400)
    assert page.find("#file").attributes["aria-invalid"] == "true"
    assert page.find("#signed_on").attributes["value"] == "2026-09-21"


def test_a_scan_decides_a_request_too(app: Flask, world: World, task: Task) -> None:
    ask(app, world)
    form = {"version": str(asked(task).version_id), "signed_on": "2026-09-22", "decision": "approve",
            "granted_on": "2026-10-31", "file": scan()}  # fmt: skip
    post_page(world.client(app, "yx-coord"), f"{TASK}/extensions/{asked(task).id}/paper", form)
    assert (asked(task).state, asked(task).task.due_on) == (ExtensionState.APPROVED, date(2026, 10, 31))
    assert asked(task).decided_by_id == world.user("yx-leader").id


def test_a_task_is_split_into_parts_with_their_own_people(app: Flask, world: World, task: Task) -> None:
    zf, head = world.unit("yunxi-zf").id, world.user("yx-head").id
    form = {"version": "1"}
    for row, title in enumerate(("上半年培训", "下半年培训")):
        form |= {f"parts-{row}-title": title, f"parts-{row}-lead_unit_id": str(zf), f"parts-{row}-owner_id": str(head)}
    for row in range(2, 6):
        form |= {f"parts-{row}-lead_unit_id": str(zf)}
    page = post_page(world.client(app, "yx-coord"), f"{TASK}/split", form)
    assert "已拆成 2 件" in page.html
    parts = db.session.scalars(select(Task).where(Task.part_of_id == task.id).order_by(Task.number)).all()
    assert [(part.title, part.owner_id, part.due_on) for part in parts] == [
        ("上半年培训", head, date(2026, 9, 30)), ("下半年培训", head, date(2026, 9, 30)),
    ]  # fmt: skip


def test_targets_are_numbers_with_a_unit(app: Flask, world: World, task: Task) -> None:
    client = world.client(app, "yx-coord")
    form = {"version": "1", "rows-0-name": "执法人员培训", "rows-0-value": "6", "rows-0-unit": "次"}
    post_page(client, f"{TASK}/targets", form)
    [target] = db.session.scalars(select(TaskTarget).where(TaskTarget.task_id == task.id))
    assert (target.name, int(target.value), target.unit) == ("执法人员培训", 6, "次")
    page = get_page(client, f"{TASK}/targets")
    assert page.find("#rows-0-value").attributes["value"] == "6"
    wrong = {
        "version": str(task.version_id),
        "rows-0-name": "执法人员培训",
        "rows-0-value": "六回",
        "rows-0-unit": "次",
    }
    assert "六回" in post_page(client, f"{TASK}/targets", wrong, status=400).html


def test_all_work_of_a_person_who_leaves_goes_to_another(app: Flask, world: World, task: Task) -> None:
    leaver, taker = world.user("yx-head"), world.user("yx-staff")
    add_task(world, owner_id=leaver.id, number=2, state=TaskState.IN_PROGRESS)
    db.session.commit()
    url = f"/o/yunxi/2026/people/{leaver.id}/hand-over"
    assert world.client(app, "yx-staff").get(url).status_code == 403
    page = post_page(world.client(app, "yx-coord"), url, {"to_user_id": str(taker.id)})
    assert "已移交 1 件承办" in page.html
    db.session.expire_all()
    assert db.session.scalars(select(Unit).where(Unit.head_id == leaver.id)).all() == []
    assert {row.owner_id for row in db.session.scalars(select(Task))} == {taker.id}


def test_a_file_that_is_no_scan_is_refused_and_the_disk_keeps_nothing(
    app: Flask, world: World, task: Task, tmp_path: Path
) -> None:
    form = {"version": "1", "signed_on": "2026-09-21", "file": (io.BytesIO(b"<html>"), "签批件.html")}
    post_page(world.client(app, "yx-coord"), f"{TASK}/paper/assignment", form, status=400)
    assert [path for path in tmp_path.rglob("blobs/**/*") if path.is_file()] == []
