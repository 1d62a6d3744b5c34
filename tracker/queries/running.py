"""Facts about the clock, the messages and the tasks of a whole installation, for doctor, /health and /metrics."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, text
from sqlalchemy.orm import InstrumentedAttribute

from tracker.domain.messages import WAITING, Channel, MessageState
from tracker.domain.people import Actor
from tracker.domain.running import DEAD_FOR, MailFacts
from tracker.domain.tasks import OPEN
from tracker.extensions import db
from tracker.models import Heartbeat, Message, Task
from tracker.queries.scope import may_see

_EMAIL = Message.channel == Channel.EMAIL
_PUT_OFF = and_(_EMAIL, Message.state == MessageState.RETRY)
_SENT = and_(_EMAIL, Message.state == MessageState.SENT)


def heartbeats() -> dict[str, Heartbeat]:
    """What each job of the clock, and the senders, last did."""
    return {row.name: row for row in db.session.scalars(select(Heartbeat).order_by(Heartbeat.name))}


def free_to_take(now: datetime) -> ColumnElement[bool]:
    """Messages that a sender may take now: their time has come, or whoever held them has let the lease run out."""
    waits = and_(Message.state.in_(WAITING), Message.next_try_at <= now)
    return or_(waits, and_(Message.state == MessageState.SENDING, Message.lease_until <= now))


def due_messages(operator: Actor, now: datetime) -> int:
    """How many a sender could take now."""
    return db.session.scalar(select(func.count(Message.id)).where(may_see(operator, Message), free_to_take(now))) or 0


def mail_facts(operator: Actor, now: datetime) -> MailFacts:
    """How messages go out at present."""
    due, due_since = _count_and_oldest(operator, free_to_take(now), Message.next_try_at)
    put_off, put_off_since = _count_and_oldest(operator, _PUT_OFF, Message.queued_at)
    newest = _latest(operator, _PUT_OFF)
    sent = _latest(operator, _SENT)
    return MailFacts(
        due=due,
        due_since=due_since,
        put_off=put_off,
        put_off_since=put_off_since,
        put_off_newest=newest.queued_at if newest else None,
        answer=newest.answer if newest else "",
        sent_at=sent.settled_at if sent else None,
    )


def dead_messages(operator: Actor, now: datetime) -> int:
    """How many were refused for good of late."""
    dead = (Message.state == MessageState.FAILED, Message.settled_at >= now - DEAD_FOR)
    return db.session.scalar(select(func.count(Message.id)).where(may_see(operator, Message), *dead)) or 0


def _count_and_oldest(
    operator: Actor, which: ColumnElement[bool], when: InstrumentedAttribute[datetime]
) -> tuple[int, datetime | None]:
    found = select(func.count(Message.id), func.min(when)).where(may_see(operator, Message), which)
    count, oldest = db.session.execute(found).one()
    return count, oldest


def _latest(operator: Actor, which: ColumnElement[bool]) -> Message | None:
    """By number: later messages have higher ones, and from the top of those it is soon found."""
    return db.session.scalars(
        select(Message).where(may_see(operator, Message), which).order_by(Message.id.desc()).limit(1)
    ).first()


def messages_by_state(operator: Actor) -> Mapping[MessageState, int]:
    """How many messages stand in each state, zero included."""
    counted = select(Message.state, func.count(Message.id)).where(may_see(operator, Message)).group_by(Message.state)
    found = dict(db.session.execute(counted).all())
    return {state: found.get(state, 0) for state in MessageState}


def open_tasks(operator: Actor, today: date) -> tuple[int, int]:
    """How many tasks are open, and how many of them are past their date."""
    overdue = func.count(Task.id).filter(Task.due_on < today)
    found = select(func.count(Task.id), overdue).where(may_see(operator, Task), Task.state.in_(OPEN))
    count, late = db.session.execute(found).one()
    return count, late


def living_workers() -> int | None:
    """How many workers gave a sign of life within a minute; None where there is no queue for them."""
    if db.engine.dialect.name != "postgresql":
        return None
    alive = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute'"
    return db.session.scalar(text(alive)) or 0
