"""Where the running text of a report stops: signature, date, annex list, the buttons of a web page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from . import lexicon as lex
from .spans import LINE, View

DATE = (
    rf"(?:{lex.YEAR}年?\d{{1,2}}月\d{{1,2}}[日号]?|20\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}|20\d{{5,6}}|"
    r"[二两][〇零○Oo0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)"
)
_DAY = re.compile(DATE)
_DATE = re.compile(rf"(?:日期:|时间:)?{DATE}(?:印发)?")
_LAST = re.compile(rf"{lex.YEAR}(?:年?\d{{1,2}}月)?|[^,。;:!?]{{2,24}}(?:年报|年度报告|公开专栏)")
_ORG = rf"(?:中共)?[\u4e00-\u9fffA-Z·()、]{{2,40}}?(?:{lex.ORG_END}|镇|乡|县|区|市)(?:\(盖?章?\))?"
_SIGNATURE = re.compile(rf"{_ORG}(?:{DATE})?")
_ISSUER = re.compile(rf"[\u4e00-\u9fff、·]{{2,40}}?{lex.ORG_END}")
_SIGNED = re.compile(rf"(?P<org>[\u4e00-\u9fff、·]{{2,40}}?{lex.ORG_END})?(?P<day>{DATE})?")
_JUNK = re.compile(lex.JUNK)
_ENDING = re.compile(rf"(?<=[。;!?\n])(?:{lex.ENDING})")
_CLOSED = "。;!?”)》"


class Tail:
    """Positions in plain at which the text above ends."""

    def __init__(self, view: View) -> None:
        self._stops = sorted({*_piece_stops(view), *(m.start() for m in _ENDING.finditer(view.folded)), *_glued(view)})

    def cut(self, start: int, end: int, *, text: bool = True) -> int:
        """The end of the text that starts at `start`: `end`, or the first stop before it.

        Where it is not known that there is any `text`, that may be `start` itself.
        """
        k = bisect_right(self._stops, start) if text else bisect_left(self._stops, start)
        return min(end, self._stops[k]) if k < len(self._stops) else end


def _glued(view: View) -> list[int]:
    """Signatures that follow the last sentence without white space: …防控等工作。云溪镇人民政府2022年1月26日."""
    return [span[0] for span, _ in _glued_signatures(view)]


def _glued_signatures(view: View) -> Iterator[tuple[tuple[int, int], str]]:
    for day in _DAY.finditer(view.folded):
        start = max(view.folded.rfind(stop, max(0, day.start() - 60), day.start()) for stop in "。!)”") + 1
        ends = day.end() == len(view.folded) or view.gaps[day.end()]
        broken = LINE in view.gaps[start + 1 : day.start()]
        if (
            start
            and ends
            and not broken
            and (start == day.start() or _ISSUER.fullmatch(view.folded, start, day.start()))
        ):
            yield (start, day.start()), day.group()


def _pieces(view: View) -> list[tuple[int, int]]:
    """Whole lines, and inside a line the stretches between white space."""
    lines = [k for k, gap in enumerate(view.gaps) if gap == LINE]
    parts = [k for k, gap in enumerate(view.gaps) if gap]
    found = set(pairwise([*lines, len(view.folded)])) | set(pairwise([*parts, len(view.folded)]))
    return sorted(found, key=lambda piece: (piece[0], -piece[1]), reverse=True)


def _piece_stops(view: View) -> list[int]:
    """Pieces that are no text: junk words, a date, a signature before a date, junk or the end."""
    found: set[int] = {len(view.folded)}
    for start, end in _pieces(view):
        if start not in found and _is_end(view, start, end, end in found):
            found.add(start)
    return sorted(found - {len(view.folded)})


def _is_end(view: View, start: int, end: int, follows: bool) -> bool:
    piece = view.folded[start : min(end, start + 80)]
    closed = view.gaps[start] == LINE or view.folded[start - 1] in _CLOSED
    if _JUNK.match(piece) or _DATE.fullmatch(piece):
        return True
    if follows and view.gaps[start] == LINE and closed and _LAST.fullmatch(piece):
        return True
    return follows and closed and len(piece) <= 60 and _SIGNATURE.fullmatch(piece) is not None


def signature(view: View, body: int) -> tuple[tuple[int, int] | None, str | None]:
    """(where the issuing body is signed, the date) after the text, looked for from its end up to `body`.

    Whole lines first, so that joint issuers on one line stay together; a text on one line has only pieces.
    """
    pieces = [(start, end) for start, end in _pieces(view) if start > body and end - start <= 60]
    breaks = view.gaps + bytes([LINE])
    lines = [(start, end) for start, end in pieces if breaks[start] == breaks[end] == LINE]
    org: tuple[int, int] | None = None
    day: str | None = None
    for start, end in [*lines, *pieces]:
        match = None if _JUNK.match(view.folded, start) else _SIGNED.fullmatch(view.folded, start, end)
        if match:
            org, day = org or (match.span("org") if match["org"] else None), day or match["day"]
    for span, glued in _glued_signatures(view) if org is None else ():
        org, day = span if span[1] > span[0] else None, day or glued
    return org, day
