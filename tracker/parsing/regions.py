"""What the walk through a report passes on: stretches with a role, and the items found in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """An item at plain[start:end]; `title` is where a heading of its own line stands."""

    role: str
    start: int
    end: int
    enumerator: _Span | None
    path: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    title: _Span | None = None
    owner: _Span | None = None
    due: _Span | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """plain[start:end] with its role, the headings above it and the families that number those.

    `doubt` is a code for all its items: "unheaded" when no heading but a sentence or the numbering says the role.
    """

    role: str
    start: int
    end: int
    path: tuple[str, ...]
    used: frozenset[str]
    doubt: str = ""


def doubted(items: Iterable[Found], code: str) -> Iterator[Found]:
    """The items, with one more doubt unless the code is empty."""
    return (replace(item, doubts=(*item.doubts, code)) if code else item for item in items)
