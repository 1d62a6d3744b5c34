"""One result stated with two values: 全年开展执法检查58次 in one place, 全年共开展执法检查56次 in another."""

import re
from collections.abc import Iterator, Sequence

from tracker.parsing.figures.words import LIGHT, TOTAL
from tracker.parsing.model import Figure
from tracker.parsing.numerals import NUMERAL
from tracker.parsing.spans import LINE, View

_WHOLE_YEAR = re.compile(rf"全年|一年来|今年以来|20\d\d年|{TOTAL}")
# What stands before it in its sentence says only that it is the whole year's and whole town's.
_PLAIN_OPENING = re.compile(
    rf"(?:\([{NUMERAL}\d]+\)|[{NUMERAL}\d]+[、.是])?"
    rf"(?:(?:20\d\d年度?|今年|全年|一年来|截至[^,]{{0,8}}底)(?:以?来)?|[我全本][镇乡县区街]道?|已|{TOTAL}|,)*(?:{LIGHT}了?)?"
)
# Of these there may be several kinds in a year, each told where it belongs.
_OF_MANY_KINDS = re.compile(r"(?:会议?|学习|培训|活动|宣传|讲座|演练|研讨|考试|课|宣讲|调研|座谈|工作)$")
_STOPS, _ENDS = "。;!?:", "。!?"
_FEWEST = 4
_REACH, _LONGEST = 40, 400


def stated_twice(view: View, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """(first, again) where both tell of the whole year in the same words; `figures` have their places in plain."""
    known: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        if figure.implicit or figure.qualifier or figure.unit in {None, "%"} or len(figure.indicator) < _FEWEST:
            continue
        if _OF_MANY_KINDS.search(figure.indicator) or not _of_the_year(view, figure):
            continue
        first = known.setdefault((figure.indicator, figure.unit or ""), figure)
        if first.value != figure.value and not _in_one_sentence(view, first.span[1], figure.span[0]):
            yield first, figure


def _in_one_sentence(view: View, start: int, end: int) -> bool:
    near = end - start < _LONGEST
    return near and not any(stop in view.folded[start:end] for stop in _ENDS)


def _of_the_year(view: View, figure: Figure) -> bool:
    """Whether nothing but the year stands between the start of its sentence and its own words."""
    start, end = figure.span
    lowest = max(0, start - _REACH)
    first = max(lowest, *(view.folded.rfind(stop, lowest, start) + 1 for stop in _STOPS))
    first = max(first, view.gaps.rfind(LINE, first, start + 1))
    words = view.folded[first:end]
    k = words.find(figure.indicator[:2])
    return k >= 0 and bool(_WHOLE_YEAR.search(words)) and bool(_PLAIN_OPENING.fullmatch(words[:k]))
