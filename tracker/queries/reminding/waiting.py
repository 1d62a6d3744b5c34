"""What waits in an organisation, in plain columns: rows as objects would take ten times as long and as much memory."""

from collections.abc import Iterator
from datetime import date, tzinfo

from sqlalchemy import Integer, bindparam, func, or_, select

from tracker.domain.deadlines import ExtensionState
from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor
from tracker.domain.reminding.addressing import Beside
from tracker.domain.reminding.facts import OpenTask, WaitingEntry, WaitingRequest
from tracker.domain.tasks import OPEN, TaskState
from tracker.domain.work import EntryState
from tracker.models import ExtensionRequest, Notice, Task, WorkEntry
from tracker.queries.kept import read
from tracker.queries.scope import may_see

PORTION = 5000
"""Rows in memory at a time, however many an organisation has."""
HANDLED = (TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.SUBMITTED)


def open_tasks(actor: Actor, org_id: int, until: date, heard_before: date | None) -> Iterator[list[OpenTask]]:
    """Tasks that may be due for a step, in portions: with a date up to `until`, waiting for somebody to act, or, if it
    is given, not heard of since a day.
    """
    heard_on = func.coalesce(Task.reported_on, Task.started_on)
    soon = or_(Task.due_on <= until, Task.state != TaskState.IN_PROGRESS)
    wanted = soon if heard_before is None else or_(soon, heard_on < heard_before)
    columns = (Task.id, Task.lead_unit_id, Task.owner_id, Task.sponsor_id, Task.state, Task.due_on, Task.state_since)
    found = (
        select(*columns, heard_on)
        .where(may_see(actor, Task), Task.org_id == org_id, Task.state.in_(HANDLED), wanted)
        .where(Task.voided_at.is_(None), Task.owner_id.is_not(None), Task.id > bindparam("last", type_=Integer))
        .order_by(Task.id)
        .limit(PORTION)
    )
    rows = read(found, {"last": 0})
    while rows:
        yield [OpenTask(row[0], org_id, *row[1:]) for row in rows]
        rows = read(found, {"last": rows[-1][0]}) if len(rows) == PORTION else ()


def waiting_entries(actor: Actor, org_id: int, zone: tzinfo) -> Iterator[WaitingEntry]:
    """Reported work that waits for a decision, since its acceptor was told last: a revised entry waits anew."""
    table = WorkEntry.__table__.c
    told = select(func.max(Notice.at)).where(Notice.entry_id == WorkEntry.id, Notice.reason == NoticeReason.REPORTED)
    since = func.coalesce(told.where(may_see(actor, Notice)).scalar_subquery(), WorkEntry.created_at)
    columns = (WorkEntry.id, WorkEntry.unit_id, WorkEntry.author_id, table.task_id, since.label("since"))
    found = (
        select(*columns)
        .outerjoin(Task, (Task.id == table.task_id) & may_see(actor, Task))
        .where(may_see(actor, WorkEntry), WorkEntry.org_id == org_id, WorkEntry.state == EntryState.PENDING)
        .where(or_(table.task_id.is_(None), Task.state.in_(OPEN) & Task.voided_at.is_(None)))
        .order_by(WorkEntry.id)
    )
    for entry_id, unit_id, author_id, task_id, at in read(found, {}):
        yield WaitingEntry(entry_id, org_id, unit_id, author_id, task_id, at.astimezone(zone).date())


def waiting_requests(actor: Actor, org_id: int, zone: tzinfo) -> Iterator[WaitingRequest]:
    """Requests for a later date that wait for the sponsor."""
    columns = (
        ExtensionRequest.id, Task.id, Task.lead_unit_id, Task.owner_id, Task.sponsor_id, ExtensionRequest.asked_at,
    )  # fmt: skip
    found = (
        select(*columns)
        .join(Task, Task.id == ExtensionRequest.task_id)
        .where(may_see(actor, ExtensionRequest), may_see(actor, Task), ExtensionRequest.org_id == org_id)
        .where(ExtensionRequest.state == ExtensionState.PENDING, Task.state.in_(OPEN), Task.voided_at.is_(None))
        .order_by(ExtensionRequest.id)
    )
    for request_id, task_id, unit_id, owner_id, sponsor_id, at in read(found, {}):
        place = Beside(org_id, unit_id, owner_id, sponsor_id)
        yield WaitingRequest(request_id, task_id, place, at.astimezone(zone).date())
