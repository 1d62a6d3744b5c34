"""The ring's page put together: the picture, its table, and the problems that come back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext as _

from tracker.blueprints.ring.blueprint import NO_THEME, theme_name
from tracker.blueprints.ring.comebacks import Comebacks
from tracker.domain.chains import Chain
from tracker.domain.places import place_name
from tracker.domain.ring import Cell, Mark, Row, Table, Tally
from tracker.domain.ring_drawing import Drawing, draw
from tracker.domain.themes import short_theme
from tracker.queries.directory import Directory
from tracker.web.addresses import kept_url
from tracker.web.numerals import count
from tracker.web.ring_words import MARKS
from tracker.web.scope import Scope

LONGEST_LINE = 6
BAR = 72.0
GAP = 0.8


@dataclass
class RingPage:
    """What the template writes."""

    here: Scope
    directory: Directory
    table: Table
    tallies: Sequence[Tally]
    comebacks: Comebacks

    @property
    def place(self) -> str:
        """云溪镇."""
        return place_name(self.here.org.name)

    @property
    def span(self) -> str:
        """2023—2026."""
        years = self.table.years
        return f"{years[0]}—{years[-1]}" if len(years) > 1 else str(years[0])

    @cached_property
    def drawing(self) -> Drawing:
        """The picture."""
        return draw(self.table, self.tallies)

    @property
    def proposed(self) -> list[tuple[int, int, str]]:
        """Outcomes that nobody has confirmed yet: years, how many, where they stand."""
        cells = zip(self.table.years, self.table.total.cells, strict=True)
        return [(year, cell.proposed, self.list_url(year, sure="no")) for year, cell in cells if cell.proposed]

    @property
    def chains(self) -> Sequence[Chain]:
        """Problems that came back."""
        return self.comebacks.chains

    @property
    def past_words(self) -> str:
        """前三年: the years that are over."""
        return _("前%(years)s年", years=count(len(self.table.past_years)))

    @property
    def marks(self) -> list[tuple[Mark, str]]:
        """The legend."""
        return [(mark, str(word)) for mark, word in MARKS.items()]

    def name(self, code: str) -> str:
        """A theme's name."""
        return theme_name(self.directory, code)

    def lines(self, code: str) -> list[str]:
        """The same in lines that find room beside the ring."""
        name = self.name(code)
        size = -(-len(name) // -(-len(name) // LONGEST_LINE))
        return [name[at : at + size] for at in range(0, len(name), size)]

    def short(self, code: str) -> str:
        """The same on a phone."""
        return short_theme(self.name(code))

    def arc_words(self, tally: Tally) -> str:
        """2025年 行政执法：兑现 3 件."""
        said = _(
            "%(year)s年 %(theme)s：%(mark)s %(count)s 件",
            year=tally.year, theme=self.name(tally.theme), mark=MARKS[tally.mark], count=tally.count,
        )  # fmt: skip
        return said + (_("（待认定）") if tally.proposed else "")

    def arc_url(self, tally: Tally) -> str:
        """The tasks behind a segment."""
        sure = "no" if tally.proposed else "yes"
        return self.list_url(tally.year, theme=tally.theme or NO_THEME, mark=tally.mark.value, sure=sure)

    def cell_url(self, row: Row, year: int, mark: str | None = None) -> str:
        """The tasks that a cell counts; of the last row those of all themes."""
        theme = None if row is self.table.total else row.theme or NO_THEME
        return self.list_url(year, theme=theme, mark=mark)

    def list_url(self, year: int, **asked: str | None) -> str:
        """The list of a year's promises."""
        given = {name: value for name, value in asked.items() if value is not None}
        return kept_url("ring.outcomes", org=self.here.org.code, year=year, **given)

    def bar(self, cell: Cell) -> list[tuple[Mark, float, float]]:
        """Mark, place and width of each part of a bar."""
        found, at = [], 0.0
        for mark, share in cell.shares:
            width = share * BAR
            found.append((mark, round(at, 1), round(max(width - GAP, 0.4), 1)))
            at += width
        return found

    def years_of(self, chain: Chain) -> str:
        """连续 3 年, or the years."""
        if chain.is_unbroken:
            return _("连续 %(years)s 年", years=len(chain.years))
        return "、".join(str(year) for year in chain.years)
