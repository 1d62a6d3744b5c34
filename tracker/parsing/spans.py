"""Text without its layout, and the way back: every rule of the parser reads a View and reports offsets in the text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from .clean import clean
from .headers import PAGE_NUMBER
from .traditional import QUOTES, SIMPLIFIED

NOTHING, SPACE, LINE = 0, 1, 2
_BLANK_LINE = 3
ITEM_END = "。；;，,、"

_BLANK = r"\s\u200b-\u200f\u2060\ufeff\u00ad"
_LAYOUT = re.compile(rf"(?:\n[ \t\u3000\xa0]*{PAGE_NUMBER}[ \t\u3000\xa0\r]*(?=\n|$)|[{_BLANK}])+")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FEWEST, _NARROW = 3, 12
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(]?\d{1,2}[.．、）)]|[①-⑳]|[一二三四五六七八九](?:是|20\d\d年)"
)
_FOLD = SIMPLIFIED | QUOTES | _FULL_WIDTH | str.maketrans("〔〕［］﹙﹚｡○◯", "()()()。〇〇")


@dataclass(frozen=True, slots=True)
class View:
    """`plain` is the text without layout white space, page numbers and running headers.

    `folded` is the same in half width and simplified characters, same length.
    `offsets[k]` is where plain[k] stands in the text (one more at the end); `gaps[k]` what stood before it:
    NOTHING, SPACE or LINE. `text` is the clean one (see `clean`), in which plain[k] stands at `inner[k]`.
    """

    text: str
    plain: str
    folded: str
    offsets: array[int]
    inner: array[int]
    gaps: bytearray

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text of plain[start:end], which must not be empty."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def written(self, start: int, end: int) -> str:
        """plain[start:end], which must not be empty, with its layout."""
        return self.text[self.inner[start] : self.inner[end - 1] + 1]


def view_of(text: str) -> View:
    """The view of a whole text. Time and memory are linear in its length."""
    return _part(text, 0, len(text))


def _part(text: str, start: int, end: int) -> View:
    """The view of text[start:end]; its offsets are those in the whole text."""
    whole = clean(text)
    places = whole.places
    if places is None:
        return _view_of(whole.text[start:end], start, None)
    first, last = bisect_left(places, start), bisect_left(places, end)
    return _view_of(whole.text[first:last], first, places)


def _view_of(text: str, first: int, places: array[int] | None) -> View:
    build = _Build(text)
    for run in _LAYOUT.finditer(text):
        build.words_until(run.start())
        if _between_words(text, run.start(), run.end()):
            build.space(run.start())
        build.skip(run.end(), _gap(run.group()))
    build.words_until(len(text))
    build.offsets.append(len(text))
    plain = "".join(build.parts)
    offsets = _placed(build.offsets, first, places)
    return View(text, plain, plain.translate(_FOLD), offsets, build.offsets, _unwrapped(plain, build.gaps))


def _placed(offsets: array[int], first: int, places: array[int] | None) -> array[int]:
    if places is not None:
        return array("L", (places[first + k] for k in offsets))
    return array("L", (first + k for k in offsets)) if first else offsets


def _gap(layout: str) -> int:
    lines = layout.count("\n") or layout.count("\r")
    return SPACE if not lines else LINE if lines == 1 else _BLANK_LINE


class _Build:
    """A view in the making: words are copied, layout is remembered as the gap before the next word."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.offsets = array("L")
        self.gaps = bytearray()
        self._done = 0
        self._gap = LINE

    def words_until(self, end: int) -> None:
        if end > self._done:
            self.parts.append(self.text[self._done : end])
            self.offsets.extend(range(self._done, end))
            self.gaps.append(self._gap)
            self.gaps.extend(bytes(end - self._done - 1))
            self._gap = NOTHING

    def space(self, at: int) -> None:
        self.parts.append(" ")
        self.offsets.append(at)
        self.gaps.append(NOTHING)

    def skip(self, to: int, gap: int) -> None:
        self._done = to
        self._gap = max(self._gap, gap)


def _between_words(text: str, start: int, end: int) -> bool:
    """White space between two Latin words or numbers carries meaning; elsewhere Chinese does without.

    A line break between two digits is one inside a number, and characters without width part nothing.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    number = "\n" in text[start:end] and before.isdigit() and after.isdigit()
    parted = any(char.isspace() for char in text[start:end])
    return parted and _is_latin(before) and _is_latin(after) and not number


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _unwrapped(plain: str, gaps: bytearray) -> bytearray:
    """Forget line breaks that only wrap: many lines then have one common width and end in mid-sentence."""
    lines = list(pairwise([*(k for k, gap in enumerate(gaps) if gap >= LINE), len(plain)]))
    broken = [
        (start, end) for start, end in lines if end < len(plain) and gaps[end] == LINE and _breaks_off(plain, end)
    ]
    lengths = Counter(end - start for start, end in broken)
    width = max(lengths, key=lambda n: (sum(lengths[n - k] for k in range(3)), n), default=0)
    wrapped = [end for start, end in broken if 0 <= width - (end - start) <= 2]
    longer = sum(end - start > width for start, end in lines)
    if width >= _NARROW and len(wrapped) >= max(_FEWEST, longer * 4, len(broken) // 2):
        full = (end for start, end in lines if end - start == width and _runs_on(plain, end))
        for k in (*wrapped, *full):
            gaps[k] = NOTHING
    return gaps.replace(bytes([_BLANK_LINE]), bytes([LINE]))


def _breaks_off(plain: str, end: int) -> bool:
    return plain[end - 1] not in "。；！？：;!?:" and not _NUMBERED.match(plain, end)


def _runs_on(plain: str, end: int) -> bool:
    """Whether a full line that ends with a clause goes on in the next one."""
    return end < len(plain) and plain[end - 1] in "；;" and not _NUMBERED.match(plain, end)


def verbatim(text: str, start: int, end: int) -> str:
    """The words of text[start:end] without layout white space, page numbers and running headers."""
    return _part(text, start, end).plain


def trim_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends and without final stops (。；;，,、). May be empty."""
    view = _part(text, start, end)
    last = len(view.plain.rstrip(ITEM_END))
    return view.span(0, last) if last else (start, start)


def position_of(text: str, start: int, end: int, k: int) -> int:
    """Offset in the text of the k-th character of verbatim(text, start, end); `end` when k is past the last."""
    view = _part(text, start, end)
    return view.offsets[k] if 0 <= k < len(view.plain) else end
