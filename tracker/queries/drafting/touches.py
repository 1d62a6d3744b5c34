"""Who last worked on a draft, and why it was last sent back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select

from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, Event, User
from tracker.queries.scope import may_see


@dataclass(frozen=True, slots=True)
class Touch:
    """An act on a draft: what, by whom ("": the program), when, and the reason if one was given."""

    verb: str
    name: str
    at: datetime
    reason: str


def last_touch(actor: Actor, draft: Draft) -> Touch | None:
    """The last act on the draft or one of its sentences."""
    ids = select(DraftSentence.id).where(may_see(actor, DraftSentence), DraftSentence.draft_id == draft.id)
    of_rows = and_(Event.subject_type == DraftSentence.__tablename__, Event.subject_id.in_(ids))
    return _latest(actor, draft, or_(_about(draft), of_rows))


def last_stage(actor: Actor, draft: Draft, verbs: Sequence[str]) -> Touch | None:
    """The last act of these verbs on the draft as a whole."""
    return _latest(actor, draft, and_(_about(draft), Event.verb.in_(verbs)))


def _about(draft: Draft) -> ColumnElement[bool]:
    return and_(Event.subject_type == Draft.__tablename__, Event.subject_id == draft.id)


def _latest(actor: Actor, draft: Draft, condition: ColumnElement[bool]) -> Touch | None:
    chosen = select(Event.verb, User.name, Event.at, Event.reason).outerjoin(User, User.id == Event.actor_id)
    chosen = chosen.where(may_see(actor, Event), Event.org_id == draft.org_id, condition)
    row = db.session.execute(chosen.order_by(Event.id.desc()).limit(1)).first()
    return Touch(row.verb, row.name or "", row.at, row.reason) if row else None


def last_event(actor: Actor, org_id: int) -> int:
    """The last thing that happened in an organisation (an id; 0: nothing yet)."""
    chosen = select(Event.id).where(may_see(actor, Event), Event.org_id == org_id)
    return db.session.scalar(chosen.order_by(Event.id.desc()).limit(1)) or 0
