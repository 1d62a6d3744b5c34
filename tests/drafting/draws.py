"""Made-up years: ordinary ones as offices write them, and odd ones with everything that people type.

All is drawn from one Random, so that a seed names a year, and hypothesis may stand behind it.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.drafting.pieces import CAUSES, DONE, FAULTS, FIGURE_NAMES, ORGS, PIECES, STEPS, SUPERIORS, TITLES, UNITS
from tests.drafting.years import YEAR, entry, figure, note, record, task, year
from tracker.domain.outcomes import Outcome, Why
from tracker.domain.outlines import Outline, default_outline
from tracker.domain.periods import Period, days_of
from tracker.domain.reports import ItemKind
from tracker.domain.rollup import FigurePart, Noted, Rollup, TaskYear, Told
from tracker.domain.tasks import TaskKind
from tracker.domain.work import Duty, Qualifier

_VERDICTS = (
    (Outcome.KEPT, Why.CLOSED_IN_TIME), (Outcome.KEPT, Why.CLOSED_LATE), (Outcome.PARTLY, Why.TARGET_MISSED),
    (Outcome.PARTLY, Why.STILL_OPEN), (Outcome.NOT_KEPT, Why.NOTHING_DONE), (Outcome.CARRIED_OVER, Why.STILL_OPEN),
    (Outcome.CARRIED_OVER, Why.GOES_ON), (Outcome.NOT_KEPT, Why.SUSPENDED), (Outcome.KEPT, Why.MERGED),
)  # fmt: skip
_THEMES = ("T0", "T2", "T4", "T6", "T10", None)
_RANGES = (
    (0x20, 0x7F), (0xA0, 0x250), (0x2000, 0x2070), (0x3000, 0x3040), (0x4E00, 0x9FA5), (0xFF00, 0xFFEF),
    (0x1F600, 0x1F640), (0, 0x20),
)  # fmt: skip


class Draw:
    """One made-up year from a Random. `odd`: every text may be anything."""

    def __init__(self, rng: Random, odd: bool, most: int) -> None:
        self.rng, self.odd, self.most = rng, odd, most
        self.period = rng.choice((Period.YEAR, Period.YEAR, Period.HALF, *Period))

    def year(self) -> tuple[Rollup, Outline]:
        """A year or a part of one, with its outline."""
        amount = self.rng.randint(0, self.rng.choice((3, 12, self.most)))
        tasks = [self.task(number) for number in range(1, amount + 1)]
        records = [self.told(self.rng.choice(_THEMES)) for _ in range(self.rng.randint(0, 8))]
        notes = [self.note() for _ in range(self.rng.randint(0, 5))]
        where = {"org": self.rng.choice(ORGS), "superior": self.rng.choice(SUPERIORS)}
        outline = default_outline(self.period)
        if self.rng.random() < 0.3:
            outline = replace(outline, closing=(), parts=tuple(replace(part, lead="") for part in outline.parts))
        return year(*tasks, *records, notes=notes, period=self.period, **where), outline

    def text(self, ordinary: tuple[str, ...], longest: int = 8) -> str:
        """One of the ordinary texts; in odd years often pieces of anything."""
        if not self.odd or self.rng.random() < 0.4:
            return self.rng.choice(ordinary)
        return "".join(self._piece() for _ in range(self.rng.randint(0, longest)))

    def _piece(self) -> str:
        if self.rng.random() < 0.7:
            return self.rng.choice(PIECES)
        first, last = self.rng.choice(_RANGES)
        return "".join(chr(self.rng.randrange(first, last)) for _ in range(self.rng.randint(1, 4)))

    def figure(self) -> FigurePart:
        """A figure in a unit of its kind."""
        name = self.text(FIGURE_NAMES, 2)
        unit = "%" if name.endswith("率") else "元" if name.endswith("收入") else self.rng.choice(UNITS)
        value = str(self.rng.randint(0, 100 if unit == "%" else 3000))
        if unit in {"元", "万元"} and self.rng.random() < 0.5:
            value += f".{self.rng.randint(0, 99):02}"
        return figure(name, value, unit, self.rng.choice(tuple(Qualifier)))

    def told(self, theme: str | None, task_id: int | None = None) -> Told:
        """Accepted work of the period."""
        first, last = days_of(self.period, YEAR)
        on = first + timedelta(days=self.rng.randint(0, (last - first).days))
        parts = [self.figure() for _ in range(self.rng.choice((0, 0, 1, 2)))]
        if task_id is None:
            duty = self.rng.choice((None, None, *Duty))
            return record(self.text(DONE), *parts, duty=duty, theme=theme, on=on)
        more = {"difficulties": self.text(("", *CAUSES)), "next_step": self.text(STEPS)}
        return entry(self.text(DONE), *parts, task=task_id, theme=theme, on=on, **more)

    def task(self, number: int) -> TaskYear:
        """A task of any end."""
        kind, theme = self.rng.choice(tuple(TaskKind)), self.rng.choice(_THEMES)
        title = self.text(TITLES if kind is TaskKind.PLAN else FAULTS)
        outcome, why = self.rng.choice(_VERDICTS)
        told = [self.told(theme, number) for _ in range(self.rng.randint(0, 3))]
        late = date(YEAR, 10, 1) if self.rng.random() < 0.5 else None
        more = {"delays": self._reasons(), "returns": self._reasons(), "late_since": late, "id": number}
        answers = {"answered": (number - 1,)} if number > 1 and self.rng.random() < 0.2 else {}
        return task(title, *told, kind=kind, outcome=outcome, why=why, theme=theme, **more, **answers)

    def _reasons(self) -> tuple[str, ...]:
        return tuple(self.text(CAUSES) for _ in range(self.rng.randint(0, 1)))

    def note(self) -> Noted:
        """A problem or an intention that somebody noted."""
        kind = self.rng.choice(tuple(ItemKind))
        ordinary = FAULTS if kind is ItemKind.PROBLEM else TITLES
        return note(self.text(ordinary), self.text(("", *CAUSES)), kind, theme=self.rng.choice(_THEMES))


def made_up_year(rng: Random, *, odd: bool, most: int = 60) -> tuple[Rollup, Outline]:
    """A year with up to `most` tasks, and its outline."""
    return Draw(rng, odd, most).year()
