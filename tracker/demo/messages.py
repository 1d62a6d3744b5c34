"""The messages of the demo's present: a sweep, its digests given to a made-up mail server, and what people do then."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta

import structlog
from sqlalchemy import func, select

from tracker.demo.stage import Stage
from tracker.domain.messages import Handed, MessageState
from tracker.domain.people import Via, operator
from tracker.domain.reminding.news import IN_HAND
from tracker.domain.reminding.quiet import is_quiet, last_open_day
from tracker.extensions import db
from tracker.mail.outlets import Answer, Letter, Outcome, Prepared
from tracker.models import Message, ReportLink, Task, User
from tracker.queries.policies import office_of
from tracker.services.delivery.handing import mark_handed
from tracker.services.delivery.urging import urge
from tracker.services.loops import deliver
from tracker.services.reminding.absences import AbsenceEntry, record_absence
from tracker.services.reminding.sweeping import sweep_tree

AFTERNOON = time(16, 50)
GONE = "hejun@yunxi.example"
AWAY, DELEGATE = "yx-xuliang", "yx-sunqiaoyun"
TOWN, TELLER, RUNG = "yunxi", "yx-liwenlan", "yx-hejun"


class DemoServer:
    """Takes every letter, except those to an address that it does not know; nothing leaves the machine."""

    def send(self, prepared: Prepared) -> Answer:
        """The answer of a usual mail server."""
        if isinstance(prepared, Letter) and prepared.to == GONE:
            return Answer(Outcome.REFUSED, f"550 5.1.1 <{GONE}>: Recipient address rejected: User unknown")
        return Answer(Outcome.ACCEPTED, "250 2.0.0 Ok: queued")

    def close(self) -> None:
        """There is no connection."""


def play_messages(stage: Stage, county: str) -> None:
    """Somebody is away, a sweep at the last office hour tells what is due, and one person is told by WeChat."""
    at = office_hour(stage, stage.org(county).id)
    _leave(stage, at)
    sweep_tree(operator(Via.DEMO), at, stage.org(county).id)
    with _silence():
        deliver(lambda: at, DemoServer(), sender="demo", impatient=True)
    _tell(stage, at)


@contextmanager
def _silence() -> Iterator[None]:
    """Whoever loads the demo reads its steps, not a line for every letter."""
    usual = structlog.get_config()["wrapper_class"]
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    try:
        yield
    finally:
        structlog.configure(wrapper_class=usual)


def office_hour(stage: Stage, org_id: int) -> datetime:
    """The present, or the end of the last day on which messages went out."""
    office, local = office_of(org_id), stage.present.astimezone(stage.calendar.timezone)
    if not is_quiet(local, office.policy, office.calendar):
        return local
    day = local.date() if local.time() > office.policy.quiet_until else local.date() - timedelta(days=1)
    open_day = last_open_day(day, office.policy, office.calendar)
    return datetime.combine(open_day, AFTERNOON, stage.calendar.timezone)


def _leave(stage: Stage, at: datetime) -> None:
    today, person = stage.calendar.today, stage.actor(AWAY)
    org_id = next(iter(person.org_ids))
    delegate = stage.user_id(DELEGATE)
    entry = AbsenceEntry(stage.user_id(AWAY), at.date(), today + timedelta(days=4), delegate, "县里集中培训")
    record_absence(person, at, at.date(), org_id, entry)


def _tell(stage: Stage, at: datetime) -> None:
    """The coordinator tells one by WeChat who has nothing to report, and rings up another about what is late."""
    links = select(func.count(ReportLink.id)).where(ReportLink.message_id == Message.id).scalar_subquery()
    waiting = select(Message.id).where(Message.org_id == stage.org(TOWN).id, Message.state == MessageState.TO_HAND)
    first = db.session.scalars(waiting.order_by(links, Message.id)).first()
    if first is not None:
        mark_handed(stage.actor(TELLER), at, first, Handed.WECHAT, "本人看到了")
    late = select(Task).join(User, User.id == Task.owner_id).where(User.account == RUNG, Task.due_on < at.date())
    task = db.session.scalars(late.where(Task.state.in_(IN_HAND)).order_by(Task.id)).first()
    if task is not None and task.owner_id is not None:
        urge(stage.actor(TELLER), at, task.id, task.owner_id, Handed.PHONE, "本人在外办案，说明天补报")
