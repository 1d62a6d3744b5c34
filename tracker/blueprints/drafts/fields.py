"""What only the editor's forms say, as values. Raises Invalid for what no form of ours would send."""

from enum import StrEnum
from typing import TypeVar

from tracker.domain.drafts import SourceType
from tracker.domain.errors import Invalid
from tracker.drafting.model import Ref
from tracker.web.form_values import Form, is_number

E = TypeVar("E", bound=StrEnum)


def choice(form: Form, name: str, kind: type[E]) -> E:
    """A member of an enum."""
    try:
        return kind(form.get(name, ""))
    except ValueError as error:
        raise Invalid("not_in_list", field=name) from error


def ref(text: str) -> Ref:
    """A source as a form names it: `type:id`; its words are looked up by the service."""
    kind, _colon, key = text.partition(":")
    if kind not in set(SourceType) or not is_number(key):
        raise Invalid("not_in_list", field="ref")
    return Ref(SourceType(kind), int(key), "")
