"""Addresses that let somebody in: no log, no referrer, no cache and no search engine may have them."""

import re
from typing import Any

from flask import Request

PREFIX = "/r"
_ADDRESS = re.compile(r"(/+r/+)[^\s\"'<>?#/]+", re.IGNORECASE)
_TOKEN = re.compile(r"(?<![\w-])[\w-]{43}(?![\w-])", re.ASCII)
_INSTEAD = r"\1<token>"


def is_private(path: str) -> bool:
    """Whether a path begins as a link's does, be it one of our routes or a mistyped one."""
    return path.lstrip("/").casefold().startswith("r/")


def named(request: Request) -> str:
    """The path of a request as logs may know it: of a link the route's rule."""
    rule = request.url_rule.rule if request.url_rule else ""
    return rule if is_private(rule) else without_tokens(request.path)


def without_tokens(text: str) -> str:
    """The text with the tokens of links left out, wherever they stand in it."""
    return _TOKEN.sub("<token>", _ADDRESS.sub(_INSTEAD, text))


def hide(_logger: Any, _method: str, event: Any) -> Any:
    """A step of structlog's: leave tokens out of every text of an entry."""
    return {key: without_tokens(value) if isinstance(value, str) else value for key, value in event.items()}
