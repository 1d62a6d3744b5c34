"""Parts that seem to list problems or plans and gave no item: the reviewer is told of each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from .bare import LISTED
from .headings import whole_role
from .numerals import NUMERAL
from .spans import ITEM_END, LINE, View

Part = tuple[int, int, str]
_HEADING = re.compile(
    rf"(?:第[{NUMERAL}]{{1,3}}部分|[(]?[{NUMERAL}]{{1,3}}[)、.]、?|[(]?(?!20)\d{{1,2}}[)、.]|【)?"
    r"(?P<words>[^,。;:、【】()]{2,24})"
)
_AFTER = "。:】"


def _heading_lines(view: View, start: int, year: int | None) -> Iterator[tuple[int, int]]:
    """(start, end) of each line from `start` on, or its first words, that read as a heading of problems or plans."""
    for k in range(start, len(view.plain)):
        if view.gaps[k] != LINE:
            continue
        match = _HEADING.match(view.folded, k)
        if match and LINE not in view.gaps[k + 1 : match.end()]:
            stands = match.end() == len(view.plain) or view.gaps[match.end()] == LINE
            stands = stands or view.folded[match.end()] in _AFTER
            if stands and whole_role(match["words"], year) in LISTED:
                yield k, match.end()


def silent_headings(
    view: View, start: int, year: int | None, parts: Sequence[Part], items: Sequence[int]
) -> Iterator[str]:
    """Headings from `start` on below which no item was found, each once; `items` are their starts, ascending.

    `parts` are those that were read. A heading that stands twice (in a table of contents) counts where it has items.
    """
    lines = list(_heading_lines(view, start, year))
    found = [
        *parts,
        *_inside(view, lines, [part for part in parts if _any_in(items, *part[:2])]),
        *_outside(view, lines, parts),
    ]
    spoken = {heading for begin, end, heading in found if _any_in(items, begin, end)}
    yield from dict.fromkeys(heading for _, _, heading in sorted(found) if heading not in spoken)


def _inside(view: View, lines: list[tuple[int, int]], parts: Sequence[Part]) -> Iterator[Part]:
    """Headings inside the parts, each down to the next one."""
    starts = [begin for begin, _ in lines]
    for first, last, _ in parts:
        own = lines[bisect_left(starts, first) : bisect_left(starts, last)]
        for k, (begin, end) in enumerate(own):
            yield begin, own[k + 1][0] if k + 1 < len(own) else last, _words(view, begin, end)


def _outside(view: View, lines: list[tuple[int, int]], parts: Sequence[Part]) -> Iterator[Part]:
    """Headings that no part was read from: nothing lies below them."""
    firsts = [first for first, _, _ in parts]
    for begin, end in lines:
        k = bisect_right(firsts, end + 1)
        if k == 0 or (parts[k - 1][1] <= begin):
            yield begin, begin, _words(view, begin, end)


def _words(view: View, start: int, end: int) -> str:
    return view.plain[start:end].strip(ITEM_END + "【】")


def _any_in(items: Sequence[int], start: int, end: int) -> bool:
    k = bisect_left(items, start)
    return k < len(items) and items[k] < end
