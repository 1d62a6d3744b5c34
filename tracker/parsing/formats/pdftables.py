"""Ruled tables of a PDF page: the drawn lines say where the cells are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import pypdfium2 as pdfium
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from .pdfletters import Letter, lines_from

_MOST_OBJECTS = 4_000
_MOST_CELLS = 600
_THIN = 3.0
_SHORTEST = 8.0
_NEAR = 3.0
_Rule = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: `across` are its horizontal rules (y, left, right), `down` its vertical ones (x, bottom, top)."""

    across: tuple[_Rule, ...]
    down: tuple[_Rule, ...]

    @property
    def left(self) -> float:
        return min(x for x, _, _ in self.down)

    @property
    def right(self) -> float:
        return max(x for x, _, _ in self.down)

    def holds(self, x: float, y: float) -> bool:
        """Whether the place (in points from the lower left) lies inside."""
        low, high = min(y for y, _, _ in self.across), max(y for y, _, _ in self.across)
        return self.left - _NEAR <= x <= self.right + _NEAR and low - _NEAR <= y <= high + _NEAR

    def rows(self, letters: Sequence[Letter]) -> Iterator[tuple[float, list[str]]]:
        """(bottom, words of each column) from top to bottom; a cell over several columns or rows fills its first."""
        edges, columns = _places(self.across)[::-1], _places(self.down)
        for top, bottom in pairwise(edges):
            texts = [""] * (len(columns) - 1)
            begin = 0
            for k in range(1, len(columns)):
                if k == len(columns) - 1 or _ruled(self.down, columns[k], (top + bottom) / 2):
                    if self._opens(columns[begin], columns[k], top):
                        low = self._closes(columns[begin], columns[k], bottom, edges)
                        texts[begin] = _words(letters, (columns[begin], low, columns[k], top))
                    begin = k
            yield bottom, texts

    def _opens(self, left: float, right: float, top: float) -> bool:
        return _ruled(self.across, top, (left + right) / 2)

    def _closes(self, left: float, right: float, bottom: float, edges: Sequence[float]) -> float:
        """The lower end of a cell that begins above `bottom`: the next rule that crosses its column."""
        ends = (y for y in edges if y <= bottom and _ruled(self.across, y, (left + right) / 2))
        return next(ends, edges[-1])


def grids_of(page: pdfium.PdfPage) -> list[Grid]:
    """Tables of at least two columns and two rows whose cells are ruled."""
    across, down = _rules(page)
    grids = []
    for low, high in _bands(down):
        within = tuple(rule for rule in across if low - _NEAR <= rule[0] <= high + _NEAR)
        beside = tuple(rule for rule in down if rule[1] >= low - _NEAR and rule[2] <= high + _NEAR)
        edges, columns = len(_places(within)), len(_places(beside))
        if edges > 2 and columns > 2 and edges * columns <= _MOST_CELLS:
            grids.append(Grid(within, beside))
    return grids


def _rules(page: pdfium.PdfPage) -> tuple[list[_Rule], list[_Rule]]:
    across: list[_Rule] = []
    down: list[_Rule] = []
    for drawn in islice(page.get_objects(filter=[FPDF_PAGEOBJ_PATH], max_depth=3), _MOST_OBJECTS):
        try:
            left, bottom, right, top = drawn.get_bounds()
        except pdfium.PdfiumError:
            continue
        wide, high = right - left, top - bottom
        if high < _THIN and wide > _SHORTEST:
            across.append(((bottom + top) / 2, left, right))
        elif wide < _THIN and high > _SHORTEST:
            down.append(((left + right) / 2, bottom, top))
        elif wide > _SHORTEST and high > _SHORTEST:
            across += [(bottom, left, right), (top, left, right)]
            down += [(left, bottom, top), (right, bottom, top)]
    return across, down


def _bands(down: Sequence[_Rule]) -> list[tuple[float, float]]:
    """Heights over which vertical rules follow on each other without a gap."""
    bands: list[tuple[float, float]] = []
    for _, low, high in sorted(down, key=lambda rule: rule[1]):
        if bands and low <= bands[-1][1] + _NEAR:
            bands[-1] = (bands[-1][0], max(high, bands[-1][1]))
        else:
            bands.append((low, high))
    return bands


def _places(rules: Sequence[_Rule]) -> list[float]:
    """Where rules stand, each place once, in rising order."""
    places: list[float] = []
    for place in sorted(rule[0] for rule in rules):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    return places


def _ruled(rules: Sequence[_Rule], place: float, at: float) -> bool:
    return any(abs(rule[0] - place) <= _NEAR and rule[1] - _NEAR <= at <= rule[2] + _NEAR for rule in rules)


def _words(letters: Sequence[Letter], box: tuple[float, float, float, float]) -> str:
    left, bottom, right, top = box
    inside = [
        letter
        for letter in letters
        if left <= (letter.left + letter.right) / 2 <= right and bottom <= letter.base + letter.size / 4 <= top
    ]
    return "".join(line.text for line in lines_from(inside)).replace("\t", " ")
