"""What messages tell of, as plain columns: to whom they go, and their notices with task, entry and slip as they stand.

A sender reads a batch in four queries; whether a notice is still true is for `tracker.services.delivery.truth`.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Date, Integer, bindparam, exists, func, or_, select
from sqlalchemy.orm import aliased

from tracker.domain.deadlines import ExtensionState
from tracker.domain.people import Actor, Role
from tracker.models import (
    Bot,
    Draft,
    ExtensionRequest,
    Inquiry,
    Membership,
    MembershipRole,
    Message,
    Notice,
    Organisation,
    Reading,
    ReportItem,
    ReportLink,
    Source,
    SupervisionNotice,
    Task,
    Unit,
    User,
    WorkEntry,
)
from tracker.models.messages import message_notice
from tracker.models.tasks import task_item
from tracker.queries.digest_rows import Head, Helper, Said
from tracker.queries.drafting.draft_notices import asks, waits
from tracker.queries.kept import constant, kept, read
from tracker.queries.roster import holds
from tracker.queries.scope import may_see

IDS = bindparam("ids", expanding=True, type_=Integer)
DAY = cast(Any, bindparam("day", type_=Date))
Reader, ForPerson, Doer, Owner, Sponsor = (aliased(User) for _ in range(5))
EntryUnit = aliased(Unit)


def heads(actor: Actor, message_ids: Collection[int]) -> list[Head]:
    """The messages themselves, in the order of their numbers."""
    return [Head._make(row) for row in read(kept("heads of messages", actor, lambda: _heads(actor)), _ids(message_ids))]


def said(actor: Actor, message_ids: Collection[int], day: date, now: datetime) -> dict[int, list[Said]]:
    """The notices of these messages, which are all of one day, by message. `now` tells which links still work."""
    statement = kept("notices of messages", actor, lambda: _said(actor))
    found: dict[int, list[Said]] = defaultdict(list)
    for row in read(statement, {**_ids(message_ids), "day": day, "now": now}):
        found[row.message_id].append(Said._make(row))
    return found


def helpers(actor: Actor, org_ids: Collection[int], today: date) -> dict[int, Helper]:
    """For each organisation its first coordinator, one with a telephone if there is any."""
    statement = kept("helpers", actor, lambda: _helpers(actor))
    found: dict[int, Helper] = {}
    for row in read(statement, {**_ids(org_ids), "day": today}):
        found.setdefault(row.org_id, Helper._make(row))
    return found


def _ids(given: Collection[int]) -> dict[str, Sequence[int]]:
    return {"ids": sorted(given)}


def _heads(actor: Actor) -> Any:
    return (
        select(
            Message.id, Message.kind, Message.channel, Message.day, Message.reference, Message.address,
            Message.org_id, Organisation.code, Organisation.name,
            Message.person_id, User.name, User.email, User.locale, User.deactivated_at,
            Unit.name, Bot.kind, Bot.url, Bot.secret,
        )
        .join(Organisation, Organisation.id == Message.org_id)
        .outerjoin(User, User.id == Message.person_id)
        .outerjoin(Unit, Unit.id == Message.unit_id)
        .outerjoin(Bot, (Bot.unit_id == Message.unit_id) & Bot.is_active)
        .where(may_see(actor, Message), Message.id.in_(IDS))
        .order_by(Message.id)
    )  # fmt: skip


def _said(actor: Actor) -> Any:
    columns = (
        message_notice.c.message_id, Notice.reason, Notice.at, Notice.text, Notice.step, Notice.due_on,
        Notice.person_id, Notice.for_id, ForPerson.name, Doer.name,
        Notice.org_id, Organisation.code, Organisation.name, Organisation.settings, _sits(Reader),
        Task.id, Task.plan_year, Task.number, Task.title, Task.quote, Task.state, Task.due_on, Task.reported_on,
        Task.percent, Task.voided_at, Task.owner_id, Owner.name, _sits(Owner), Task.sponsor_id, Sponsor.name,
        _sits(Sponsor), Unit.name,
        Source.kind, Source.name, Source.number, Reading.year, ReportItem.heading_path, ReportItem.enumerator,
        _proposed_on(actor),
        WorkEntry.id, WorkEntry.kind, WorkEntry.state, WorkEntry.year,
        WorkEntry.author_id, WorkEntry.recorder_id, WorkEntry.text, EntryUnit.name,
        SupervisionNotice.id, SupervisionNotice.number, SupervisionNotice.year, SupervisionNotice.colour,
        SupervisionNotice.state, SupervisionNotice.reply_by, _salt(actor),
        Draft.id, Draft.title, Draft.year, Draft.period, Inquiry.id, waits().label(None),
    )  # fmt: skip
    return (
        select(*columns)
        .join_from(message_notice, Notice, Notice.id == message_notice.c.notice_id)
        .join(Organisation, Organisation.id == Notice.org_id)
        .join(Reader, Reader.id == Notice.person_id)
        .outerjoin(ForPerson, ForPerson.id == Notice.for_id)
        .outerjoin(Doer, Doer.id == Notice.actor_id)
        .outerjoin(WorkEntry, WorkEntry.id == Notice.entry_id)
        .outerjoin(EntryUnit, EntryUnit.id == WorkEntry.unit_id)
        .outerjoin(SupervisionNotice, SupervisionNotice.id == Notice.slip_id)
        .outerjoin(Draft, Draft.id == Notice.draft_id)
        .outerjoin(Inquiry, asks())
        .outerjoin(Task, Task.id == Notice.task_id)
        .outerjoin(Owner, Owner.id == Task.owner_id)
        .outerjoin(Sponsor, Sponsor.id == Task.sponsor_id)
        .outerjoin(Unit, Unit.id == Task.lead_unit_id)
        .outerjoin(Source, Source.id == Task.source_id)
        .outerjoin(ReportItem, ReportItem.id == _first_item())
        .outerjoin(Reading, Reading.id == ReportItem.reading_id)
        .where(may_see(actor, Notice), message_notice.c.message_id.in_(IDS))
        .order_by(message_notice.c.message_id, Notice.id)
    )


def _sits(person: Any) -> Any:
    """Whether somebody may still look at the work of the notice's organisation."""
    here = or_(Membership.org_id == Notice.org_id, Membership.org_id == Organisation.parent_id)
    seated = exists().where(Membership.user_id == person.id, here, holds(DAY))
    return (person.deactivated_at.is_(None) & seated.correlate(person, Notice, Organisation)).label(None)


def _proposed_on(actor: Actor) -> Any:
    """The date that somebody asks for, as long as nobody has decided."""
    pending = ExtensionRequest.state == constant(ExtensionState.PENDING)
    asked = select(func.max(ExtensionRequest.proposed_on)).where(may_see(actor, ExtensionRequest), pending)
    return asked.where(ExtensionRequest.task_id == Task.id).correlate(Task).scalar_subquery()


def _first_item() -> Any:
    first = select(func.min(task_item.c.item_id)).where(task_item.c.task_id == Task.id)
    return first.correlate(Task).scalar_subquery()


def _salt(actor: Actor) -> Any:
    """The newest link that the message holds for its reader and the task, if it still works."""
    mine = (
        may_see(actor, ReportLink), ReportLink.message_id == message_notice.c.message_id,
        ReportLink.task_id == Notice.task_id, ReportLink.person_id == Notice.person_id, ReportLink.ended_at.is_(None),
        ReportLink.expires_at > bindparam("now", type_=Message.queued_at.type),
    )  # fmt: skip
    newest = select(ReportLink.salt).where(*mine).order_by(ReportLink.id.desc()).limit(1)
    return newest.correlate(message_notice, Notice).scalar_subquery()


def _helpers(actor: Actor) -> Any:
    return (
        select(Membership.org_id, User.id, User.name, User.phone)
        .join(MembershipRole, MembershipRole.membership_id == Membership.id)
        .join(User, User.id == Membership.user_id)
        .where(may_see(actor, Membership), Membership.org_id.in_(IDS), holds(DAY))
        .where(MembershipRole.role == constant(Role.COORDINATOR), User.deactivated_at.is_(None))
        .order_by(Membership.org_id, User.phone.is_(None), User.id)
    )
