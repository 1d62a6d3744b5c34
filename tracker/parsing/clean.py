"""Text as the rules of layout read it: without characters that nobody sees, with one kind of line break and space."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from functools import lru_cache

from .headers import without_headers

_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]+")
_CARRIAGE = re.compile(r"\r(?!\n)")
_ALIKE = str.maketrans(dict.fromkeys("\u2028\u2029\x85\x0b", "\n") | dict.fromkeys("\xa0\u2002\u2003\u2009\u202f", " "))


@dataclass(frozen=True, slots=True)
class Clean:
    """`places[k]` is where text[k] stands in the text as it came (one more at the end); None if nothing was left out.

    Running headers are spaces in `text`.
    """

    text: str
    places: array[int] | None


@lru_cache(maxsize=2)
def clean(text: str) -> Clean:
    """The clean form of a text. Time and memory are linear in its length."""
    seen = _CARRIAGE.sub("\n", text).translate(_ALIKE)
    parts: list[str] = []
    places = array("L")
    done = 0
    for run in _UNSEEN.finditer(seen):
        parts.append(seen[done : run.start()])
        places.extend(range(done, run.start()))
        done = run.end()
    if not done:
        return Clean(without_headers(seen), None)
    places.extend(range(done, len(seen) + 1))
    return Clean(without_headers("".join([*parts, seen[done:]])), places)
