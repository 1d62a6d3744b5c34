"""A sheet to draw scenes on, 1200 × 900 units; drawn at twice the finished size, so that edges are smooth."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 900
SIZE = (960, 720)
"""Of the finished picture, in pixels."""
_FINER = 2
_SCALE = SIZE[0] * _FINER / WIDTH
INK, PAPER, WOOD, STONE, SEAL = "#26282e", "#f6f4ec", "#7c6248", "#b9b4a8", "#b3331f"
COATS = ("#3c4f68", "#7a4a3e", "#4c5f4a", "#6b5a72", "#8a7345", "#37474f", "#7d6b5d")
SKIN = "#c98f66"

Point = tuple[float, float]


class Canvas:
    """A picture of 1200 × 900 units. `chance` varies what repeats; the same seed draws the same picture."""

    def __init__(self, background: str, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - a drawing, no secret
        self.image = Image.new("RGB", (SIZE[0] * _FINER, SIZE[1] * _FINER), background)
        self._draw = ImageDraw.Draw(self.image)

    def finished(self) -> Image.Image:
        """The picture at its own size."""
        return self.image.reduce(_FINER)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """A filled rectangle."""
        self._draw.rectangle(_big(left, top, right, bottom), fill=colour)

    def frame(self, left: float, top: float, right: float, bottom: float, colour: str, width: float = 6) -> None:
        """The outline of a rectangle."""
        self._draw.rectangle(_big(left, top, right, bottom), outline=colour, width=round(width * _SCALE))

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle."""
        self._draw.ellipse(_big(x - radius, y - radius, x + radius, y + radius), fill=colour)

    def ring(self, x: float, y: float, radius: float, colour: str, width: float = 6) -> None:
        """A circle's outline."""
        outline = _big(x - radius, y - radius, x + radius, y + radius)
        self._draw.ellipse(outline, outline=colour, width=round(width * _SCALE))

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """A filled polygon."""
        self._draw.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=colour)

    def line(self, points: Sequence[Point], colour: str, width: float = 4) -> None:
        """A line through points."""
        self._draw.line([(x * _SCALE, y * _SCALE) for x, y in points], colour, round(width * _SCALE), joint="curve")

    def star(self, x: float, y: float, radius: float, colour: str) -> None:
        """A five-pointed star."""
        angles = [pi * (turn / 5 - 0.5) for turn in range(10)]
        reach = (radius if turn % 2 == 0 else radius * 0.4 for turn in range(10))
        self.shape([(x + far * cos(a), y + far * sin(a)) for a, far in zip(angles, reach, strict=True)], colour)

    def person(self, x: float, feet: float, height: float, coat: str = "") -> None:
        """Somebody standing: head, shoulders, coat, trousers."""
        coat, unit = coat or self.chance.choice(COATS), height / 8
        self.box(x - unit * 0.8, feet - unit * 3.6, x + unit * 0.8, feet, INK)
        outline = ((-0.7, 6.5), (0.7, 6.5), (1.4, 5.9), (1.2, 3), (-1.2, 3), (-1.4, 5.9))
        self.shape([(x + unit * across, feet - unit * up) for across, up in outline], coat)
        self.disc(x, feet - unit * 7.1, unit * 0.85, SKIN)
        self.shape(list(_arc(x, feet - unit * 7.25, unit * 0.95)), INK)

    def words(self, left: float, top: float, width: float, lines: int, step: float = 34, colour: str = INK) -> None:
        """Lines of print, too small to read."""
        for number in range(lines):
            share = 0.55 if number == lines - 1 else self.chance.uniform(0.88, 1)
            self.box(left, top + number * step, left + width * share, top + number * step + step * 0.24, colour)

    def scribble(self, left: float, middle: float, width: float, height: float, colour: str = "#1d3a6d") -> None:
        """A signature."""
        steps = 9
        reach = [self.chance.uniform(-height, height) for _ in range(steps + 1)]
        self.line([(left + width * step / steps, middle + reach[step]) for step in range(steps + 1)], colour, 3)

    def tree(self, x: float, foot: float, size: float, leaves: str = "#5d7d55") -> None:
        """A broad tree."""
        self.box(x - size * 0.06, foot - size, x + size * 0.06, foot, "#6d4f38")
        for dx, dy, radius in ((0, -1.35, 0.42), (-0.35, -1.1, 0.34), (0.36, -1.12, 0.36), (0.05, -0.95, 0.36)):
            self.disc(x + dx * size, foot + dy * size, radius * size, leaves)
        self.disc(x + size * 0.12, foot - size * 1.4, size * 0.26, "#6d8f63")

    def hills(self, horizon: float, colour: str, waves: int = 3) -> None:
        """A ridge on the horizon."""
        crests = [(WIDTH * step / 24, horizon - 60 - 45 * sin(step / 24 * pi * waves + 1)) for step in range(25)]
        self.shape([(0, HEIGHT), *crests, (WIDTH, HEIGHT)], colour)


def _arc(x: float, y: float, radius: float) -> Iterator[Point]:
    """The upper half of a disc: hair."""
    for step in range(9):
        angle = pi + pi * step / 8
        yield x + radius * cos(angle), y + radius * sin(angle)


def _big(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
    return left * _SCALE, top * _SCALE, right * _SCALE, bottom * _SCALE
