"""Values in a backup: one form for each kind of column, the same from every database.

integer, text, boolean: as in JSON. instant: ISO 8601 in UTC. date: ISO 8601. decimal.N: digits, N after the point.
json: [value], so that a JSON null is not taken for an empty column, which is null as for every kind.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

from tracker.extensions import UtcDateTime

_KINDS: tuple[tuple[type[TypeEngine[Any]], str], ...] = (
    (sa.Boolean, "boolean"),
    (sa.Integer, "integer"),
    (sa.DateTime, "instant"),
    (sa.Date, "date"),
    (sa.JSON, "json"),
    (sa.String, "text"),
)
TYPES: Mapping[str, TypeEngine[Any]] = {
    "boolean": sa.Boolean(),
    "integer": sa.Integer(),
    "instant": UtcDateTime(),
    "date": sa.Date(),
    "json": sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql"),
    "text": sa.Text(),
}
"""How a column of this kind is written to the database."""


def kind_of(found: TypeEngine[Any]) -> str:
    """The kind of a column as the database describes it; TypeError for one without a form here."""
    if isinstance(found, sa.Numeric) and not isinstance(found, sa.Float):
        return f"decimal.{found.scale or 0}"
    for cls, kind in _KINDS:
        if isinstance(found, cls):
            return kind
    raise TypeError(f"no form for {found!r} in backups")


def type_of(kind: str) -> TypeEngine[Any]:
    """The type with which a column of this kind is read and written."""
    places = kind.partition(".")[2]
    return sa.Numeric(18, int(places)) if places else TYPES[kind]


def encoder(kind: str) -> Callable[[Any], Any] | None:
    """From a value of the database to one of JSON; None where they are the same."""
    places = kind.partition(".")[2]
    if places:
        return lambda value: f"{value:.{places}f}"
    forms: dict[str, Callable[[Any], Any]] = {"instant": _in_utc, "date": date.isoformat, "json": _embedded}
    return forms.get(kind)


def _in_utc(value: datetime) -> str:
    """PostgreSQL answers in the zone of its session."""
    return value.astimezone(UTC).isoformat()


def _embedded(text: str) -> list[Any]:
    return [json.loads(text)]


def decoder(kind: str) -> Callable[[Any], Any]:
    """Back again; ValueError or TypeError for what is no value of this kind."""
    if kind.startswith("decimal."):
        return _decimal
    return {
        "boolean": _exactly(bool), "integer": _exactly(int), "text": _exactly(str), "json": _only,
        "instant": _instant, "date": date.fromisoformat,
    }[kind]  # fmt: skip


def _exactly(wanted: type) -> Callable[[Any], Any]:
    def same(value: Any) -> Any:
        if type(value) is not wanted:
            raise TypeError(value)
        return value

    return same


def _decimal(value: Any) -> Decimal:
    found = Decimal(_exactly(str)(value)) if isinstance(value, str) else None
    if found is None or not found.is_finite():
        raise ValueError(value)
    return found


def _instant(value: Any) -> datetime:
    found = datetime.fromisoformat(value)
    if found.tzinfo is None:
        raise ValueError(value)
    return found


def _only(value: Any) -> Any:
    """A JSON null has a word of its own, since None would be an empty column."""
    [only] = value if isinstance(value, list) else [value][:0]
    return sa.JSON.NULL if only is None else only
