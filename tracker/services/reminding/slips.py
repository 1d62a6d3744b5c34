"""Supervision slips that an escalation issues: numbered, and once for a task, a step and the date that was missed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from tracker.documents.text import chinese_date
from tracker.domain.people import Actor
from tracker.domain.reminding.steps import Office
from tracker.domain.slips import makes_needless
from tracker.extensions import db
from tracker.models import SupervisionNotice, Task
from tracker.queries.scope import visible
from tracker.queries.slips import AT_ONCE, LastWords, last_words
from tracker.services.days import local_day
from tracker.services.events import record_about
from tracker.services.numbers import lock_organisation, next_slip_number
from tracker.services.reminding.plans import PlannedSlip

VERB = "slip_issued"


def add_slips(
    actor: Actor, now: datetime, planned: Sequence[PlannedSlip], offices: Mapping[int, Office]
) -> list[SupervisionNotice]:
    """Issue slips inside the caller's transaction, in the order of `planned`; those that exist already are given back,
    and in the place of one that somebody has issued as seriously by hand, that one.

    Their organisations' numbers are locked until it ends. `offices` (by organisation) say how long an answer may take.
    Nobody is told: the caller's notices carry the slips' ids.
    """
    found: dict[PlannedSlip, SupervisionNotice] = {}
    for org_id in sorted({plan.org_id for plan in planned}):
        lock_organisation(actor, org_id)
        mine = [plan for plan in planned if plan.org_id == org_id]
        found |= _issued_before(actor, mine)
        new = list(dict.fromkeys(plan for plan in mine if plan not in found))
        words = last_words(actor, [plan.task_id for plan in new])
        made = {plan: _slip(now, plan, offices[org_id], words.get(plan.task_id)) for plan in new}
        enter_slips(actor, now, org_id, list(made.values()))
        found |= made
    return [found[plan] for plan in planned]


def _issued_before(actor: Actor, planned: Sequence[PlannedSlip]) -> dict[PlannedSlip, SupervisionNotice]:
    """The slips that stand for those planned: of the same step, or issued by hand about the same date."""
    slips = _slips_of(actor, sorted({plan.task_id for plan in planned}))
    by_step = {(slip.task_id, slip.step, slip.due_on): slip for slip in slips if slip.step}
    by_hand: dict[tuple[int, date | None], list[SupervisionNotice]] = defaultdict(list)
    for slip in slips:
        if not slip.step:
            by_hand[slip.task_id, slip.due_on].append(slip)
    found: dict[PlannedSlip, SupervisionNotice] = {}
    for plan in planned:
        same = by_step.get((plan.task_id, plan.step, plan.due_on))
        stands = same or _by_hand(by_hand[plan.task_id, plan.due_on], plan)
        if stands is not None:
            found[plan] = stands
    return found


def _by_hand(slips: Iterable[SupervisionNotice], plan: PlannedSlip) -> SupervisionNotice | None:
    return next((slip for slip in slips if makes_needless(slip.colour, slip.state, plan.colour)), None)


def _slips_of(actor: Actor, task_ids: Sequence[int]) -> list[SupervisionNotice]:
    """The slips about these tasks, the latest first."""
    found: list[SupervisionNotice] = []
    for start in range(0, len(task_ids), AT_ONCE):
        some = SupervisionNotice.task_id.in_(task_ids[start : start + AT_ONCE])
        chosen = visible(actor, SupervisionNotice).where(some).order_by(SupervisionNotice.id.desc())
        found += db.session.scalars(chosen)
    return found


def _slip(now: datetime, plan: PlannedSlip, office: Office, words: LastWords | None) -> SupervisionNotice:
    return SupervisionNotice(
        org_id=plan.org_id, colour=plan.colour, task_id=plan.task_id, step=plan.step, due_on=plan.due_on,
        unit_id=plan.unit_id, owner_id=plan.owner_id, progress=progress_of(words),
        problem=words.difficulties if words else "", reply_by=reply_day(now, office),
    )  # fmt: skip


def progress_of(words: LastWords | None) -> str:
    """What a slip says of the work so far: the day and the words of the latest accepted progress, or nothing."""
    return f"{chinese_date(words.on)}，{words.text}" if words else ""


def reply_day(now: datetime, office: Office) -> date:
    """The working day by which an office usually asks for an answer."""
    return office.calendar.after(local_day(now), office.policy.reply_days)


def enter_slips(actor: Actor, now: datetime, org_id: int, slips: Sequence[SupervisionNotice]) -> None:
    """Number new slips of one organisation, keep them, and tell the timelines of their tasks.

    Call `lock_organisation` first. They are numbered by the year in which they are issued.
    """
    year = local_day(now).year
    for number, slip in enumerate(slips, start=next_slip_number(actor, org_id, year)):
        slip.year, slip.number, slip.issued_at, slip.issued_by_id = year, number, now, actor.user_id
    db.session.add_all(slips)
    db.session.flush()
    record_about(actor, now, VERB, Task.__tablename__, [(org_id, slip.task_id, _told(slip)) for slip in slips])


def _told(slip: SupervisionNotice) -> Mapping[str, object]:
    names = ("year", "number", "colour", "reply_by")
    return {"slip_id": slip.id, **{name: getattr(slip, name) for name in names}}
