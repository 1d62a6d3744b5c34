"""A county and two towns in which every route finds something real, and the values for its address and form.

Values come by the name of a converter (`<int:task_number>` would need a value "task_number"); a route whose view asks
more than its guard says so in ASKS, and one that does nothing without a form says what to send in FORMS.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

from flask import Flask
from sqlalchemy import select

from tests.storage import photographs
from tests.support.deliveries import failed
from tests.support.links import add_token
from tests.support.long_jobs import add_draft, add_job
from tests.support.records import adopt
from tests.support.reports import yunxi_report
from tests.support.tasks import add_source, add_task
from tests.support.world import World, add_user, build_world
from tracker.domain.people import Role
from tracker.domain.permissions import Permission, Subject
from tracker.domain.slips import SlipColour
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Evidence, ExtensionRequest, Notice, ProgressUpdate, Task, WorkRecord
from tracker.queries.drafting.sentences import sheet_of
from tracker.services import imports, work
from tracker.services.drafting.beginning import begin
from tracker.services.drafting.inquiring import ask
from tracker.services.evidence import keep, share
from tracker.services.reminding.absences import AbsenceEntry, record_absence
from tracker.services.reminding.slip_issuing import NewSlip, issue_slip
from tracker.services.tasks import Ask, ask_extension, instruct
from tracker.services.year_notes import NewNote, note
from tracker.storage import FolderBlobs

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
SHORT = {"qinghe": "qh", "yunxi": "yx", "heshan": "hs"}
UNIT = {"qinghe": "sfj", "yunxi": "zf", "heshan": "zf"}
OTHERS_ONLY = None
"""The act is left to a person of whom the matrix has none: the author of an entry, the reader of a notice."""

ASKS: Mapping[str, Permission | None] = {
    "GET drafts.inquiry": Permission.VIEW_DRAFTS,
    "POST drafts.inquiry": Permission.DRAFT,
    "drafts.send_back": Permission.SUPERVISE,
    "entries.accept": Permission.ACCEPT,
    "entries.edit": Permission.SIGN_PAPER,
    "entries.send_back": Permission.ACCEPT,
    "entries.withdraw_entry": OTHERS_ONLY,
    "POST evidence.show": Permission.SUPERVISE,
    "ledger.assign_selected": Permission.ASSIGN,
    "notices.follow": OTHERS_ONLY,
    "quarter.file": Permission.RECORD,
    "records.create": Permission.RECORD,
    "records.edit": Permission.SIGN_PAPER,
    **dict.fromkeys(("reminders.bot", "reminders.bots", "reminders.test_bot"), Permission.MANAGE_REMINDERS),
    "ring.confirm": Permission.CONFIRM_OUTCOME,
    "slips.answer": Permission.ANSWER_SLIP,
    "slips.issue": Permission.ISSUE_SLIP,
    "slips.withdraw": Permission.ISSUE_SLIP,
    "tasks.assignment_paper": Permission.SIGN_PAPER,
    "tasks.change": Permission.ASSIGN,
    "tasks.closing_paper": Permission.SIGN_PAPER,
    "tasks.create": Permission.CREATE_TASK,
    "tasks.extension_ask": Permission.ASK_EXTENSION,
    "tasks.extension_decide": Permission.DECIDE_EXTENSION,
    "tasks.extension_paper": Permission.SIGN_PAPER,
    "tasks.extension_withdraw": Permission.SIGN_PAPER,
    "tasks.give_instruction": Permission.INSTRUCT,
    "tasks.receive": Permission.RECEIVE,
    "tasks.report": Permission.REPORT,
    "tasks.split_up": Permission.ASSIGN,
    "tasks.take_step": Permission.SUBMIT,
    "tasks.targets": Permission.ASSIGN,
    "year_notes.create": Permission.NOTE,
    **dict.fromkeys(("year_notes.edit", "year_notes.withdraw"), Permission.SIGN_PAPER),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One organisation: values for addresses, and the task about which the permission table is asked."""

    values: Mapping[str, Any]
    task: Task
    subject: Subject
    entry: ProgressUpdate
    record: WorkRecord
    request: ExtensionRequest

    def values_for(self, endpoint: str) -> dict[str, Any]:
        """Values for one address: records and progress are entries both."""
        entry = self.record if endpoint.startswith("records.") else self.entry
        return {**self.values, "entry_id": entry.id}


FORMS: Mapping[str, Callable[[Place], dict[str, Any]]] = {
    "auth.locale": lambda _place: {"locale": "en"},
    "deliveries.hand": lambda _place: {"how": "phone"},
    "deliveries.hand_over": lambda place: {"how": "phone", "who": str(place.values["message_id"])},
    "deliveries.drop_gone": lambda place: {"who": str(place.values["message_id"])},
    "deliveries.test": lambda _place: {"address": "it@yunxi.example"},
    "deliveries.urge_owner": lambda place: {"how": "phone", "person_id": str(place.task.owner_id)},
    **dict.fromkeys(("drafts.declare_none", "drafts.edit"), lambda _place: {"text": "本年度未开展。", "version": "1"}),
    **dict.fromkeys(
        ("drafts.drop", "drafts.move", "drafts.restore", "drafts.restore_text", "drafts.set_plan", "drafts.settle"),
        lambda _place: {"version": "1"},
    ),
    **dict.fromkeys(
        ("drafts.compose_again", "drafts.discuss", "drafts.sign"),
        lambda place: {"version": str(place.values["draft_version"])},
    ),
    "drafts.add": lambda _place: {"section": "preamble", "kind": "boilerplate", "text": "谢谢。"},
    "drafts.ask": lambda place: {"person_id": str(place.subject.sponsor_id), "question": "请补一下"},
    "drafts.inquiry": lambda _place: {"text": "全年六次"},
    "drafts.merge": lambda place: {"into_id": str(place.values["sentence_id"] + 1)},
    "drafts.send_back": lambda place: {"reason": "再改改", "version": str(place.values["draft_version"])},
    "drafts.set_head": lambda place: {"title": "报告", "version": str(place.values["draft_version"])},
    "drafts.split": lambda _place: {"texts": "一件。\n两件。", "version": "1"},
    "drafts.take_answer": lambda place: {"inquiry_id": str(place.values["inquiry_id"]), "version": "1"},
    "entries.accept": lambda place: {**_entry(place)},
    "entries.send_back": lambda place: {**_entry(place), "reason": "请补签到表"},
    "entries.withdraw_entry": lambda place: {"version": str(place.entry.version_id)},
    "evidence.show": lambda _place: {"kind": "photo", "caption": "培训现场"},
    "evidence.share": lambda place: {"evidence": str(place.values["evidence_id"]), "shared": "1"},
    "evidence.upload": lambda _place: {"file": (BytesIO("会议纪要".encode()), "会议纪要.txt")},
    "jobs.evidence": lambda place: {"draft_id": str(place.values["bundled_draft_id"])},
    "year_notes.withdraw": lambda _place: {"version": "1"},
    "links.report": lambda _place: {"text": "组织第二期培训", "key": "through-a-link"},
    "links.upload": lambda _place: {"file": (BytesIO("签到表".encode()), "签到表.txt")},
    "ledger.assign_selected": lambda place: {
        "task": f"{place.task.id}.{place.task.version_id}",
        "due_on": "2026-12-01",
    },
    "ring.confirm": lambda place: {"task": f"{place.task.id}.{place.task.version_id}"},
    "slips.answer": lambda place: {
        "text": "已安排",
        "version": "1",
        "author_id": str(place.subject.owner_id),
    },
    "slips.issue": lambda _place: {"colour": "blue", "demand": "抓紧办", "reply_by": "2026-09-30"},
    "slips.withdraw": lambda _place: {"reason": "重复发单", "version": "1"},
    "reminders.end_absence": lambda _place: {"version": "1"},
    "tasks.extension_decide": lambda place: {"decision": "approve", "version": str(place.request.version_id)},
    "tasks.extension_withdraw": lambda place: {"version": str(place.request.version_id)},
    "tasks.give_instruction": lambda _place: {"text": "抓紧办"},
    "tasks.take_step": lambda place: {"step": "submit", "version": str(place.task.version_id)},
}


def _entry(place: Place) -> dict[str, Any]:
    return {"entry": f"{place.entry.id}:{place.entry.version_id}"}


def build_places(app: Flask) -> tuple[World, dict[str, Place]]:
    """The world, and a place for each organisation by its code."""
    world = build_world()
    for org, short in SHORT.items():
        add_user(world, f"{short}-target", "何玲", org, f"{org}-{UNIT[org]}", Role.STAFF)
    db.session.commit()
    blobs = FolderBlobs(app.config["SETTINGS"].data_dir / "blobs")
    places = {org: _place(world, org, number, blobs) for number, org in enumerate(SHORT, start=7)}
    return world, places


def _place(world: World, org: str, number: int, blobs: FolderBlobs) -> Place:
    short, home = SHORT[org], world.org(org)
    target, unit = world.user(f"{short}-target"), world.unit(f"{org}-{UNIT[org]}")
    text = yunxi_report(org=home.name).encode()
    reading = imports.upload(world.actor(f"{short}-coord"), NOW, home.id, "报告.txt", text, blobs)
    source = add_source(world, org, filename="通知.txt", sha256=blobs.put("通知".encode()))
    leader = world.user(f"{short}-leader")
    task = add_task(
        world, org, UNIT[org], number=number, owner_id=target.id, sponsor_id=leader.id, source_id=source.id,
        state=TaskState.ASSIGNED,
    )  # fmt: skip
    db.session.commit()
    photo = _shared_photo(world, org, blobs)
    entry, record, request = _work(world, org, task)
    values = {
        "user_id": target.id,
        "seat_id": target.memberships[0].id,
        "unit_id": unit.id,
        "number": number,
        "reading_id": reading.id,
        "item_id": reading.items[0].id,
        "evidence_id": photo.id,
        "request_id": request.id,
        "slip_id": _slip(world, org, task),
        "absence_id": _absence(world, org),
        "notice_id": db.session.scalars(select(Notice.id).where(Notice.person_id == target.id)).first(),
        "indicator_id": adopt(world, org)["普法宣传"],
        "code": "T10",
        "quarter": 3,
        "token": add_token(world, task, f"{short}-target", expires_at=NOW + timedelta(days=1)),
        "unit": UNIT[org],
        "message_id": failed(world, f"{short}-target", task).id,
        **_draft(world, org, target.id, leader.id),
        "job_id": add_job(world, org, f"{short}-coord"),
        "note_id": _note(world, org),
        "bundled_draft_id": add_draft(world, org),
    }
    return Place(values, task, Subject(home.id, unit.id, target.id, leader.id), entry, record, request)


def _note(world: World, org: str) -> int:
    """A problem that the owner of the task noted."""
    new = NewNote(2026, "执法人员不足", unit_id=world.unit(f"{org}-{UNIT[org]}").id)
    return note(world.actor(f"{SHORT[org]}-target"), NOW, world.org(org).id, new).id


def _draft(world: World, org: str, asked_id: int, leader_id: int) -> dict[str, int]:
    """A draft of the year for the leader to sign, about one sentence of which somebody was asked."""
    actor = world.actor(f"{SHORT[org]}-coord")
    draft = begin(actor, NOW, world.org(org).id, 2026)
    draft.signer_id = leader_id
    db.session.commit()
    row = sheet_of(actor, draft).rows[0]
    inquiry = ask(actor, NOW, row.id, asked_id, "请补一下")
    found = {"draft_id": draft.id, "sentence_id": row.id, "inquiry_id": inquiry.id}
    return {**found, "draft_version": draft.version_id}


def _absence(world: World, org: str) -> int:
    """The owner of the task will be away for a few days."""
    short = SHORT[org]
    days = date(2026, 12, 1), date(2026, 12, 3)
    entry = AbsenceEntry(world.user(f"{short}-target").id, *days, world.user(f"{short}-leader").id)
    return record_absence(world.actor(f"{short}-coord"), NOW, NOW.date(), world.org(org).id, entry).id


def _shared_photo(world: World, org: str, blobs: FolderBlobs) -> Evidence:
    data = photographs.saved(photographs.scene(), "JPEG")
    photo = keep(world.actor(f"{SHORT[org]}-target"), NOW, world.org(org).id, "现场.jpg", data, blobs)
    share(world.actor(f"{SHORT[org]}-coord"), NOW, [photo.id], shared=True)
    return photo


def _work(world: World, org: str, task: Task) -> tuple[ProgressUpdate, WorkRecord, ExtensionRequest]:
    """Progress that waits, a record that is accepted, and a request for a new date, all by the owner of the task."""
    owner, unit = world.actor(f"{SHORT[org]}-target"), world.unit(f"{org}-{UNIT[org]}")
    entry = work.report_progress(owner, NOW, task.id, work.NewProgress("组织第一期培训"))
    new = work.NewRecord(unit.id, "T10", date(2026, 9, 1), None, "开展法治宣传")
    record = work.record_work(owner, NOW, world.org(org).id, new)
    work.accept(world.actor(f"{SHORT[org]}-coord"), NOW, {record.id: record.version_id})
    instruct(world.actor(f"{SHORT[org]}-leader"), NOW, task.id, "抓紧办")
    request = ask_extension(owner, NOW, task.id, task.version_id, Ask(date(2026, 12, 20), "老师改期"))
    return entry, record, request


def _slip(world: World, org: str, task: Task) -> int:
    """A slip of the leader, which a coordinator may record an answer to."""
    new = NewSlip(SlipColour.BLUE, "抓紧办", date(2026, 9, 30))
    return issue_slip(world.actor(f"{SHORT[org]}-leader"), NOW, task.id, new).id


def form_of(endpoint: str, place: Place) -> dict[str, Any]:
    """What to send to a route; nothing unless FORMS says more."""
    form = FORMS.get(endpoint)
    return form(place) if form else {}
