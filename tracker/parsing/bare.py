"""Headings without a number: short lines that announce a role, and lines that start with a label (存在问题：一是…)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .headings import CAUSES, whole_role
from .marks import LINE_START, Mark
from .model import MEASURES, MIXED, PLANS, PROBLEMS
from .numerals import NUMERAL
from .spans import LINE, View

LISTED = frozenset({PROBLEMS, PLANS, MIXED})
_SENTENCE = re.compile(r"[。;:,]")
_DAMAGED = re.compile(rf"[{NUMERAL}]{{1,2}}(?=20\d\d|[^{NUMERAL}、.是要])|\d{{1,2}}(?![\d.、]) ?|[、.]")
_NUMBERED = re.compile(rf"[(①-⑳]|\d{{1,2}}[.、)]|第?[{NUMERAL}]{{1,3}}[、.)]|[{NUMERAL}][是要]")
_LABEL = re.compile(r"【([^】\n]{2,16})】:?|([^,。;:、【】]{2,20}):")
_MEASURE_OF_ONE = re.compile(r"(?:具体)?(?:整改|改进|解决|应对)")
_OF_A_TITLE = re.compile(r"总结|报告")
_LONGEST = 32


def own_lines(view: View, year: int | None, start: int, end: int, title: str) -> Iterator[Mark]:
    """Short lines that announce a role, with text below them: a menu is followed by more short lines.

    A lost or damaged number before them (三2025年工作计划, 、2025年工作计划, 3 工作计划) is no part of the words.
    """
    lines = [k for k in range(start, end) if view.gaps[k] == LINE]
    for index, (k, stop) in enumerate(pairwise([*lines, end])):
        if stop - k >= _LONGEST or _NUMBERED.match(view.folded, k, stop):
            continue
        below = view.folded[stop : lines[index + 2] if index + 2 < len(lines) else end]
        damaged = _DAMAGED.match(view.folded, k, stop)
        for begin in (k, damaged.end()) if damaged else (k,):
            words = view.folded[begin:stop].rstrip(":。")
            stands = (
                words
                and words not in title
                and not _OF_A_TITLE.search(words)
                and (len(below) >= _LONGEST or _SENTENCE.search(below))
            )
            role = whole_role(words, year) if stands else None
            if role in LISTED or (role not in {None, MEASURES} and "。" not in view.folded[k:stop]):
                yield Mark(k, begin, "heading", 0, LINE_START, "unnumbered_heading")
                break


def labels(view: View, year: int | None, start: int, end: int) -> Iterator[Mark]:
    """Lines that start with their heading. The measures of one problem are no such part.

    Once problems or plans have been labelled so, labels of other parts (领导履职：…) end them.
    """
    listed = False
    for k in (k for k in range(start, end) if view.gaps[k] == LINE):
        match = _LABEL.match(view.folded, k, end - 1)
        if match is None or LINE in view.gaps[k + 1 : match.end()]:
            continue
        role = whole_role(match[1] or match[2], year)
        if role in LISTED and (match[1] or not _MEASURE_OF_ONE.match(match[2])):
            listed = True
        elif not (listed and role and role not in {CAUSES, *LISTED}):
            continue
        yield Mark(k, k + bool(match[1]), "heading", 0, LINE_START, "unnumbered_heading")
