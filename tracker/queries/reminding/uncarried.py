"""News that no message has carried yet, with what decides whether it is still so."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, bindparam, exists, select

from tracker.domain.deadlines import ExtensionState
from tracker.domain.notices import GROUP_OF, NoticeReason
from tracker.domain.people import Actor
from tracker.domain.reminding.addressing import Directory
from tracker.domain.reminding.news import Situation
from tracker.models import Draft, ExtensionRequest, Inquiry, Notice, SupervisionNotice, Task, WorkEntry
from tracker.queries.drafting.draft_notices import asks, waits
from tracker.queries.kept import read
from tracker.queries.reminding.waiting import PORTION
from tracker.queries.scope import may_see


@dataclass(frozen=True, slots=True)
class Uncarried:
    """An unread notice that no message has carried, and how things stand for its person."""

    id: int
    person_id: int
    reason: NoticeReason
    task_id: int | None
    now: Situation


def uncarried(actor: Actor, org_id: int, directory: Directory, *, needs_receipt: bool) -> Iterator[list[Uncarried]]:
    """All of an organisation in portions, the oldest first."""
    found = _rows(actor, org_id)
    rows = read(found, {"last": 0})
    while rows:
        yield [
            Uncarried(row.id, row.person_id, row.reason, row.task_id, _situation(row, org_id, directory, needs_receipt))
            for row in rows
        ]
        rows = read(found, {"last": rows[-1].id}) if len(rows) == PORTION else ()


def _rows(actor: Actor, org_id: int) -> Any:
    entry = WorkEntry.__table__.c
    asked = exists().where(
        ExtensionRequest.task_id == Task.id, ExtensionRequest.state == ExtensionState.PENDING,
        may_see(actor, ExtensionRequest),
    )  # fmt: skip
    return (
        select(
            Notice.id, Notice.person_id, Notice.reason, Notice.due_on, Notice.task_id,
            Task.state, Task.owner_id, Task.sponsor_id, Task.due_on.label("task_due_on"),
            entry.state.label("entry"), entry.unit_id, entry.author_id,
            entry.recorder_id, SupervisionNotice.state.label("slip"), asked.label("asked"),
            waits().label("draft_waits"),
        )
        .outerjoin(Task, and_(Task.id == Notice.task_id, Task.voided_at.is_(None), may_see(actor, Task)))
        .outerjoin(WorkEntry.__table__, and_(entry.id == Notice.entry_id, may_see(actor, WorkEntry)))
        .outerjoin(
            SupervisionNotice, and_(SupervisionNotice.id == Notice.slip_id, may_see(actor, SupervisionNotice))
        )
        .outerjoin(Draft, and_(Draft.id == Notice.draft_id, may_see(actor, Draft)))
        .outerjoin(Inquiry, and_(asks(), may_see(actor, Inquiry)))
        .where(may_see(actor, Notice), Notice.org_id == org_id, *_WAITING)
        .where(Notice.id > bindparam("last", type_=Integer))
        .order_by(Notice.id)
        .limit(PORTION)
    )  # fmt: skip


_WAITING: tuple[ColumnElement[bool], ...] = (
    Notice.carried_at.is_(None), Notice.read_at.is_(None), Notice.reason.in_(list(GROUP_OF)),
)  # fmt: skip


def _situation(row: Any, org_id: int, directory: Directory, needs_receipt: bool) -> Situation:
    person = row.person_id
    coordinates = person in directory.coordinators.get(org_id, ())
    return Situation(
        state=row.state, is_owner=row.owner_id == person, is_sponsor=row.sponsor_id == person,
        is_coordinator=coordinates, is_acceptor=coordinates or person in directory.heads(row.unit_id),
        is_author=person in (row.author_id, row.recorder_id), entry=row.entry, slip=row.slip, asked=bool(row.asked),
        task_due_on=row.task_due_on, due_on=row.due_on, needs_receipt=needs_receipt,
        draft_waits=bool(row.draft_waits),
    )  # fmt: skip
