"""Addresses: numbers that no row can have are refused before a database sees them; what is no address is none.

Those of the shell are built once: the same two dozen stand on every page.
"""

from typing import Any
from urllib.parse import SplitResult, urlsplit

from flask import Flask, current_app, g, request, url_for
from werkzeug.routing import IntegerConverter

GREATEST = 2**31 - 1
MOST = 5000


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
    """`url_for`, kept for these values below the present scope: for addresses without anything typed in them."""
    kept: dict[Any, str] = current_app.extensions.setdefault("addresses", {})
    here = (g.scope.org.code, g.scope.year) if "scope" in g else None
    key = (endpoint, request.script_root, here, *values.items())
    if key not in kept:
        if len(kept) >= MOST:
            kept.clear()
        kept[key] = url_for(endpoint, **values)
    return kept[key]


def register(app: Flask) -> None:
    """Use it for every `int` in an address."""
    app.url_map.converters["int"] = RowNumber
    app.jinja_env.globals["kept_url"] = kept_url
