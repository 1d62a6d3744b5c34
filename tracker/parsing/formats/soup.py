"""Pages whose elements are nested deeper than any real page: made shallow, for parsers slow down with every level."""

from __future__ import annotations

import re
from collections import Counter

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,31})(?=[\s/>])[^>]*>?")
_ALONE = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup",
        "html", "head", "body",
    }
)  # fmt: skip
_DEEPEST = 400


def shallow(page: str) -> str:
    """The page with line breaks for the tags that open more than 400 elements in each other. Linear in its length."""
    parts: list[str] = []
    dropped: Counter[str] = Counter()
    depth = done = 0
    for tag in _TAG.finditer(page):
        name = tag[2].casefold()
        if name in _ALONE:
            continue
        if tag[1]:
            kept = not dropped[name]
            dropped[name] -= not kept
            depth = max(0, depth - kept)
        else:
            kept = depth < _DEEPEST
            dropped[name] += not kept
            depth += kept
        if not kept:
            parts += [page[done : tag.start()], "<br>"]
            done = tag.end()
    return "".join([*parts, page[done:]]) if parts else page
