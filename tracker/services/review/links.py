"""Which plan item answers which problem (措施). A person links them; nothing is merged."""

from datetime import datetime

from tracker.domain.errors import Conflict, Invalid, NotFound
from tracker.domain.people import Actor
from tracker.domain.reports import Decision, ItemKind
from tracker.extensions import db
from tracker.models import ItemAnswer, ReportItem
from tracker.queries.scope import visible
from tracker.services.events import record
from tracker.services.review.hold import hold_reading


def link(actor: Actor, now: datetime, problem_id: int, plan_id: int) -> None:
    """Say that the plan item answers the problem; saying it twice changes nothing. Invalid: link_kinds."""
    problem = _hold_pair(actor, problem_id, plan_id)
    if db.session.get(ItemAnswer, (problem_id, plan_id)) is None:
        db.session.add(ItemAnswer(problem_id=problem_id, plan_id=plan_id))
        record(actor, now, "linked", problem, after={"plan_id": plan_id})
    db.session.commit()


def unlink(actor: Actor, now: datetime, problem_id: int, plan_id: int) -> None:
    """Take that back."""
    problem = _hold_pair(actor, problem_id, plan_id)
    answer = db.session.get(ItemAnswer, (problem_id, plan_id))
    if answer is not None:
        db.session.delete(answer)
        record(actor, now, "unlinked", problem, before={"plan_id": plan_id})
    db.session.commit()


def _hold_pair(actor: Actor, problem_id: int, plan_id: int) -> ReportItem:
    """The problem, after checking both; between tasks that exist already the ledger holds the link."""
    reading_id = db.session.scalar(
        visible(actor, ReportItem).where(ReportItem.id == problem_id).with_only_columns(ReportItem.reading_id)
    )
    if reading_id is None:
        raise NotFound("not_found")
    held = hold_reading(actor, reading_id)
    if plan_id not in held.items:
        raise NotFound("not_found")
    problem, plan = held.items[problem_id], held.items[plan_id]
    if (problem.kind, plan.kind) != (ItemKind.PROBLEM, ItemKind.PLAN):
        raise Invalid("link_kinds", field="plan_id")
    if Decision.SUPERSEDED in {problem.decision, plan.decision}:
        raise Conflict("item_superseded")
    if {problem_id, plan_id} <= held.confirmed:
        raise Conflict("already_confirmed")
    return problem
