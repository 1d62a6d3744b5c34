"""The accepted work on the tasks of a year as the rectification ledger tells it. Four statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, select, union

from tracker.domain.people import Actor
from tracker.domain.work import EntryState
from tracker.drafting.numbers import amount_text
from tracker.models import Event, Evidence, Figure, ProgressUpdate, Task
from tracker.models.evidence import entry_evidence, task_evidence
from tracker.queries.kept import read
from tracker.queries.scope import may_see

Conditions = Sequence[ColumnElement[bool]]


@dataclass(slots=True)
class TaskWork:
    """By task id: accepted entries (their last day, words and figures), the oldest first; files; who closed it."""

    entries: dict[int, list[tuple[date, str]]] = field(default_factory=lambda: defaultdict(list))
    files: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    closers: dict[int, int] = field(default_factory=dict)


def work_of(actor: Actor, tasks: Conditions) -> TaskWork:
    """Of the tasks that fulfil the conditions."""
    found, figures = TaskWork(), _figures(actor, tasks)
    entries = _accepted(actor, tasks, ProgressUpdate.id, ProgressUpdate.task_id, ProgressUpdate.to_on, _TEXT)
    for row in read(entries.order_by(ProgressUpdate.to_on, ProgressUpdate.id), {}):
        found.entries[row.task_id].append((row.to_on, _told(row.text, figures.get(row.id, ()))))
    for row in read(_files(actor, tasks), {}):
        found.files[row.task_id].append(f"{row.filename}（{row.reference}）" if row.reference else row.filename)
    for row in read(_closings(actor, tasks), {}):
        found.closers[row.subject_id] = row.after.get("signer_id") or row.actor_id
    return found


_TEXT = ProgressUpdate.text


def _accepted(actor: Actor, tasks: Conditions, *columns: Any) -> Select[Any]:
    joined = select(*columns).select_from(ProgressUpdate).join(Task, Task.id == ProgressUpdate.task_id)
    return joined.where(may_see(actor, ProgressUpdate), ProgressUpdate.state == EntryState.ACCEPTED, *tasks)


def _figures(actor: Actor, tasks: Conditions) -> Mapping[int, list[tuple[str, str]]]:
    """The figures of each entry: their names, and the numbers as they are written."""
    columns = (Figure.entry_id, Figure.name, Figure.value, Figure.unit, Figure.qualifier)
    of_entries = _accepted(actor, tasks, *columns).join(Figure, Figure.entry_id == ProgressUpdate.id)
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in read(of_entries.where(may_see(actor, Figure)).order_by(Figure.id), {}):
        found[row.entry_id].append((row.name, amount_text(row.value, row.unit, row.qualifier)))
    return found


def _told(text: str, figures: Sequence[tuple[str, str]]) -> str:
    """The words, and the figures that they do not state."""
    more = "，".join(f"{name}{number}" for name, number in figures if number not in text)
    return f"{text}（{more}）" if more else text


def _files(actor: Actor, tasks: Conditions) -> Select[Any]:
    """Of accepted entries, and the signed sheets of the tasks themselves; each file of a task once."""
    of_entries = select(ProgressUpdate.task_id, entry_evidence.c.evidence_id).join(
        entry_evidence, entry_evidence.c.entry_id == ProgressUpdate.id
    )
    accepted = (may_see(actor, ProgressUpdate), ProgressUpdate.state == EntryState.ACCEPTED)
    signed = select(task_evidence.c.task_id, task_evidence.c.evidence_id)
    pairs = union(of_entries.where(*accepted), signed).subquery()
    chosen = select(pairs.c.task_id, Evidence.filename, Evidence.reference).join(
        Evidence, Evidence.id == pairs.c.evidence_id
    )
    of_tasks = chosen.join(Task, Task.id == pairs.c.task_id).where(may_see(actor, Evidence), *tasks)
    return of_tasks.order_by(pairs.c.task_id, Evidence.id)


def _closings(actor: Actor, tasks: Conditions) -> Select[Any]:
    """The oldest first, so that of several the last counts."""
    about = (Event.subject_type == Task.__tablename__, Event.verb == "closed")
    said = select(Event.subject_id, Event.actor_id, Event.after).join(Task, Task.id == Event.subject_id)
    return said.where(may_see(actor, Event), *about, *tasks).order_by(Event.id)
