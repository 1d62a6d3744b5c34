"""Supervision slips issued by hand, by a coordinator or a leader, and who is told of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from tracker.domain.errors import Invalid
from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, require
from tracker.domain.reminding.addressing import Beside, Directory
from tracker.domain.reminding.policy import Audience, ReminderPolicy
from tracker.domain.slips import SlipColour
from tracker.extensions import db
from tracker.models import SupervisionNotice, Task
from tracker.queries.policies import policy_of
from tracker.queries.reminding.directories import reach_of
from tracker.queries.scope import may_see
from tracker.queries.slips import last_words
from tracker.services.days import local_day
from tracker.services.notices import notify
from tracker.services.numbers import lock_organisation
from tracker.services.reminding.slips import enter_slips, progress_of
from tracker.services.tasks.assignment import YEARS
from tracker.services.tasks.taking import org_id_of, refuse_ended, subject_of, take_task, words

LONGEST_TEXT = 500
"""Characters of demand and problem: a slip is one page."""
AT_ONCE = timedelta(minutes=1)
ALWAYS = (Audience.OWNER, Audience.UNIT_HEAD)


@dataclass(frozen=True, slots=True)
class NewSlip:
    """A slip as somebody writes it; an empty demand is what its colour usually asks."""

    colour: SlipColour
    demand: str
    reply_by: date
    problem: str = ""


def issue_slip(actor: Actor, now: datetime, task_id: int, new: NewSlip) -> SupervisionNotice:
    """Issue a slip about a task and tell its owner, the head of its unit, and those whom the policy tells with it.

    The same slip by the same person within a minute is a second click. Errors: NotAllowed, NotFound, Invalid:
    task_ended, too_long, slip_reply_past, date_out_of_range.
    """
    lock_organisation(actor, org_id_of(actor, task_id))
    task = take_task(actor, task_id)
    require(actor, Permission.ISSUE_SLIP, subject_of(task))
    refuse_ended(task)
    slip = _slip(actor, task, new)
    _check_day(new.reply_by, local_day(now))
    before = _issued_just_now(actor, now, slip)
    if before is None:
        enter_slips(actor, now, task.org_id, [slip])
        _tell(actor, now, task, slip)
    db.session.commit()
    return before or slip


def _slip(actor: Actor, task: Task, new: NewSlip) -> SupervisionNotice:
    return SupervisionNotice(
        org_id=task.org_id, colour=new.colour, task_id=task.id, due_on=task.due_on, unit_id=task.lead_unit_id,
        owner_id=task.owner_id, progress=progress_of(last_words(actor, [task.id]).get(task.id)),
        problem=_text(new.problem, "problem"), demand=_text(new.demand, "demand"), reply_by=new.reply_by,
    )  # fmt: skip


def _text(text: str, field: str) -> str:
    tidy = words(text, field, required=False)
    if len(tidy) > LONGEST_TEXT:
        raise Invalid("too_long", field=field, most=LONGEST_TEXT)
    return tidy


def _check_day(reply_by: date, today: date) -> None:
    if reply_by.year not in YEARS:
        raise Invalid("date_out_of_range", field="reply_by")
    if reply_by < today:
        raise Invalid("slip_reply_past", field="reply_by")


def _issued_just_now(actor: Actor, now: datetime, slip: SupervisionNotice) -> SupervisionNotice | None:
    same = (SupervisionNotice.task_id == slip.task_id, SupervisionNotice.colour == slip.colour)
    words_ = (SupervisionNotice.demand == slip.demand, SupervisionNotice.reply_by == slip.reply_by)
    mine = (SupervisionNotice.issued_by_id == actor.user_id, SupervisionNotice.issued_at >= now - AT_ONCE)
    chosen = select(SupervisionNotice).where(may_see(actor, SupervisionNotice), *same, *words_, *mine)
    return db.session.scalar(chosen.limit(1))


def copies_to(policy: ReminderPolicy, colour: SlipColour) -> tuple[Audience, ...]:
    """Whom an organisation tells with a slip of a colour besides its owner and the head of their unit.

    Those above it are told by escalation alone: whoever issues a slip by hand may not know them.
    """
    rule = next((rule for rule in policy.escalation if rule.colour is colour), None)
    return tuple(one for one in (rule.to if rule else ()) if one not in {*ALWAYS, Audience.COUNTY})


def _tell(actor: Actor, now: datetime, task: Task, slip: SupervisionNotice) -> None:
    """Whoever is away keeps the notice, and their delegate has it too."""
    directory = reach_of(actor, {task.org_id: None}, local_day(now)).directory
    place = Beside(task.org_id, task.lead_unit_id, task.owner_id, task.sponsor_id)
    audiences = (*ALWAYS, *copies_to(policy_of(task.org_id), slip.colour))
    people = {person for one in audiences for person in directory.people(one, place)}
    for person, absent in [(person, None) for person in people] + _delegates(directory, people):
        notify(
            actor, now, [person], NoticeReason.SLIP_ISSUED, task=task, slip=slip, text=slip.demand,
            key=f"slip:{slip.id}", for_id=absent,
        )  # fmt: skip


def _delegates(directory: Directory, people: Collection[int]) -> list[tuple[int, int | None]]:
    told = directory.told(sorted(people))
    return [(delegate, absent) for delegate, absent in told.items() if absent is not None]
