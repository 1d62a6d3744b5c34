"""Where the words of an item may be split: behind a stop inside them, or before an ordinal that lost its stop. Pure."""

import re
from typing import NamedTuple

_STOP = re.compile(r"[；;。！？!?，,]+[”’」』）)]*|(?<=[^\W十])(?=[二三四五六七八九十]{1,2}是)")
_STRONG = re.compile(r"[；;。！？!?]")


class Clause(NamedTuple):
    """A piece of an item's text; `end` is the offset behind it, `strong` whether more than a comma ends it."""

    text: str
    end: int
    strong: bool


def clauses(text: str) -> list[Clause]:
    """The text in pieces at its stops and lost ones; joined they are the text again."""
    ends = [stop.end() for stop in _STOP.finditer(text) if stop.end() < len(text)]
    starts = [0, *ends]
    return [_clause(text[a:b], b) for a, b in zip(starts, [*ends, len(text)], strict=True)]


def _clause(text: str, end: int) -> Clause:
    return Clause(text, end, strong=bool(_STRONG.search(text[-2:])))


def likely_split(text: str) -> int | None:
    """The offset behind the first ； inside the text, else behind the first 。, else None."""
    for stops in ("；;", "。！？!?"):
        for clause in clauses(text)[:-1]:
            if any(stop in clause.text[-2:] for stop in stops):
                return clause.end
    return None
