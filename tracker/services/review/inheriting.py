"""What a split or merged item takes over from those whose place it takes: assignment and links."""

from collections.abc import Sequence

from sqlalchemy import or_, select

from tracker.domain.review import SUGGESTED_AS
from tracker.domain.tasks import Priority
from tracker.extensions import db
from tracker.models import ItemAnswer, ReportItem

URGENCY = list(Priority)


def inherit(heir: ReportItem, parents: Sequence[ReportItem]) -> None:
    """Each field from the first parent that has it, suggestions as suggestions; the highest priority; all helpers."""
    suggested = set()
    for field, name in SUGGESTED_AS.items():
        giver = next((parent for parent in parents if getattr(parent, field)), parents[0])
        setattr(heir, field, getattr(giver, field))
        suggested |= {name} & set(giver.suggested)
    heir.suggested = sorted(suggested)
    heir.priority = max((parent.priority for parent in parents), key=URGENCY.index)
    helpers = {unit.id: unit for parent in parents for unit in parent.supporting_units if unit.id != heir.lead_unit_id}
    heir.supporting_units = list(helpers.values())
    for field in ("deadline_text", "owner_text"):
        said = [value for parent in parents if (value := getattr(parent, field)) and value in heir.text]
        setattr(heir, field, said[0] if said else None)


def hand_on_links(old: Sequence[ReportItem], new: Sequence[ReportItem]) -> None:
    """Every new item answers, or is answered by, what the old ones did."""
    ids = [item.id for item in old]
    touching = or_(ItemAnswer.problem_id.in_(ids), ItemAnswer.plan_id.in_(ids))
    pairs = [(row.problem_id, row.plan_id) for row in db.session.scalars(select(ItemAnswer).where(touching))]
    heirs = {
        (item.id if problem in ids else problem, item.id if plan in ids else plan)
        for problem, plan in pairs
        for item in new
    }
    db.session.add_all(ItemAnswer(problem_id=problem, plan_id=plan) for problem, plan in sorted(heirs))
