"""Addresses: numbers that no row can have are refused before a database sees them; what is no address is none."""

from typing import Any
from urllib.parse import SplitResult, urlsplit

from flask import Flask
from werkzeug.routing import IntegerConverter

GREATEST = 2**31 - 1


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


def register(app: Flask) -> None:
    """Use it for every `int` in an address."""
    app.url_map.converters["int"] = RowNumber
