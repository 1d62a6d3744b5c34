"""What only the review's forms say, as values. Raises Invalid for what no form of ours would send."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tracker.domain.errors import Invalid
from tracker.domain.reports import ItemKind
from tracker.domain.review import Assignment
from tracker.domain.tasks import Priority
from tracker.web.form_values import Form, day, is_number, optional_number


def chosen(form: Form, kind: str = "") -> dict[int, int]:
    """The selected items (of one kind) with the versions that were shown: fields `item`, `id:version:kind`."""
    values = [value.split(":") for value in form.getlist("item")]
    if not all(len(parts) == 3 and is_number(parts[0]) and is_number(parts[1]) for parts in values):
        raise Invalid("not_a_number", field="item")
    found = {int(item): int(version) for item, version, its_kind in values if kind in {"", its_kind}}
    if not found:
        raise Invalid("no_items_selected")
    return found


def _units(form: Form, name: str) -> frozenset[int]:
    values = form.getlist(name)
    if not all(map(is_number, values)):
        raise Invalid("not_a_number", field=name)
    return frozenset(map(int, values))


def _priority(form: Form, name: str) -> Priority:
    try:
        return Priority(form.get(name, ""))
    except ValueError as error:
        raise Invalid("not_in_list", field=name) from error


READERS: Mapping[str, Callable[[Form, str], Any]] = {
    "lead_unit_id": optional_number,
    "owner_id": optional_number,
    "sponsor_id": optional_number,
    "due_on": day,
    "theme_code": lambda form, name: form.get(name) or None,
    "priority": _priority,
    "target": lambda form, name: form.get(name, "").strip(),
    "supporting_unit_ids": _units,
}


def assignment(form: Form, names: Iterable[str]) -> Assignment:
    """The assignment that the named fields of the form describe; empty ones empty the item's."""
    return Assignment(**{name: READERS[name](form, name) for name in names if name in READERS})


def filled_in(form: Form) -> Assignment:
    """The assignment of the fields that were filled in: what a change of many items sets."""
    return assignment(form, [name for name in READERS if any(form.getlist(name))])


def usual_dates(form: Form) -> dict[str, Assignment]:
    """The date that a button sets on the selected items of its kind, by kind; empty if no such button was pressed."""
    return {kind: Assignment(due_on=day(form, f"due_{kind}")) for kind in ItemKind if form.get(f"due_{kind}")}
