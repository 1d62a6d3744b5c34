"""What an enumerator is, and how strongly something may begin at a place."""

from __future__ import annotations

from dataclasses import dataclass

from .spans import LINE, SPACE, View

GLUED, COMMA, STOP, LINE_START = range(4)


@dataclass(frozen=True, slots=True)
class Mark:
    """An enumerator: plain[start:end] (end is where its text begins), ordinal 0 when it is lost."""

    start: int
    end: int
    family: str
    ordinal: int
    strength: int
    doubt: str = ""


def strength_at(view: View, k: int) -> int:
    """How strongly something may begin at plain[k]: after a line break, a stop, a comma, or glued to a word."""
    if k == 0 or view.gaps[k] == LINE:
        return LINE_START
    if view.gaps[k] == SPACE:
        return LINE_START if view.folded[k - 1] in "。;!?" else STOP
    before = view.folded[k - 1]
    if before in "。;:!?…":
        return STOP
    if before in "”’)》」":
        return STOP if k > 1 and view.folded[k - 2] in "。;!?" else COMMA
    return COMMA if before in ",、" else GLUED


def only_spaced(view: View, k: int) -> bool:
    """Whether nothing but a space, in mid-sentence, parts plain[k] from the words before it."""
    return k > 0 and view.gaps[k] == SPACE and view.folded[k - 1] not in "。;:!?"
