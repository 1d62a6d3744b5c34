"""Contradictions of a whole report, at the words that do not fit, with what is stated and what was expected."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.parsing.model import Figure, Finding
from tracker.parsing.spans import LINE, View

from .contradictions import contradictions
from .groups import Contradiction
from .places import found_at
from .twice import stated_twice

_NUMBER = re.compile(r"[0-9０-９][0-9０-９.,]*[^0-9０-９、，（(]{0,3}")


def number_findings(view: View, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Where the figures contradict one another; kind is parts, rate, whole, over_100 or twice."""
    breaks = [k for k, gap in enumerate(view.gaps) if gap == LINE]
    plain = [_in_plain(view, figure) for figure in figures]
    for found in contradictions(view.plain, plain, breaks):
        yield found_at(view, "contradiction", found.place, found.end, **_params(found))
    for first, again in stated_twice(view, plain):
        stated, expected = _amount(again.text), _amount(first.text)
        yield found_at(view, "contradiction", *again.span, kind="twice", stated=stated, expected=expected)


def _in_plain(view: View, figure: Figure) -> Figure:
    start, end = figure.span
    return replace(figure, span=(bisect_left(view.offsets, start), bisect_left(view.offsets, end - 1) + 1))


def _params(found: Contradiction) -> dict[str, str]:
    words = found.params
    if found.code == "sum_wrong":
        return {"kind": "parts", "stated": _amount(words["whole"]), "expected": words["expected"]}
    if found.code == "part_over_whole":
        return {"kind": "whole", "stated": _amount(words["part"]), "expected": _amount(words["whole"])}
    if "expected" not in words:
        return {"kind": "over_100", "stated": _amount(words["rate"]), "expected": "100%"}
    made = {"part": words["part"], "whole": words["whole"], "expected": f"{words['expected']}%"}
    return {"kind": "rate", "stated": _amount(words["rate"]), **made}


def _amount(words: str) -> str:
    """The last number with its unit, without the words that lead to it."""
    found = _NUMBER.findall(words)
    return found[-1] if found else words
