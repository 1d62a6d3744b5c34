"""Addresses: numbers that no row can have are refused before a database sees them; what is no address is none.

Pages hold dozens, most of them the same each time: they are built once.
"""

from typing import Any
from urllib.parse import SplitResult, urlsplit

from flask import Flask, current_app, g, has_request_context, request, url_for
from werkzeug.routing import IntegerConverter

GREATEST = 2**31 - 1
MOST, LONGEST = 10_000, 40
"""Addresses that are kept, and characters of a value in one."""


class RowNumber(IntegerConverter):
    """`<int:…>`: 0 to the greatest number that a key column holds, unless the route says otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max", GREATEST)
        super().__init__(*args, **kwargs)


def parts(address: str) -> SplitResult | None:
    """The parts of an address that somebody else has written; None if it is none (`//[`)."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def kept_url(endpoint: str, **values: Any) -> str:
    """`url_for` as templates call it. An address depends on nothing but these values and the place of the page."""
    relative = has_request_context() and "_external" not in values and not endpoint.startswith(".")
    if not relative or not all(map(_is_short, values.values())):
        return url_for(endpoint, **values)
    here = (g.scope.org.code, g.scope.year) if "scope" in g else None
    kept: dict[Any, str] = current_app.extensions.setdefault("addresses", {})
    key = (endpoint, request.script_root, here, *values.items())
    if key not in kept:
        if len(kept) >= MOST:
            kept.clear()
        kept[key] = url_for(endpoint, **values)
    return kept[key]


def _is_short(value: object) -> bool:
    """Whether a value takes little room: numbers and words of ours, not what people type."""
    return value is None or type(value) is int or (isinstance(value, str) and len(value) <= LONGEST)


def register(app: Flask) -> None:
    """Use it for every `int` in an address."""
    app.url_map.converters["int"] = RowNumber
    app.jinja_env.globals["url_for"] = kept_url
