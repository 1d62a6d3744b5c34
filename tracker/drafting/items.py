"""Words for a problem or plan item: they must read back as the one item that they are."""

import re
from collections.abc import Iterator

from tracker.drafting.characters import tidy_characters
from tracker.drafting.wording import clause, closed, opened, undated, unnumbered
from tracker.parsing.closing import end_of_item
from tracker.parsing.cues import turns
from tracker.parsing.enumerators import Marks
from tracker.parsing.families import INNER
from tracker.parsing.model import PLANS, PROBLEMS
from tracker.parsing.numerals import NUMERAL
from tracker.parsing.sequences import rows
from tracker.parsing.spans import View, view_of

_LEAD = "（一）"
_ORDINAL = re.compile(
    rf"（[{NUMERAL}]{{1,3}}）|(?<![周期月日号第{NUMERAL}])[{NUMERAL[1:]}][{NUMERAL}]?是[，：]?|[（(][）)]"
)
_TRIES = 4


def item_text(text: str) -> str:
    """The words of a problem or plan without inner enumerators, ending in one 。; "" when nothing is left."""
    words = clause(closed(undated(_ORDINAL.sub("", unnumbered(tidy_characters(text))))))
    for _ in range(_TRIES):
        bare = clause(unnumbered(_without_rows(words)))
        if bare == words:
            break
        words = bare
    return f"{words}。" if words else ""


def one_item(text: str, *, is_problem: bool) -> str:
    """The item with commas for the stops at which a reader would end it: 。原因是…, 。下一步，…, 。对此，…."""
    role, text = PROBLEMS if is_problem else PLANS, opened(text)
    for _ in range(_TRIES):
        view = view_of(_LEAD + text)
        ends = [k - len(_LEAD) for k in _turns(view, role) if k - len(_LEAD) > 1]
        if not ends or view.plain != _LEAD + text:
            break
        for end in ends:
            text = f"{text[: end - 1]}，{text[end:]}"
    return text


def _turns(view: View, role: str) -> Iterator[int]:
    """Where plain stops to be one item of its role."""
    first, last = len(_LEAD), len(view.plain)
    end = end_of_item(view, role, first, last)
    if first < end < last:
        yield end
    if role == PROBLEMS:
        yield from (cue.start for cue in turns(view, first, last, weak=True))


def _without_rows(words: str) -> str:
    """Without what would number parts of the item when it is read again."""
    view = view_of(f"{_LEAD}{words}。")
    marks = Marks(view)
    found = {
        (mark.start - len(_LEAD), mark.end - len(_LEAD))
        for family in marks.families(INNER)
        for row in rows(marks.between(family, len(_LEAD), len(view.plain)))
        for mark in row
    }
    for start, end in sorted(found, reverse=True):
        words = words[:start] + words[end:]
    return words
