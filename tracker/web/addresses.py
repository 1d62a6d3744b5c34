"""Numbers in addresses: those that no row can have are refused before a database sees them."""

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter

GREATEST = 2**31 - 1


class RowNumber(IntegerConverter):
    """`<int:…>`: 0 to the greatest number that a key column holds, unless the route says otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max", GREATEST)
        super().__init__(*args, **kwargs)


def register(app: Flask) -> None:
    """Use it for every `int` in an address."""
    app.url_map.converters["int"] = RowNumber
