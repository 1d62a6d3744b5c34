"""Who does what by when: the part of a task that people change, and what may be entered there."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum

from tracker.domain.entries import line
from tracker.domain.errors import Invalid
from tracker.domain.tasks import Priority
from tracker.models import Task
from tracker.queries.directory import Directory, Entry, by_key

LONGEST_TARGET = 120
YEARS = range(2000, 2101)


class Keep(Enum):
    """Stands for a value that is to stay as it is."""

    KEEP = "keep"


KEEP = Keep.KEEP


@dataclass(frozen=True, slots=True)
class Assignment:
    """The values to set; those left at KEEP stay. None clears an owner, a sponsor, a date or a theme."""

    lead_unit_id: int | Keep = KEEP
    supporting_unit_ids: frozenset[int] | Keep = KEEP
    owner_id: int | Keep | None = KEEP
    sponsor_id: int | Keep | None = KEEP
    due_on: date | Keep | None = KEEP
    theme_code: str | Keep | None = KEEP
    priority: Priority | Keep = KEEP
    target: str | Keep = KEEP

    def values(self) -> dict[str, object]:
        """The values to set, by name."""
        given = {item.name: getattr(self, item.name) for item in fields(self)}
        return {name: value for name, value in given.items() if value is not KEEP}


def values_of(task: Task) -> dict[str, object]:
    """The same values as a task has them now."""
    names = [item.name for item in fields(Assignment) if item.name != "supporting_unit_ids"]
    supporting = frozenset(unit.id for unit in task.supporting_units)
    return {name: getattr(task, name) for name in names} | {"supporting_unit_ids": supporting}


def check(changed: Mapping[str, object], directory: Directory) -> dict[str, object]:
    """The values in the form in which they are kept; Invalid(field=…) for what this organisation does not have."""
    return {name: _check_one(name, value, directory) for name, value in changed.items()}


def _check_one(name: str, value: object, directory: Directory) -> object:
    if name == "lead_unit_id":
        _active(directory.units, value, name, "unit_unknown")
    elif name in {"owner_id", "sponsor_id"} and value is not None:
        _active(directory.people, value, name, "person_unknown")
    elif name == "supporting_unit_ids" and isinstance(value, frozenset):
        for unit_id in value:
            _active(directory.units, unit_id, name, "unit_unknown")
    elif name == "theme_code" and value and by_key(directory.themes.values(), str(value)) is None:
        raise Invalid("theme_unknown", field=name)
    elif isinstance(value, date) and value.year not in YEARS:
        raise Invalid("date_out_of_range", field=name)
    return line(value, name, LONGEST_TARGET, required=False) if isinstance(value, str) and name == "target" else value


def _active(entries: Mapping[int, Entry], key: object, field: str, code: str) -> None:
    entry = entries.get(key) if isinstance(key, int) else None
    if entry is None or not entry.active:
        raise Invalid(code, field=field)
