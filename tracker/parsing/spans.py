"""Text without its layout, and the way back: every rule of the parser reads a View and reports offsets in the text."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

NOTHING, SPACE, LINE = 0, 1, 2
ITEM_END = "。；;，,、"

_BLANK = r"\s\u200b-\u200f\u2060\ufeff\u00ad"
_PAGE_NUMBER = (
    r"(?:[—–－\-]{1,2} ?\d{1,3} ?[—–－\-]{1,2}|第 ?\d{1,3} ?页(?:[ ,，/]*共 ?\d{1,3} ?页)?|\d{1,3} ?/ ?\d{1,3})"
)
_LAYOUT = re.compile(rf"(?:\n[ \t\u3000\xa0]*{_PAGE_NUMBER}[ \t\u3000\xa0\r]*(?=\n|$)|[{_BLANK}])+")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD = _FULL_WIDTH | str.maketrans("〔〕［］﹙﹚｡○◯", "()()()。〇〇")


@dataclass(frozen=True, slots=True)
class View:
    """`plain` is the text without layout white space and page numbers; `folded` the same in half width, same length.

    `offsets[k]` is where plain[k] stands in the text (one more at the end); `gaps[k]` what stood before it:
    NOTHING, SPACE or LINE.
    """

    text: str
    plain: str
    folded: str
    offsets: array[int]
    gaps: bytearray

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text of plain[start:end], which must not be empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


def view_of(text: str) -> View:
    """The view of a whole text. Time and memory are linear in its length."""
    parts: list[str] = []
    offsets = array("L")
    gaps = bytearray()
    done = 0
    gap = LINE
    for run in _LAYOUT.finditer(text):
        gap = _append(text, done, run.start(), gap, parts, offsets, gaps)
        if _between_words(text, run.start(), run.end()):
            parts.append(" ")
            offsets.append(run.start())
            gaps.append(NOTHING)
        gap = max(gap, LINE if "\n" in run.group() or "\r" in run.group() else SPACE)
        done = run.end()
    _append(text, done, len(text), gap, parts, offsets, gaps)
    offsets.append(len(text))
    plain = "".join(parts)
    return View(text, plain, plain.translate(_FOLD), offsets, _unwrapped(plain, gaps))


def _append(text: str, start: int, end: int, gap: int, parts: list[str], offsets: array[int], gaps: bytearray) -> int:
    if start == end:
        return gap
    parts.append(text[start:end])
    offsets.extend(range(start, end))
    gaps.append(gap)
    gaps.extend(bytes(end - start - 1))
    return NOTHING


def _between_words(text: str, start: int, end: int) -> bool:
    """White space between two Latin words or numbers carries meaning; elsewhere Chinese does without."""
    return start > 0 and end < len(text) and _is_latin(text[start - 1]) and _is_latin(text[end])


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _unwrapped(plain: str, gaps: bytearray) -> bytearray:
    """Forget line breaks that only wrap: most lines then have one common width and end in mid-sentence."""
    starts = [k for k, gap in enumerate(gaps) if gap == LINE] + [len(plain)]
    lengths = [after - before for before, after in zip(starts, starts[1:], strict=False)]
    if len(lengths) < 8:
        return gaps
    width = sorted(lengths)[int(len(lengths) * 0.9)]
    wrapped = [
        after
        for before, after in zip(starts, starts[1:], strict=False)
        if abs(after - before - width) <= 2 and after < len(plain) and plain[after - 1] not in "。；！？：;!?:"
    ]
    if width < 12 or len(wrapped) * 2 < len(lengths):
        return gaps
    for k in wrapped:
        gaps[k] = NOTHING
    return gaps


def verbatim(text: str, start: int, end: int) -> str:
    """The words of text[start:end] without layout white space and without page numbers that interrupt them."""
    return view_of(text[start:end]).plain


def trim_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends and without final stops (。；;，,、). May be empty."""
    view = view_of(text[start:end])
    last = len(view.plain.rstrip(ITEM_END))
    if not last:
        return start, start
    first, stop = view.span(0, last)
    return start + first, start + stop


def position_of(text: str, start: int, end: int, k: int) -> int:
    """Offset in the text of the k-th character of verbatim(text, start, end); `end` when k is past the last."""
    view = view_of(text[start:end])
    return start + view.offsets[k] if 0 <= k < len(view.plain) else end
