"""Running headers: the title again at the top of a page, in the middle of the text."""

from __future__ import annotations

import re
from functools import lru_cache

from . import lexicon as lex
from .traditional import SIMPLIFIED

PAGE_NUMBER = (
    r"(?:[—–－\-]{1,2} ?\d{1,3} ?[—–－\-]{1,2}|第 ?\d{1,3} ?页(?:[ ,，/]*共 ?\d{1,3} ?页)?|\d{1,3} ?/ ?\d{1,3})"
)
_MARKUP = re.compile(r"\*\*|(?:(?<=\n)|^)#{1,6}(?= )")
_LINE = re.compile(r"[^\n]+")
_BLANK = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_PAGE = re.compile(rf"{PAGE_NUMBER}|\d{{1,3}}")
_TITLE = re.compile(rf"(?=.*(?:{lex.YEAR}|关于)).{{6,56}}(?:{lex.TITLE_WORDS})(?:[(（].{{2,12}}[)）])?")
_DIGITS = SIMPLIFIED | str.maketrans("０１２３４５６７８９", "0123456789")
_STOPS = "。；！？：;!?:"
_LONGEST = 100


@lru_cache(maxsize=2)
def without_headers(text: str) -> str:
    """The text with spaces for its running headers, page numbers beside them, and Markdown signs; offsets stay.

    A line is one that repeats an earlier title, below some running text, beside a page number or in mid-sentence.
    """
    text = _MARKUP.sub(lambda match: " " * len(match.group()), text)
    lines = [(m.start(), m.end(), _BLANK.sub("", m.group()).translate(_DIGITS)) for m in _LINE.finditer(text)]
    lines = [line for line in lines if line[2]]
    known: set[str] = set()
    running = False
    parts: list[str] = []
    done = 0
    for k, words in enumerate(line[2] for line in lines):
        if len(words) < _LONGEST and words in known and running and _interrupts(lines, k):
            for first, last in _with_numbers(lines, k):
                parts += [text[done : max(done, first)], " " * (last - max(done, first))]
                done = max(done, last)
        elif len(words) < _LONGEST and _TITLE.fullmatch(words):
            known.add(words)
        running = running or "。" in words
    return "".join([*parts, text[done:]]) if parts else text


def _interrupts(lines: list[tuple[int, int, str]], k: int) -> bool:
    beside = [line[2] for line in (*lines[max(k - 1, 0) : k], *lines[k + 1 : k + 2])]
    return any(_PAGE.fullmatch(words) for words in beside) or lines[k - 1][2][-1] not in _STOPS


def _with_numbers(lines: list[tuple[int, int, str]], k: int) -> list[tuple[int, int]]:
    """The header at lines[k], and a page number above or below it that is nothing but digits."""
    around = [line for line in (*lines[max(k - 1, 0) : k], *lines[k + 1 : k + 2]) if line[2].isdecimal()]
    return sorted((start, end) for start, end, _ in (*around, lines[k]))
