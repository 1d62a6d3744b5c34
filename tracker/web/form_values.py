"""What forms say, as values. Raises Invalid with the field for what no form of ours would send."""

from datetime import date

from werkzeug.datastructures import MultiDict

from tracker.domain.errors import Invalid

Form = MultiDict[str, str]
LONGEST = 9
"""Digits of a number that a row may have."""


def is_number(text: str) -> bool:
    """Whether a key or version can be that number."""
    return text.isdecimal() and len(text) <= LONGEST


def number(form: Form, name: str) -> int:
    """A whole number that the form must have."""
    value = optional_number(form, name)
    if value is None:
        raise Invalid("required", field=name)
    return value


def optional_number(form: Form, name: str) -> int | None:
    """A whole number or None for an empty field."""
    text = form.get(name, "").strip()
    if not text:
        return None
    if not is_number(text):
        raise Invalid("not_a_number", field=name)
    return int(text)


def day(form: Form, name: str) -> date | None:
    """A date as browsers send it (2026-09-30) or None for an empty field."""
    text = form.get(name, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Invalid("date_invalid", field=name) from error


def needed_day(form: Form, name: str) -> date:
    """A date that the form must have."""
    found = day(form, name)
    if found is None:
        raise Invalid("required", field=name)
    return found
