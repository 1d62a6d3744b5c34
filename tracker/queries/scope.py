"""`visible(actor, Model)`: the only way to tenant tables."""

from typing import TypeVar

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from tracker.domain.people import Actor, Grant, Via
from tracker.domain.permissions import RULES, Permission
from tracker.domain.reports import ReadingState
from tracker.domain.work import UNSHARED_VERBS, EntryState
from tracker.models import (
    Edition,
    Event,
    Evidence,
    ExtensionRequest,
    Figure,
    Indicator,
    Membership,
    Organisation,
    Reading,
    Report,
    ReportItem,
    Source,
    SupervisionNotice,
    Task,
    Theme,
    Unit,
    User,
    WorkEntry,
)
from tracker.models.evidence import entry_evidence
from tracker.models.mixins import Tenant

T = TypeVar("T", bound=Tenant)

NAMES = (Unit, Membership, Theme, Indicator)
"""Tables that a form needs for its words: who will look at it, which figures there are."""
OVERSEEN_WHOLE = (Unit, User, Membership, Theme, Indicator, Task, Source, Report, ExtensionRequest, SupervisionNotice)
"""Tables of which a county sees all rows of its towns. Of the others only what concerns confirmed tasks."""


def visible(actor: Actor, model: type[T]) -> Select[T]:
    """Rows of `model` that the actor may see: all of their organisations', the shared part of those below."""
    return select(model).where(may_see(actor, model))


def may_see(actor: Actor, model: type[T]) -> ColumnElement[bool]:
    """The condition behind `visible`, for joins and counts."""
    if actor.operator:
        return true()
    if actor.grant is not None:
        return _granted(model, actor.grant, actor.user_id)
    own = _among(model.org_id, actor.org_ids)
    below = model.org_id.in_(actor.overseen_ids) & _shared(model)
    return or_(own, below) if actor.overseen_ids else own


def _granted(model: type[Tenant], grant: Grant, user_id: int | None) -> ColumnElement[bool]:
    """Whoever holds a link knows its task, what is reported on it, its files, and the names of the organisation."""
    about = _about(model, grant, user_id)
    return false() if about is None else and_(model.org_id == grant.org_id, about)


def _about(model: type[Tenant], grant: Grant, user_id: int | None) -> ColumnElement[bool] | None:
    entries = select(WorkEntry.id).where(WorkEntry.__table__.c.task_id == grant.task_id)
    if model is Task:
        return Task.id == grant.task_id
    if issubclass(model, WorkEntry):
        return WorkEntry.__table__.c.task_id == grant.task_id
    if model is Figure:
        return Figure.entry_id.in_(entries)
    if model is Evidence:
        shown = select(entry_evidence.c.evidence_id).where(entry_evidence.c.entry_id.in_(entries))
        return or_(Evidence.id.in_(shown), Evidence.id.in_(_sent_through(grant, user_id)))
    return true() if model in NAMES else None


def _sent_through(grant: Grant, user_id: int | None) -> Select[int]:
    """Files that this person has sent through links to this task, reported with or not: their events say so."""
    sent = (Event.verb == "uploaded", Event.via == Via.LINK, Event.actor_id == user_id)
    here = (Event.org_id == grant.org_id, Event.subject_type == Evidence.__tablename__)
    return select(Event.subject_id).where(*here, *sent, Event.after["task_id"].as_integer() == grant.task_id)


def _among(column: InstrumentedAttribute[int], ids: frozenset[int]) -> ColumnElement[bool]:
    """Most people sit in one organisation, and a list of one is dearer than the one."""
    return column == next(iter(ids)) if len(ids) == 1 else column.in_(ids)


def _shared(model: type[Tenant]) -> ColumnElement[bool]:
    """What an organisation above may see of a table: nothing of drafts, reviews and their events."""
    if model in OVERSEEN_WHOLE:
        return true()
    done = select(Reading.id).where(Reading.state == ReadingState.DONE)
    if model is Reading:
        return Reading.state == ReadingState.DONE
    if model is ReportItem:
        return ReportItem.reading_id.in_(done)
    if model is Edition:
        return Edition.id.in_(select(Reading.edition_id).where(Reading.state == ReadingState.DONE))
    if model is Event:
        return (Event.subject_type == Task.__tablename__) & Event.verb.not_in(UNSHARED_VERBS)
    return _shared_work(model)


def _shared_work(model: type[Tenant]) -> ColumnElement[bool]:
    """Accepted results are shared, evidence only where the town says so; notices never are."""
    accepted = WorkEntry.state == EntryState.ACCEPTED
    if issubclass(model, WorkEntry):
        return accepted
    if model is Figure:
        return Figure.entry_id.in_(select(WorkEntry.id).where(accepted))
    return Evidence.shared_at.is_not(None) if model is Evidence else false()


def visible_organisations(actor: Actor) -> Select[Organisation]:
    """Organisations in which the actor sits or over which one of their seats stands."""
    if actor.operator:
        return select(Organisation)
    if actor.grant is not None:
        return select(Organisation).where(Organisation.id == actor.grant.org_id)
    return select(Organisation).where(Organisation.id.in_(actor.org_ids | actor.overseen_ids))


def manageable_org_ids(actor: Actor) -> frozenset[int]:
    """Organisations whose people the actor manages."""
    rule = RULES[Permission.MANAGE_PEOPLE]
    own = {org for org in actor.org_ids if rule.org & actor.roles_in(org)}
    return frozenset(own | {org for org in actor.overseen_ids if rule.above & actor.roles_above(org)})
