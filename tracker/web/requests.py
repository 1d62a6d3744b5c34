"""Requests as people mean them: the NUL character, which nobody types and no database keeps, is left out of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Flask, Request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict

NUL = "\0"


class Parameters(ImmutableMultiDict[str, Any]):
    """What an address asks for or a form holds, without NUL characters."""

    def __init__(self, mapping: Mapping[str, Any] | Iterable[tuple[str, Any]] | None = None) -> None:
        super().__init__([(key, _cleaned(value)) for key, value in MultiDict(mapping).items(multi=True)])


def _cleaned(value: Any) -> Any:
    return value.replace(NUL, "") if isinstance(value, str) else value


class CleanRequest(Request):
    """A request whose path, arguments and form are without them."""

    parameter_storage_class = Parameters

    def __init__(self, wsgi: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        wsgi["PATH_INFO"] = _cleaned(wsgi.get("PATH_INFO", ""))
        super().__init__(wsgi, *args, **kwargs)


def register(app: Flask) -> None:
    """Read requests so."""
    app.request_class = CleanRequest
