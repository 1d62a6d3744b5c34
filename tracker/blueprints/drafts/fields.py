"""What the editor's forms say, as values. Raises Invalid for what no form of ours would send."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from tracker.domain.drafts import SourceType
from tracker.domain.errors import Invalid
from tracker.drafting.model import Ref

Form = MultiDict[str, str]
E = TypeVar("E", bound=StrEnum)
LONGEST = 9
"""Digits of a number that a row may have."""


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
    if not text.isdecimal() or len(text) > LONGEST:
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


def choice(form: Form, name: str, kind: type[E]) -> E:
    """A member of an enum."""
    try:
        return kind(form.get(name, ""))
    except ValueError as error:
        raise Invalid("not_in_list", field=name) from error


def ref(text: str) -> Ref:
    """A source as a form names it: `type:id`; its words are looked up by the service."""
    kind, _colon, key = text.partition(":")
    if kind not in set(SourceType) or not key.isdecimal() or len(key) > LONGEST:
        raise Invalid("not_in_list", field="ref")
    return Ref(SourceType(kind), int(key), "")
