"""Confirming a review: accepted items become tasks, in one transaction. Nothing else makes tasks from a report."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import or_, select

from tracker.domain.errors import Conflict, Invalid, NotFound
from tracker.domain.people import Actor
from tracker.domain.reports import Decision, SourceKind
from tracker.domain.review import SUGGESTED_AS, numbered, short_title
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Edition, ItemAnswer, Reading, ReportItem, Source, Task, TaskAnswer
from tracker.models.tasks import task_item
from tracker.queries.scope import visible
from tracker.services.days import local_day
from tracker.services.events import record
from tracker.services.imports.following import same_beside, tie
from tracker.services.numbers import lock_organisation, next_task_number
from tracker.services.review.hold import Held, hold_reading, settle
from tracker.services.tasks.issued_promises import continue_sources
from tracker.services.tasks.stepping import leave_unassigned
from tracker.services.tasks.taking import settings_of


def confirm(actor: Actor, now: datetime, reading_id: int, item_ids: Collection[int] | None = None) -> list[Task]:
    """Make a task of each accepted item that has none yet, or of the given ones; one whose words another edition of
    the report has made a task of is tied to that task. Returned are the tasks of all these items.

    Invalid: meta_first; lead_unit_missing (items: every ItemRef that lacks one, item_ids), not_accepted (items),
    nothing_to_confirm. Conflict: already_confirmed (items). Then nothing is made.
    """
    held = _hold(actor, reading_id)
    if not held.reading.meta_confirmed or held.reading.plan_year is None:
        raise Invalid("meta_first")
    chosen = _chosen(held, item_ids)
    known = same_beside(actor, held, chosen)
    fresh = [item for item in chosen if item not in known]
    _refuse(held, [item for item in fresh if _lead_unit(item) is None], "lead_unit_missing")
    tie(actor, now, held, known)
    tasks = _make(actor, now, held, held.reading.plan_year, fresh) if fresh else []
    _answer(chosen)
    continue_sources(actor, now, tasks)
    _record(actor, now, held, tasks)
    settle(actor, now, Held(held.reading, held.items, held.confirmed | {item.id for item in chosen}))
    db.session.commit()
    return [*tasks, *known.values()]


def _make(actor: Actor, now: datetime, held: Held, plan_year: int, items: list[ReportItem]) -> list[Task]:
    source = _source_of(actor, held.reading.edition)
    number = next_task_number(actor, held.reading.org_id, plan_year)
    tasks = [_task(actor, now, plan_year, source, item) for item in items]
    for place, task in enumerate(tasks):
        task.number = number + place
    db.session.add_all(tasks)
    db.session.flush()
    return tasks


def _hold(actor: Actor, reading_id: int) -> Held:
    mine = visible(actor, Reading).where(Reading.id == reading_id)
    org_id = db.session.scalar(mine.with_only_columns(Reading.org_id))
    if org_id is None:
        raise NotFound("not_found")
    lock_organisation(actor, org_id)
    return hold_reading(actor, reading_id)


def _chosen(held: Held, item_ids: Collection[int] | None) -> list[ReportItem]:
    if item_ids is None:
        accepted = [item for item in held.items.values() if item.decision is Decision.ACCEPTED]
        chosen = [item for item in accepted if item.id not in held.confirmed]
    else:
        chosen = held.chosen(item_ids)
        _refuse(held, [item for item in chosen if item.id in held.confirmed], "already_confirmed")
        _refuse(held, [item for item in chosen if item.decision is not Decision.ACCEPTED], "not_accepted")
    if not chosen:
        raise Invalid("nothing_to_confirm")
    return chosen


def _refuse(held: Held, items: list[ReportItem], code: str) -> None:
    if not items:
        return
    refs = numbered(held.items.values())
    error = Conflict if code == "already_confirmed" else Invalid
    raise error(code, items=[refs[item.id] for item in items if item.id in refs], item_ids=[item.id for item in items])


def _lead_unit(item: ReportItem) -> int | None:
    return None if "lead_unit" in item.suggested else item.lead_unit_id


def _source_of(actor: Actor, edition: Edition) -> Source:
    """The edition as a source; one row, however often its items are confirmed."""
    known = visible(actor, Source).where(Source.kind == SourceKind.REPORT, Source.edition_id == edition.id)
    return db.session.scalar(known) or Source(
        org_id=edition.org_id,
        kind=SourceKind.REPORT,
        edition_id=edition.id,
        name=edition.title,
        dated_on=edition.dated_on,
        filename=edition.filename,
        sha256=edition.sha256,
    )


def _task(actor: Actor, now: datetime, plan_year: int, source: Source, item: ReportItem) -> Task:
    """The task of an item. What is only suggested stays out of it: nothing is guessed."""
    chosen = {field: getattr(item, field) for field, name in SUGGESTED_AS.items() if name not in item.suggested}
    return Task(
        org_id=item.org_id,
        plan_year=plan_year,
        kind=item.kind.task_kind,
        title=item.title or short_title(item.text),
        quote=item.text,
        state=TaskState.UNASSIGNED,
        state_since=local_day(now),
        priority=item.priority,
        source=source,
        created_by_id=actor.user_id,
        created_at=now,
        supporting_units=list(item.supporting_units),
        items=[item],
        **chosen,
    )


def _answer(items: Iterable[ReportItem]) -> None:
    """Carry the links of these items over to tasks, also to those that were confirmed before."""
    ids = {item.id for item in items}
    touching = or_(ItemAnswer.problem_id.in_(ids), ItemAnswer.plan_id.in_(ids))
    pairs = [(row.problem_id, row.plan_id) for row in db.session.scalars(select(ItemAnswer).where(touching))]
    linked = {item_id for pair in pairs for item_id in pair}
    rows = db.session.execute(select(task_item.c.item_id, task_item.c.task_id).where(task_item.c.item_id.in_(linked)))
    tasks = {row.item_id: row.task_id for row in rows}
    db.session.add_all(
        TaskAnswer(problem_id=tasks[problem], plan_id=tasks[plan])
        for problem, plan in pairs
        if problem in tasks and plan in tasks
    )


def _record(actor: Actor, now: datetime, held: Held, tasks: list[Task]) -> None:
    settings = settings_of(actor, held.reading.org_id)
    for task in tasks:
        values = ("number", "title", "state", "lead_unit_id", "owner_id", "sponsor_id", "due_on")
        continued = {"continues_task_id": task.continues_task_id} if task.continues_task_id else {}
        record(actor, now, "created", task, after={**{name: getattr(task, name) for name in values}, **continued})
        leave_unassigned(actor, now, task, settings)
    record(actor, now, "confirmed", held.reading, after={"tasks": [task.id for task in tasks]})
