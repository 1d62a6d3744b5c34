"""What the bar below the ledger sends: selected tasks with the versions shown, and the values to set."""

from datetime import date

from werkzeug.datastructures import MultiDict

from tracker.domain.errors import Invalid
from tracker.queries.directory import Directory, Entry, by_key
from tracker.services.tasks import KEEP, Assignment, Keep

FIELDS = ("owner", "sponsor", "unit", "due_on")


def chosen_versions(form: MultiDict[str, str]) -> dict[int, int]:
    """The selected tasks, `id.version` each; what is not of that form is left out."""
    pairs = [value.partition(".") for value in form.getlist("task")]
    return {int(key): int(version) for key, _dot, version in pairs if _number(key) and _number(version)}


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def chosen_changes(form: MultiDict[str, str], directory: Directory) -> Assignment:
    """The values to set; empty ones stay. Invalid if nothing is to change or something is not known."""
    changes = Assignment(
        owner_id=_entry(form, "owner", directory.people),
        sponsor_id=_entry(form, "sponsor", directory.people),
        lead_unit_id=_entry(form, "unit", directory.units),
        due_on=_date(form.get("due_on", "")),
    )
    if not changes.values():
        raise Invalid("nothing_to_change")
    return changes


def _entry(form: MultiDict[str, str], name: str, entries: dict[int, Entry]) -> int | Keep:
    key = form.get(name, "")
    if not key:
        return KEEP
    entry = by_key(entries.values(), key)
    if entry is None:
        raise Invalid("unit_unknown" if name == "unit" else "person_unknown", field=name)
    return entry.id


def _date(text: str) -> date | Keep:
    if not text.strip():
        return KEEP
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise Invalid("date_invalid", field="due_on") from error
