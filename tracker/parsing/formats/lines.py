"""Lines of text with their places, as formats know them that set pages and not paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and where it stands on its page, in points from the left and from the top.

    `page` is how wide that page is, 0 for unknown; `block` the column of the page: lines of one block share their
    margins; `whole` says that it is a row of a table, which is never a part of a sentence.
    """

    text: str
    left: float
    right: float
    size: float
    top: float = 0.0
    page: float = 0.0
    block: int = 0
    whole: bool = False


def joined_rows(pieces: Sequence[Line]) -> Line:
    """Pieces on one base line, from left to right, as one line; wide gaps stay visible as two spaces."""
    text = pieces[0].text
    for before, after in pairwise(pieces):
        text += ("  " if after.left - before.right > 1.5 * before.size else "") + after.text
    return replace(pieces[0], text=text, right=max(piece.right for piece in pieces))


def in_rows(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines, given from top to bottom, that stand on one base line together."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and _beside(line, rows[-1][0]):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _beside(line: Line, other: Line) -> bool:
    """Whether the two stand on one base line and are no rows of tables."""
    level = abs(line.top - other.top) <= 0.4 * min(line.size, other.size)
    return level and not line.whole and not other.whole
