"""Work in the demo: every state, kind and cause that the product knows, and nothing that its own rules forbid."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import TypeVar

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import ColumnElement, func, select

from tests.demo.conftest import NOW
from tracker.demo.files import catalogue, copy_of
from tracker.demo.photos import photo, scan
from tracker.demo.photos.printing import SCENES
from tracker.domain.deadlines import ExtensionState, closes_late
from tracker.domain.lights import Cause, Light, Thresholds, cause_of, cutoffs, lag_of, light_of
from tracker.domain.notices import NoticeReason
from tracker.domain.slips import SlipColour, SlipState
from tracker.domain.tasks import OPEN, TaskState
from tracker.domain.work import Duty, EntryState, EvidenceKind, Qualifier
from tracker.extensions import Base, db
from tracker.models import (
    Event,
    Evidence,
    ExtensionRequest,
    Figure,
    Notice,
    Organisation,
    ProgressUpdate,
    SupervisionNotice,
    Task,
    TaskTarget,
    User,
    WorkEntry,
    WorkRecord,
)
from tracker.storage import FolderBlobs

TODAY = date(2026, 9, 22)
CURRENT = 2026
Row = TypeVar("Row", bound=Base)


def rows(model: type[Row], *conditions: ColumnElement[bool]) -> Sequence[Row]:
    return db.session.scalars(select(model).where(*conditions)).all()


def in_town(code: str) -> int:
    return db.session.scalars(select(Organisation.id).where(Organisation.code == code)).one()


def events(verb: str) -> Sequence[Event]:
    return rows(Event, Event.verb == verb)


def test_every_state_of_reported_work_appears(demo: Flask) -> None:
    assert {entry.state for entry in rows(ProgressUpdate)} == set(EntryState)
    assert {EntryState.PENDING, EntryState.ACCEPTED, EntryState.RETURNED} <= {row.state for row in rows(WorkRecord)}
    assert all(entry.decision_reason for entry in rows(WorkEntry, WorkEntry.state == EntryState.RETURNED))


def test_nobody_accepted_their_own_work(demo: Flask) -> None:
    for entry in rows(WorkEntry, WorkEntry.decided_by_id.is_not(None)):
        doers = {entry.author_id, entry.task.owner_id if isinstance(entry, ProgressUpdate) and entry.task else None}
        assert entry.decided_by_id not in doers, entry.text


def test_every_kind_of_evidence_and_state_of_extensions_appears(demo: Flask) -> None:
    assert {evidence.kind for evidence in rows(Evidence)} == set(EvidenceKind)
    requests = rows(ExtensionRequest)
    assert {request.state for request in requests} == set(ExtensionState)
    assert any(request.is_late and request.state is ExtensionState.APPROVED for request in requests)


def test_closed_tasks_have_accepted_evidence_or_a_recorded_exception(demo: Flask) -> None:
    closings = {event.subject_id: event for event in events("closed")}
    for task in rows(Task, Task.state == TaskState.CLOSED):
        entries = rows(ProgressUpdate, ProgressUpdate.task_id == task.id, ProgressUpdate.state == EntryState.ACCEPTED)
        proved = any(entry.evidence and entry.author_id != task.sponsor_id for entry in entries)
        assert proved or closings[task.id].after.get("exception"), task.title
        if task.percent is not None:
            assert entries


def test_closings_were_late_excepted_and_on_paper(demo: Flask) -> None:
    closings = events("closed")
    assert sum("exception" in event.after for event in closings) >= 2
    assert any("signer_id" in event.after for event in closings)
    assert sum(bool(event.after.get("late")) for event in closings) >= 4
    zone = demo.config["SETTINGS"].timezone
    for event in closings:
        task = db.session.get_one(Task, event.subject_id)
        if task.closed_at is not None:
            late = closes_late(task.due_on, task.late_since, task.closed_at.astimezone(zone).date())
            assert bool(event.after.get("late")) is late, task.title


def test_one_town_shows_every_cause_of_a_light(demo: Flask) -> None:
    tasks = rows(Task, Task.org_id == in_town("yunxi"), Task.plan_year == CURRENT, Task.state.in_(OPEN))
    cut = cutoffs(TODAY, Thresholds())
    shown = {(cause_of(task, cut), light_of(task, cut)) for task in tasks}
    assert {(Cause.LAG, Light.RED), (Cause.LAG, Light.YELLOW), (Cause.UNREPORTED, Light.YELLOW)} <= shown
    lags = {task.title: round(lag_of(task, TODAY)) for task in tasks}
    assert lags["生产经营单位安全检查全覆盖"] == 22
    assert lags["码头和沿河夜市执法检查"] > 30
    assert any(task.late_since and task.due_on and task.due_on > TODAY for task in tasks)


TURNS = (
    "handed_back", "split", "handed_over", "instructed", "assigned_on_paper", "suspended", "merged", "reopened",
    "returned", "extended", "extension_refused", "entry_replaced", "targets_set", "continued",
)  # fmt: skip


@pytest.mark.parametrize("verb", TURNS)
def test_the_timelines_tell_every_turn_that_a_task_can_take(demo: Flask, verb: str) -> None:
    assert events(verb)


def test_three_signatures_wait_on_the_desk_of_a_leader(demo: Flask) -> None:
    leader = db.session.scalars(select(User.id).where(User.account == "yx-zhouzhengping")).one()
    submitted = rows(Task, Task.sponsor_id == leader, Task.state == TaskState.SUBMITTED)
    waiting = rows(ExtensionRequest, ExtensionRequest.state == ExtensionState.PENDING)
    assert len(submitted) + sum(request.task.sponsor_id == leader for request in waiting) == 3
    unread = rows(Notice, Notice.person_id == leader, Notice.read_at.is_(None))
    assert {notice.reason for notice in unread} >= {NoticeReason.SUBMITTED, NoticeReason.LEADER_NEEDED}


def test_a_town_keeps_records_of_its_year_in_all_themes(demo: Flask) -> None:
    kept = rows(WorkRecord, WorkRecord.org_id == in_town("yunxi"), WorkRecord.year == CURRENT)
    assert len(kept) >= 40
    assert {record.theme_code for record in kept} == {f"T{number}" for number in range(11)}
    assert {record.duty for record in kept} == {None, *Duty}
    for town in ("heshan", "liutang"):
        assert len(rows(WorkRecord, WorkRecord.org_id == in_town(town))) >= 10


def test_two_quarterly_forms_and_more_were_filled_in(demo: Flask) -> None:
    quarters = rows(WorkRecord, WorkRecord.from_on < WorkRecord.to_on)
    assert len({(record.unit_id, record.from_on) for record in quarters}) >= 3


def test_most_figures_belong_to_indicators(demo: Flask) -> None:
    figures = rows(Figure)
    matched = sum(figure.indicator_id is not None for figure in figures)
    assert matched >= 0.85 * len(figures)
    assert {Qualifier.EXACT, Qualifier.MORE} <= {figure.qualifier for figure in figures}
    assert db.session.scalar(select(func.count(TaskTarget.id)).where(TaskTarget.indicator_id.is_(None)))


def test_work_was_reported_after_it_was_done_and_before_now(demo: Flask) -> None:
    zone = demo.config["SETTINGS"].timezone
    for entry in rows(WorkEntry):
        assert entry.to_on <= entry.created_at.astimezone(zone).date(), entry.text
        assert entry.created_at <= (entry.decided_at or NOW) <= NOW


def test_no_two_files_of_a_sort_are_the_same() -> None:
    made = [copy_of(f"{key}#{number}", "云溪镇", NOW).data() for key in catalogue() for number in range(1, 5)]
    assert len(set(made)) == len(made)


def test_public_files_are_shared_with_the_county(demo: Flask) -> None:
    shared = rows(Evidence, Evidence.shared_at.is_not(None))
    assert {evidence.kind for evidence in shared} == {EvidenceKind.DISCLOSURE}


def test_the_files_are_there_and_photographs_have_copies(demo: Flask) -> None:
    blobs = FolderBlobs(demo.config["SETTINGS"].data_dir / "blobs")
    for evidence in rows(Evidence):
        assert evidence.sha256 in blobs
        if evidence.media_type == "image/jpeg":
            assert {evidence.copy_sha256, evidence.preview_sha256}.isdisjoint({None, evidence.sha256})
            assert (evidence.copy_sha256 or "") in blobs
            assert (evidence.preview_sha256 or "") in blobs
        assert evidence.caption
    assert all(evidence.taken_at for evidence in rows(Evidence, Evidence.kind == EvidenceKind.PHOTO))


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_drawn_the_same_each_time(scene: str) -> None:
    first, again = (photo(scene, 3, NOW) for _ in range(2))
    assert first == again != photo(scene, 3, NOW.replace(day=1))
    with Image.open(BytesIO(first)) as picture:
        assert picture.size == (960, 720)
        assert picture.getexif().get_ifd(0x8769)[0x9003] == "2026:09:22 02:00:00"
    assert scan(scene, 3, NOW) == scan(scene, 3, NOW)
    assert scan(scene, 3, NOW).startswith(b"%PDF")


def test_slips_were_issued_by_hand_and_one_still_waits_for_its_answer(demo: Flask) -> None:
    slips = rows(SupervisionNotice, SupervisionNotice.issued_by_id.is_not(None))
    assert {(slip.colour, slip.state) for slip in slips} == {
        (SlipColour.BLUE, SlipState.ANSWERED), (SlipColour.YELLOW, SlipState.ANSWERED),
        (SlipColour.RED, SlipState.ISSUED),
    }  # fmt: skip
    assert all(slip.task.state in OPEN and slip.task.due_on and slip.task.due_on < TODAY for slip in slips)


def test_slips_are_numbered_in_the_order_of_their_days(demo: Flask) -> None:
    for org_id in {slip.org_id for slip in rows(SupervisionNotice)}:
        mine = rows(SupervisionNotice, SupervisionNotice.org_id == org_id)
        numbers = [slip.number for slip in sorted(mine, key=lambda slip: (slip.issued_at, slip.number))]
        assert numbers == list(range(1, len(mine) + 1))
