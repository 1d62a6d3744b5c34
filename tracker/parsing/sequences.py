"""Which candidates of one family number something: the reading of the whole row that explains it best.

Every candidate may be kept or left out. Keeping one earns by how it continues the row (the next ordinal, the same
again, one skipped, a new row from one) and by the strength of its left side; the best sum wins. Constant work per
candidate, so the search is linear.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .families import ROWS_ONLY, SENTENCE_ONLY
from .marks import GLUED, LINE_START, STOP, Mark

_NEVER = float("-inf")
_GAINS: dict[str, tuple[float, float, float, float]] = {
    # left side:     glued   comma   stop  line
    "first": (-0.5, 0.5, 2.0, 2.0),
    "again": (-1.5, -0.5, 2.0, 2.0),
    "next": (1.5, 2.0, 3.0, 3.0),
    "doubled": (_NEVER, _NEVER, 0.8, 1.0),
    "skipped": (_NEVER, -1.5, 0.7, 1.0),
    "jump": (_NEVER, _NEVER, 0.3, 0.5),
    "lost": (_NEVER, _NEVER, 0.6, 1.5),
}
_STRICT = frozenset({"cn", "part"})
_NEVER_ALONE = frozenset({"first", "side", "must", "which", "ordinal"})
_DOUBTS = {
    "doubled": "ordinal_doubled",
    "skipped": "ordinal_skipped",
    "jump": "ordinal_skipped",
    "lost": "ordinal_lost",
}


@dataclass(frozen=True, slots=True)
class _State:
    score: float
    last: int
    mark: Mark | None = None
    before: _State | None = None


def rows(marks: Sequence[Mark]) -> list[list[Mark]]:
    """The rows that the candidates form, in order; each mark carries the doubt its place gives (or "")."""
    best = _best(marks)
    kept: list[Mark] = []
    state: _State | None = best
    while state is not None and state.mark is not None:
        kept.append(state.mark)
        state = state.before
    return [row for row in _joined(_split(kept[::-1])) if _stands(row)]


def _best(marks: Sequence[Mark]) -> _State:
    start = _State(0.0, 0)
    by_last: dict[int, _State] = {0: start}
    best = start
    for mark in marks:
        state = _extended(mark, by_last, best)
        if state is None:
            continue
        known = by_last.get(state.last)
        if known is None or state.score > known.score:
            by_last[state.last] = state
        if state.score > best.score:
            best = state
    return best


def _extended(mark: Mark, by_last: dict[int, _State], best: _State) -> _State | None:
    """The best way to keep this mark, if it is worth anything against starting anew."""
    found: _State | None = None
    for kind, state in _ways(mark.ordinal, by_last, best):
        score = state.score + _gain(kind, mark)
        if score > _NEVER and (found is None or score > found.score):
            doubt = _doubt(kind, mark)
            kept = replace(mark, doubt=doubt) if doubt else mark
            found = _State(score, mark.ordinal or state.last + 1, kept, state)
    return found


def _ways(ordinal: int, by_last: dict[int, _State], best: _State) -> Iterator[tuple[str, _State]]:
    """How a mark with this ordinal may go on (a key of _GAINS), and after which state."""
    if ordinal == 0:
        options = [("lost", best if best.last else None)]
    elif ordinal == 1:
        options = [("again" if best.last else "first", best)]
    else:
        options = [
            ("next", by_last.get(ordinal - 1)),
            ("doubled", by_last.get(ordinal)),
            ("skipped", by_last.get(ordinal - 2) if ordinal > 2 else None),
            ("jump", best),
        ]
    return ((kind, state) for kind, state in options if state is not None)


def _doubt(kind: str, mark: Mark) -> str:
    if mark.family == "first":  # 首先, 其次, 最后: there is no order to keep to
        return ""
    return _DOUBTS.get(kind, "glued" if mark.strength == GLUED and kind == "next" else "")


def _gain(kind: str, mark: Mark) -> float:
    if mark.family in SENTENCE_ONLY and mark.strength < STOP and kind != "next":
        return _NEVER
    if mark.family in _STRICT and mark.strength < STOP:
        return 0.5 if kind == "next" else _NEVER
    return _GAINS[kind][mark.strength]


def _split(marks: list[Mark]) -> list[list[Mark]]:
    found: list[list[Mark]] = []
    for mark in marks:
        if not found or mark.ordinal == 1:
            found.append([])
        found[-1].append(mark)
    return found


def _joined(found: list[list[Mark]]) -> list[list[Mark]]:
    """A first entry that stands before a row from one on has the number of the next one (一要…。一要…。二要…)."""
    joined: list[list[Mark]] = []
    for row in found:
        before = joined[-1] if joined else []
        if len(before) == 1 and before[0].ordinal == 1 and len(row) > 1 and row[0].family in _NEVER_ALONE | ROWS_ONLY:
            joined[-1] = [*before, replace(row[0], doubt="ordinal_doubled"), *row[1:]]
        else:
            joined.append(row)
    return joined


def _stands(row: list[Mark]) -> bool:
    """A single mark numbers something only where nothing else explains it: at the start of a line."""
    mark = row[0]
    if mark.family in ROWS_ONLY:
        return mark.ordinal == 1 and any(b.ordinal == a.ordinal + 1 for a, b in pairwise(row))
    if len(row) > 1:
        return True
    if mark.family in _NEVER_ALONE:
        return False
    return mark.strength == LINE_START or (mark.strength == STOP and mark.family in {"cn", "pcn", "issue", "remedy"})
