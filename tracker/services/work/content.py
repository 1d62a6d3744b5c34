"""From what was entered to the columns, figures and evidence of an entry."""

from datetime import date

from tracker.domain.entries import line
from tracker.domain.errors import Conflict, Invalid
from tracker.domain.people import Actor
from tracker.domain.work import EntryState
from tracker.models import Figure, ProgressUpdate, WorkEntry
from tracker.queries.directory import Directory, by_key
from tracker.services.work.checking import LONGEST_TEXT, files, past_day, prose, share
from tracker.services.work.entered import NewProgress, NewRecord
from tracker.services.work.figures import figures_of

LONGEST_PEOPLE = 255


def progress_values(new: NewProgress, today: date) -> dict[str, object]:
    """The checked columns of progress; `done_on` is both its first and its last day."""
    done_on = past_day(new.done_on or today, today, "done_on")
    return {
        "from_on": done_on,
        "to_on": done_on,
        "text": prose(new.text, "text", LONGEST_TEXT, required=True),
        "difficulties": prose(new.difficulties, "difficulties"),
        "needs_leader": new.needs_leader,
        "next_step": prose(new.next_step, "next_step"),
        "percent": share(new.percent),
    }


def record_values(new: NewRecord, today: date, directory: Directory, *, needs_text: bool = True) -> dict[str, object]:
    """The checked columns of a record; it belongs to the year of its last day."""
    to_on = past_day(new.to_on or new.from_on, today, "to_on" if new.to_on else "from_on")
    if new.from_on > to_on:
        raise Invalid("period_backwards", field="to_on")
    unit = directory.units.get(new.unit_id)
    if unit is None or not unit.active:
        raise Invalid("unit_unknown", field="unit_id")
    if new.theme_code is not None and by_key(directory.themes.values(), new.theme_code) is None:
        raise Invalid("theme_unknown", field="theme_code")
    return {
        "year": to_on.year,
        "unit_id": new.unit_id,
        "theme_code": new.theme_code,
        "from_on": past_day(new.from_on, today, "from_on"),
        "to_on": to_on,
        "text": prose(new.text, "text", LONGEST_TEXT, required=needs_text),
        "people": line(new.people.replace("\0", ""), "people", LONGEST_PEOPLE, required=False),
        "duty": new.duty,
    }


def set_details(actor: Actor, entry: WorkEntry, new: NewProgress | NewRecord) -> None:
    """Give the entry its figures and evidence, in place of those that it had."""
    entry.figures = figures_of(actor, entry.org_id, new.figures)
    entry.evidence = files(actor, entry.org_id, new.evidence_ids)


def refuse_other(actor: Actor, entry: WorkEntry, new: NewProgress | NewRecord) -> None:
    """Raise Conflict unless the entry kept under a form's key says what the form says.

    The answer to the first sending was lost and the form changed before the next: nobody may take that for kept.
    """
    if entry.state is EntryState.WITHDRAWN:
        raise Conflict("key_taken")
    figures = [_facts(figure) for figure in figures_of(actor, entry.org_id, new.figures)]
    same = [_facts(figure) for figure in entry.figures] == figures
    if not same or {file.id for file in entry.evidence} != set(new.evidence_ids) or _differs(entry, new):
        raise Conflict("already_sent")


def _facts(figure: Figure) -> tuple[object, ...]:
    return figure.name, figure.value, figure.unit, figure.qualifier, figure.indicator_id


def _differs(entry: WorkEntry, new: NewProgress | NewRecord) -> bool:
    """Whether the texts differ; days are left out, since a form without one means the day on which it is sent."""
    if isinstance(entry, ProgressUpdate) and isinstance(new, NewProgress):
        said = entry.difficulties or "", entry.next_step or "", bool(entry.needs_leader), entry.percent
        typed = prose(new.difficulties, "difficulties"), prose(new.next_step, "next_step")
        if said != (*typed, new.needs_leader, new.percent):
            return True
    return entry.text != prose(new.text, "text", LONGEST_TEXT)
