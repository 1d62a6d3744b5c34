"""The parser: text in, ParsedReport out. No input makes it raise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .enumerators import Marks
from .families import LEVELS
from .figures.parts import result_parts
from .figures.reading import figures_of
from .findings import findings_of
from .items import Items
from .meta import Meta, as_written, lines_of, meta_of
from .model import MEASURES, MIXED, PLANS, PROBLEMS, Figure, Finding, ParsedItem, ParsedReport, Section
from .notices import other_title
from .outline import Node, Outline, heading_of
from .places import regions_of
from .regions import Found, Region, doubted
from .silence import silent_headings
from .spans import ITEM_END, view_of
from .starting import body_start, first_words
from .tail import Tail
from .trimming import disjoint
from .written import written
from .years import part_of_year, plan_year_of, report_year, split_years

PARSER_VERSION = "2.0"
_YEARS = re.compile(r"20\d\d")


def parse_text(text: str) -> ParsedReport:
    """Reads the text of a report: what it states, where, what is doubtful. What is no report only gives its title."""
    reading = _Reading(text)
    other = other_title(lines_of(reading.view, 0, len(reading.view.plain)), reading.view.folded)
    return ParsedReport(text, title=other[1], findings=(Finding(other[0]),)) if other else reading.result()


class _Reading:
    """One text being read; each step uses what the earlier ones found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.view = view_of(text)
        self.marks = Marks(self.view)
        self.body = body_start(self.view, self.marks)
        self.meta: Meta = meta_of(self.view, self.body)
        self.year, self.title_plan_year = report_year(
            self.view, self.meta.title, self.body, first_words(self.view, self.marks), self.meta.date
        )
        self.outline = Outline(self.view, self.marks, self.year)
        self.nodes = self.outline.top(self.body, len(self.view.plain), self.meta.title or "")
        self.items = Items(self.view, self.outline, Tail(self.view))

    def result(self) -> ParsedReport:
        regions = regions_of(self.view, self.nodes, self.items.tail, self.meta.title or "")
        found = [item for region in regions for item in doubted(self.items.of(region), region.doubt)]
        found = disjoint(self.view, [*found, *self._annexed(found)])
        plan_year, basis = self._plan_year(regions, found)
        items = [(item.role, written(self.view, item, plan_year)) for item in found]
        problems = tuple(item for role, item in items if role == PROBLEMS)
        plans = tuple(item for role, item in items if role == PLANS)
        report = ParsedReport(
            text=self.text,
            title=as_written(self.view, self.meta.title),
            org=self.meta.org,
            year=self.year,
            plan_year=plan_year,
            plan_year_basis=basis,
            date=self.meta.date,
            addressee=self.meta.addressee,
            problems=problems,
            plans=plans,
            sections=tuple(self._sections(self.nodes, None)),
            figures=self._figures(regions, found),
            findings=(*self._findings(problems, plans, basis, plan_year), *self._silent(regions, found)),
        )
        return replace(report, findings=(*report.findings, *findings_of(report, self.view, self.nodes)))

    def _annexed(self, found: list[Found]) -> Iterator[Found]:
        """Tables outside every region, where the text itself lists nothing of their kind."""
        known = {item.role for item in found}
        for table in list(self.items.tables):
            if table.start > self.body and not known & {cell.role for cell in table.cells}:
                yield from self.items.of_table(table, ())

    def _plan_year(self, regions: list[Region], found: list[Found]) -> tuple[int | None, str | None]:
        has_plans = any(item.role == PLANS for item in found)
        stated = [*self._heading_years(regions), self.items.cue_year, self.title_plan_year]
        rest_of_year = part_of_year(self.meta.title or "") or any(
            "下半年" in region.path[-1] for region in regions if region.role in {PLANS, MIXED} and region.path
        )
        return plan_year_of(self.year, stated, has_plans, rest_of_year)

    def _heading_years(self, regions: Iterable[Region]) -> Iterator[int | None]:
        for region in regions:
            if region.role in {PLANS, MIXED} and region.path:
                yield split_years(region.path[-1])[1]
                yield next((int(year) for year in _YEARS.findall(region.path[-1]) if int(year) != self.year), None)

    def _sections(self, nodes: list[Node], inherited: str | None) -> Iterator[Section]:
        for node in nodes:
            role = node.role or inherited or MEASURES
            if node.mark.family in LEVELS and node.head_end > node.mark.end:
                number = self.view.plain[node.start : node.mark.end]
                title = self.view.plain[node.mark.end : node.head_end].rstrip(ITEM_END + "：:")
                yield Section(
                    node.level, number, title, PROBLEMS if role == MIXED else role, self.view.offsets[node.start]
                )
                yield from self._sections(node.children, role)

    def _figures(self, regions: list[Region], found: list[Found]) -> tuple[Figure, ...]:
        """Results stand after the title, outside problems and plans."""
        taken = [*((part.start, part.end) for part in regions), *((item.start, item.end) for item in found)]
        title = self.view.folded.rfind(self.meta.title, 0, self.body) if self.meta.title else -1
        first = title + len(self.meta.title or "") if title >= 0 else 0
        parts = result_parts(self.nodes, first, len(self.view.plain), self.items.tail, taken)
        return tuple(figures_of(self.view, parts))

    def _findings(
        self, problems: tuple[ParsedItem, ...], plans: tuple[ParsedItem, ...], basis: str | None, plan_year: int | None
    ) -> Iterator[Finding]:
        if basis == "derived":
            yield Finding("plan_year_derived", {"year": str(plan_year)})
        if not problems:
            yield Finding("no_problems")
        if not plans:
            yield Finding("no_plans")
        if self.year is None:
            yield Finding("no_year")
        for node in self.nodes:
            if node.mark.doubt == "unnumbered_heading":
                yield Finding(node.mark.doubt, {"quote": heading_of(self.view, node)})

    def _silent(self, regions: list[Region], found: list[Found]) -> Iterator[Finding]:
        """Parts that seem to list something and gave no item."""
        parts = [(region.start, region.end, region.path[-1]) for region in regions if region.path]
        starts = [item.start for item in found]
        first = min((node.start for node in self.nodes), default=self.body)
        for heading in (*silent_headings(self.view, first, self.year, parts, starts), *self.items.left_out):
            yield Finding("section_without_items", {"quote": heading})
