"""The annual ring drawn: arcs, grain and labels as plain data; a template writes them as SVG.

Years lie from the inside out, a year with more promises grows a thicker ring. Angles are shares of a theme over all
years. Late wood: the lines of a ring crowd towards its outside. Lengths are units of the drawing (px at its own size).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, pi, sin

from tracker.domain.ring import ORDER, UNENDED, Row, Table, Tally

GAP_TOP = 0.36
"""Radians left open at twelve o'clock, where the years are written."""
THEME_PAD = 3.2
CORE, LEAST_RADIUS, WOOD = 84.0, 240.0, 201.0
THINNEST, THICKEST, PER_TASK, BETWEEN = 14.0, 76.0, 1.62, 5.0
POWER, LEAST_SHARE = 0.8, 0.045
LEAST_STEP = 4.0
LABEL, MARGIN_X, MARGIN_Y = 17.0, 116.0, 48.0


@dataclass(frozen=True, slots=True)
class Arc:
    """A segment: tasks of one year, theme and mark."""

    d: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Label:
    """A theme's name outside the ring, on the ray `d`. `low`: below the middle of the drawing."""

    theme: str
    count: int
    x: float
    y: float
    anchor: str
    d: str
    low: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is to be drawn around (0, 0). `ticks` part single tasks, `grain` is the wood; both say whether the
    ground is open (white). `years` are (year, y).
    """

    radius: float
    core: float
    arcs: Sequence[Arc]
    ticks: Sequence[tuple[str, bool]]
    grain: Sequence[tuple[str, bool]]
    bark: Sequence[str]
    years: Sequence[tuple[int, float]]
    labels: Sequence[Label]

    @property
    def view_box(self) -> str:
        """The part of the plane that holds ring and labels."""
        across, down = self.radius + MARGIN_X, self.radius + MARGIN_Y
        return f"{-across:.0f} {-down:.0f} {2 * across:.0f} {2 * down:.0f}"


def draw(found: Table, tallies: Sequence[Tally]) -> Drawing:
    """The ring of a table and the tallies that it was made from."""
    angles = _angles(found.rows)
    thick = _thicknesses([one.count for one in found.total.cells])
    core = max(CORE, LEAST_RADIUS - sum(thick) - BETWEEN * (len(thick) - 1))
    arcs, ticks, grain, bark, years, inner = [], [], [], [], [], core
    for year, width in zip(found.years, thick, strict=True):
        outer = inner + width
        mine = [tally for tally in tallies if tally.year == year]
        for theme, group in groupby(sorted(mine, key=_place), key=lambda tally: tally.theme):
            parts = _Sector(inner, outer, *angles[theme])
            made, parted = parts.fill(list(group))
            arcs += made
            ticks += parted
        grain += [(line, year not in found.past_years) for line in _grain(inner, outer)]
        bark.append(_arc_line(outer + BETWEEN / 2, GAP_TOP / 2, 2 * pi - GAP_TOP / 2))
        years.append((year, round(4.5 - (inner + outer) / 2, 1)))
        inner = outer + BETWEEN
    labels = [_label(row, inner, *angles[row.theme]) for row in found.rows]
    return Drawing(inner, core, arcs, ticks, grain, bark, years, labels)


def _place(tally: Tally) -> tuple[str, int, bool]:
    return tally.theme, ORDER[tally.mark], tally.proposed


def _angles(rows: Sequence[Row]) -> Mapping[str, tuple[float, float]]:
    """From where to where each theme reaches, clockwise from twelve o'clock."""
    sizes = {row.theme: row.count**POWER for row in rows}
    least = LEAST_SHARE * sum(sizes.values()) or 1.0
    weights = {theme: max(size, least) for theme, size in sizes.items()}
    free, total, at = 2 * pi - GAP_TOP, sum(weights.values()), GAP_TOP / 2
    found = {}
    for theme, weight in weights.items():
        found[theme] = (at, at + free * weight / total)
        at = found[theme][1]
    return found


def _thicknesses(counts: Sequence[int]) -> list[float]:
    """Of each year's ring: by its tasks, so that all of them together fill the wood and none is thinner than a word."""
    per_task = min(PER_TASK, (WOOD - BETWEEN * (len(counts) - 1)) / max(1, sum(counts)))
    scale = max(per_task, min(THICKEST / max(1, *counts, 1), WOOD / max(1, sum(counts))) if counts else 0)
    return [min(THICKEST, max(THINNEST, count * scale)) for count in counts]


@dataclass(frozen=True, slots=True)
class _Sector:
    """The place of a theme in a year's ring."""

    inner: float
    outer: float
    begin: float
    end: float

    def fill(self, tallies: Sequence[Tally]) -> tuple[list[Arc], list[tuple[str, bool]]]:
        """An arc for each tally, and hairlines between single tasks, where there is room for them."""
        middle = (self.inner + self.outer) / 2
        begin, end = self.begin + THEME_PAD / middle / 2, self.end - THEME_PAD / middle / 2
        step = (end - begin) / sum(tally.count for tally in tallies)
        arcs, ticks, at = [], [], begin
        for tally in tallies:
            arcs.append(Arc(_sector(self.inner, self.outer, at, at + step * tally.count), tally))
            if step * middle >= LEAST_STEP:
                ticks += [(self._tick(at + step * k), tally.mark in UNENDED) for k in range(1, tally.count)]
            at += step * tally.count
        return arcs, ticks

    def _tick(self, angle: float) -> str:
        return f"M{_point(self.inner + 1, angle)}L{_point(self.outer - 1, angle)}"


def _grain(inner: float, outer: float) -> list[str]:
    lines = max(3, min(8, round((outer - inner) / 7)))
    radii = [inner + (outer - inner) * (1 - (1 - k / lines) ** 1.7) for k in range(1, lines)]
    return [_arc_line(radius, GAP_TOP / 2, 2 * pi - GAP_TOP / 2) for radius in radii]


def _label(row: Row, radius: float, begin: float, end: float) -> Label:
    middle = (begin + end) / 2
    across, up = sin(middle), cos(middle)
    anchor = "middle" if abs(across) < 0.18 else ("start" if across > 0 else "end")
    ray = f"M{_point(radius + 1, middle)}L{_point(radius + 10, middle)}"
    x, y = (radius + LABEL) * across, -(radius + LABEL) * up - 3 - 13 * up
    return Label(row.theme, row.count, round(x, 1), round(y, 1), anchor, ray, up < -0.5)


def _point(radius: float, angle: float) -> str:
    return f"{radius * sin(angle):.2f} {-radius * cos(angle):.2f}"


def _sector(inner: float, outer: float, begin: float, end: float) -> str:
    far = int(end - begin > pi)
    return (
        f"M{_point(inner, begin)}L{_point(outer, begin)}A{outer:.2f} {outer:.2f} 0 {far} 1 {_point(outer, end)}"
        f"L{_point(inner, end)}A{inner:.2f} {inner:.2f} 0 {far} 0 {_point(inner, begin)}Z"
    )


def _arc_line(radius: float, begin: float, end: float) -> str:
    return f"M{_point(radius, begin)}A{radius:.2f} {radius:.2f} 0 {int(end - begin > pi)} 1 {_point(radius, end)}"
