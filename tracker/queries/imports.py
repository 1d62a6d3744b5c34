"""Imports of an organisation, and everything the review of one of them shows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, cast, func, select
from sqlalchemy.orm import contains_eager, joinedload, undefer

from tracker.domain.errors import NotFound
from tracker.domain.people import Actor
from tracker.domain.reports import Decision, ItemKind, ReadingState
from tracker.domain.review import ItemRef, numbered, same_organisation
from tracker.extensions import db
from tracker.models import Edition, Event, ItemAnswer, Organisation, Reading, ReportItem, Task
from tracker.models.tasks import task_item
from tracker.queries.scope import may_see, visible


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a review is: live items, those a person took or refused, those with tasks, those in doubt."""

    total: int = 0
    problems: int = 0
    plans: int = 0
    accepted: int = 0
    rejected: int = 0
    confirmed: int = 0
    doubts: int = 0

    @property
    def pending(self) -> int:
        """Items that nobody has decided on."""
        return self.total - self.accepted - self.rejected


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A reading with all that its review needs.

    `items` are live, in the order of the text; `superseded` can be restored. `answers` maps problems to the plan
    items that answer them (ids), `measures` plan items to problems. `tasks` are those made, by item id.
    `org_fits`: whether the report names this organisation as issuer (None: it names none).
    """

    reading: Reading
    edition: Edition
    text: str
    items: Sequence[ReportItem]
    superseded: Sequence[ReportItem]
    refs: Mapping[int, ItemRef]
    tasks: Mapping[int, Task]
    answers: Mapping[int, list[int]]
    measures: Mapping[int, list[int]]
    counts: Counts
    org_fits: bool | None


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One line of the list of imports."""

    reading: Reading
    edition: Edition
    counts: Counts


def reading_by_id(actor: Actor, reading_id: int) -> Reading:
    """A reading with its edition and report; NotFound if there is none that the actor may see."""
    mine = visible(actor, Reading).where(Reading.id == reading_id)
    reading = db.session.scalar(mine.options(joinedload(Reading.edition).joinedload(Edition.report)))
    if reading is None:
        raise NotFound("not_found")
    return reading


def last_reread(actor: Actor, reading: Reading) -> Mapping[str, Any] | None:
    """What the latest reading again changed: numbers of items that are new, changed, gone; None if there was none."""
    if reading.read_at == reading.edition.uploaded_at:
        return None
    mine = visible(actor, Event).where(Event.subject_type == Reading.__tablename__, Event.subject_id == reading.id)
    event = db.session.scalar(mine.where(Event.verb == "read_again").order_by(Event.id.desc()).limit(1))
    return event.after if event else None


def is_in(actor: Actor, org_id: int, reading_id: int, item_ids: Collection[int]) -> bool:
    """Whether the reading is one of the organisation, and every item that the actor may see one of its edition.

    What a newer reading has replaced is told of when somebody takes hold of it.
    """
    edition_id = select(Reading.edition_id).where(may_see(actor, Reading), Reading.id == reading_id).scalar_subquery()
    items = visible(actor, ReportItem).join(Reading, Reading.id == ReportItem.reading_id)
    elsewhere = items.where(ReportItem.id.in_(item_ids), Reading.edition_id != edition_id)
    here = visible(actor, Reading).where(Reading.id == reading_id, Reading.org_id == org_id, ~elsewhere.exists())
    return db.session.scalar(here.with_only_columns(Reading.id)) is not None


def review_page(actor: Actor, reading_id: int) -> ReviewPage:
    """Everything about one review, in a number of queries that does not grow with its items."""
    reading, org_name = _reading_with_text(actor, reading_id)
    rows = _items(actor, reading_id)
    items = [item for item in rows if item.decision is not Decision.SUPERSEDED]
    tasks = {item.id: task for item, task in rows.items() if task is not None}
    answers, measures = _links(actor, reading_id)
    return ReviewPage(
        reading=reading,
        edition=reading.edition,
        text=reading.edition.text,
        items=items,
        superseded=[item for item in rows if item.replaced_by_id is not None],
        refs=numbered(items),
        tasks=tasks,
        answers=answers,
        measures=measures,
        counts=_count(items, tasks),
        org_fits=same_organisation(reading.org_text, org_name),
    )


def _reading_with_text(actor: Actor, reading_id: int) -> tuple[Reading, str]:
    edition = joinedload(Reading.edition)
    mine = visible(actor, Reading).where(Reading.id == reading_id)
    full = mine.options(
        edition.options(undefer(Edition.text), joinedload(Edition.report), joinedload(Edition.uploaded_by))
    )
    named = full.join(Organisation, Organisation.id == Reading.org_id).add_columns(Organisation.name)
    row = db.session.execute(named).first()
    if row is None:
        raise NotFound("not_found")
    return row[0], row[1]


def _items(actor: Actor, reading_id: int) -> dict[ReportItem, Task | None]:
    """The items with their tasks, in one query: supporting units are few, so a join is cheaper than a second query."""
    mine = visible(actor, ReportItem).where(ReportItem.reading_id == reading_id)
    made = mine.outerjoin(task_item, task_item.c.item_id == ReportItem.id)
    made = made.outerjoin(Task, and_(Task.id == task_item.c.task_id, may_see(actor, Task)))
    named = (ReportItem.lead_unit, ReportItem.owner, ReportItem.sponsor, ReportItem.decided_by)
    loaded = made.options(*(joinedload(name) for name in (*named, ReportItem.supporting_units)))
    ordered = loaded.order_by(ReportItem.span_start, ReportItem.id).add_columns(Task)
    rows = db.session.execute(ordered).unique()
    return {row[0]: row[1] for row in rows}


def _links(actor: Actor, reading_id: int) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Problems to the plan items that answer them, and the other way round."""
    mine = select(ItemAnswer).join(ReportItem, ReportItem.id == ItemAnswer.problem_id)
    here = mine.where(may_see(actor, ReportItem), ReportItem.reading_id == reading_id)
    answers: dict[int, list[int]] = {}
    measures: dict[int, list[int]] = {}
    for row in db.session.scalars(here.order_by(ItemAnswer.problem_id, ItemAnswer.plan_id)):
        answers.setdefault(row.problem_id, []).append(row.plan_id)
        measures.setdefault(row.plan_id, []).append(row.problem_id)
    return answers, measures


def _count(items: Sequence[ReportItem], tasks: Mapping[int, Task]) -> Counts:
    return Counts(
        total=len(items),
        problems=sum(item.kind is ItemKind.PROBLEM for item in items),
        plans=sum(item.kind is ItemKind.PLAN for item in items),
        accepted=sum(item.decision is Decision.ACCEPTED for item in items),
        rejected=sum(item.decision is Decision.REJECTED for item in items),
        confirmed=len(tasks),
        doubts=sum(bool(item.doubts) and item.decision is Decision.PENDING for item in items),
    )


def list_readings(actor: Actor, org_id: int) -> list[ReadingRow]:
    """The organisation's imports, newest first, voided ones too."""
    mine = visible(actor, Reading).where(Reading.org_id == org_id, Reading.state != ReadingState.REPLACED)
    mine = mine.join(Reading.edition)
    full = mine.options(
        contains_eager(Reading.edition).options(joinedload(Edition.report), joinedload(Edition.uploaded_by))
    )
    readings = db.session.scalars(full.order_by(Edition.uploaded_at.desc(), Reading.id.desc()))
    counts = _counts(actor, org_id)
    return [ReadingRow(reading, reading.edition, counts.get(reading.id, Counts())) for reading in readings]


def _counts(actor: Actor, org_id: int) -> dict[int, Counts]:
    """Counts of every reading of the organisation, in one query."""
    pending = ReportItem.decision == Decision.PENDING
    columns = {
        "total": func.count(),
        "problems": _sum(ReportItem.kind == ItemKind.PROBLEM),
        "plans": _sum(ReportItem.kind == ItemKind.PLAN),
        "accepted": _sum(ReportItem.decision == Decision.ACCEPTED),
        "rejected": _sum(ReportItem.decision == Decision.REJECTED),
        "confirmed": _sum(ReportItem.id.in_(select(task_item.c.item_id))),
        "doubts": _sum(pending & (cast(ReportItem.doubts, String) != "[]")),
    }
    mine = select(ReportItem.reading_id, *columns.values()).where(may_see(actor, ReportItem))
    live = mine.where(ReportItem.org_id == org_id, ReportItem.decision != Decision.SUPERSEDED)
    rows = db.session.execute(live.group_by(ReportItem.reading_id))
    return {row[0]: Counts(**dict(zip(columns, row[1:], strict=True))) for row in rows}


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
