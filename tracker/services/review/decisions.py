"""What a person says of an item: accepted, not a task, its title, its kind, and that a doubt is none."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete

from tracker.domain import entries
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.domain.reports import Decision, ItemKind
from tracker.domain.review import refuse_overlap
from tracker.extensions import db
from tracker.models import ItemAnswer, ReportItem
from tracker.services.events import change
from tracker.services.review.hold import Held, hold_items, settle

VERBS = {Decision.ACCEPTED: "accepted", Decision.REJECTED: "rejected", Decision.PENDING: "reconsidered"}
TITLE_MOST = 120


def decide(
    actor: Actor, now: datetime, item_id: int, version: int, decision: Decision, *, with_suggestions: bool = True
) -> ReportItem:
    """Accept, reject or take back (pending); see `decide_many`."""
    return decide_many(actor, now, {item_id: version}, decision, with_suggestions=with_suggestions)[0]


def decide_many(
    actor: Actor, now: datetime, versions: Mapping[int, int], decision: Decision, *, with_suggestions: bool = True
) -> list[ReportItem]:
    """One decision on several items (id: version). Who accepts sees the suggestions and accepts them as well."""
    if decision not in VERBS:
        raise Invalid("decision_unknown", field="decision")
    held = hold_items(actor, versions)
    chosen = held.chosen(versions)
    for item in chosen:
        _decide(actor, now, held, item, decision, with_suggestions)
    settle(actor, now, held)
    db.session.commit()
    return chosen


def _decide(
    actor: Actor, now: datetime, held: Held, item: ReportItem, decision: Decision, with_suggestions: bool
) -> None:
    if item.decision is Decision.REJECTED and decision is not Decision.REJECTED:
        refuse_overlap(list(held.items.values()), item.span_start, item.span_end, but={item.id})
    decided = decision is not Decision.PENDING
    values: dict[str, object] = {"decision": decision, "decided_by_id": actor.user_id if decided else None}
    if decision is Decision.ACCEPTED and with_suggestions:
        values["suggested"] = []
    if item.decision is not decision:
        item.decided_at = now if decided else None
    change(actor, now, VERBS[decision], item, values)


def edit(
    actor: Actor, now: datetime, item_id: int, version: int, *, title: str | None = None, kind: ItemKind | None = None
) -> ReportItem:
    """Change the title ("" lets the text speak) or move between problem and plan, which ends the item's links."""
    held = hold_items(actor, {item_id: version})
    item = held.items[item_id]
    values: dict[str, object] = {}
    if title is not None:
        values["title"] = entries.line(title, "title", TITLE_MOST, required=False)
    if kind is not None and kind is not item.kind:
        values["kind"] = kind
        linked = (ItemAnswer.problem_id == item_id) | (ItemAnswer.plan_id == item_id)
        db.session.execute(delete(ItemAnswer).where(linked))
    change(actor, now, "edited", item, values)
    db.session.commit()
    return item


def settle_doubt(actor: Actor, now: datetime, item_id: int, version: int, code: str) -> ReportItem:
    """A person has looked and says that it is right (没错): the doubt with this code goes."""
    item = hold_items(actor, {item_id: version}).items[item_id]
    left = [doubt for doubt in item.doubts if doubt["code"] != code]
    change(actor, now, "settled_doubt", item, {"doubts": left})
    db.session.commit()
    return item
