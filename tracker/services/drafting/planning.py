"""What a person settles about a sentence beside its words: who does a plan item by when, and that there was nothing.

set_plan(actor, now, sentence_id, version, Plan(owner_id, unit_id, due_on, target, answers_id)) -> DraftSentence
declare_none(actor, now, sentence_id, version, text="") -> DraftSentence     # 本年度未开展…

Errors of all: NotFound, NotAllowed, Conflict("changed_meanwhile"), Invalid("draft_frozen").
"""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.drafts import GapKind, SentenceKind
from tracker.domain.entries import line
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.drafting.nothing import nothing_done
from tracker.extensions import db
from tracker.models import Draft, DraftSentence
from tracker.queries.directory import directory_of
from tracker.queries.drafting.sentences import gaps_of
from tracker.queries.scope import visible
from tracker.services.days import local_day
from tracker.services.drafting.editing import write
from tracker.services.drafting.taking import refuse_absent, take_sentence
from tracker.services.drafting.wording import wording
from tracker.services.events import change
from tracker.services.tasks.assignment import YEARS

LONGEST_TARGET = 120


@dataclass(frozen=True, slots=True)
class Plan:
    """Who is to do a plan item, by when, to what end, and the problem (a sentence) that it answers."""

    owner_id: int | None = None
    unit_id: int | None = None
    due_on: date | None = None
    target: str = ""
    answers_id: int | None = None


def set_plan(actor: Actor, now: datetime, sentence_id: int, version: int, plan: Plan) -> DraftSentence:
    """Keep the internal table's line of a plan item; making the draft anew leaves it as it is.

    Invalid with its field: not_a_plan, person_unknown, unit_unknown, date_out_of_range, too_long, problem_unknown.
    """
    row, draft = take_sentence(actor, sentence_id, version)
    if row.kind is not SentenceKind.PLAN:
        raise Invalid("not_a_plan")
    values = _checked(actor, now, draft, plan)
    row.is_planned = True
    change(actor, now, "sentence_planned", row, values)
    db.session.commit()
    return row


def _checked(actor: Actor, now: datetime, draft: Draft, plan: Plan) -> dict[str, object]:
    known = directory_of(actor, draft.org_id, local_day(now))
    if plan.owner_id is not None and plan.owner_id not in known.people:
        raise Invalid("person_unknown", field="owner_id")
    if plan.unit_id is not None and plan.unit_id not in known.units:
        raise Invalid("unit_unknown", field="unit_id")
    if plan.due_on is not None and plan.due_on.year not in YEARS:
        raise Invalid("date_out_of_range", field="due_on")
    if plan.answers_id is not None and not _is_problem(actor, draft, plan.answers_id):
        raise Invalid("problem_unknown", field="answers_id")
    target = line(plan.target.replace("\0", ""), "target", LONGEST_TARGET, required=False)
    people = {"owner_id": plan.owner_id, "unit_id": plan.unit_id}
    return {**people, "due_on": plan.due_on, "target": target, "answers_id": plan.answers_id}


def _is_problem(actor: Actor, draft: Draft, sentence_id: int) -> bool:
    mine = (DraftSentence.draft_id == draft.id, DraftSentence.kind == SentenceKind.PROBLEM)
    found = db.session.scalar(visible(actor, DraftSentence).where(DraftSentence.id == sentence_id, *mine))
    return found is not None


def declare_none(actor: Actor, now: datetime, sentence_id: int, version: int, text: str = "") -> DraftSentence:
    """Answer a 【待补】 of work by a person's word that there was none: a legal answer, which states no figures.

    Without `text` it is in the usual words. Invalid("nothing_asked") where no work is asked for.
    """
    row, _draft = take_sentence(actor, sentence_id, version)
    refuse_absent(row)
    gap = next((gap for gap in gaps_of(row) if gap.kind is GapKind.WORK), None)
    if gap is None:
        raise Invalid("nothing_asked")
    tidy = wording(text.strip() or nothing_done(gap.label))
    row.kind = SentenceKind.BOILERPLATE
    write(actor, now, row, tidy, "none_declared")
    db.session.commit()
    return row
