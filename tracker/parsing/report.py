"""The parser: text in, ParsedReport out. No input makes it raise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracker.domain.themes import DEFAULT_THEMES, propose_theme

from .closing import end_of_item
from .cues import problem_cue
from .enumerators import LEVELS, Marks
from .families import ROWS_ONLY
from .figures.parts import result_parts
from .figures.reading import figures_of
from .findings import findings_of
from .hints import deadline_in, owner_in, quantity_in
from .items import Items
from .marks import LINE_START, STOP, Mark
from .meta import Meta, as_written, lines_of, meta_of
from .model import MEASURES, MIXED, PLANS, PROBLEMS, Figure, Finding, ParsedItem, ParsedReport, Section
from .notices import notice_title
from .outline import Node, Outline
from .sequences import rows
from .regions import Found, Region, doubted
from .silence import silent_headings
from .spans import ITEM_END, View, view_of
from .tail import Tail
from .years import part_of_year, plan_year_of, report_year, split_years

PARSER_VERSION = "1.0"
_YEARS = re.compile(r"20\d\d")
_LEAD_SENTENCE = 36
_BRACKETED = re.compile(r"[（(][^（()）]*[)）]")


def parse_text(text: str) -> ParsedReport:
    """Reads the text of a report: what it states, where, and what is doubtful. A notice only gives its title."""
    reading = _Reading(text)
    notice = notice_title(lines_of(reading.view, 0, len(reading.view.plain)))
    return ParsedReport(text, title=notice, findings=(Finding("notice"),)) if notice else reading.result()


class _Reading:
    """One text being read; each step uses what the earlier ones found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.view = view_of(text)
        self.marks = Marks(self.view)
        self.body = _body_start(self.view, self.marks)
        self.meta: Meta = meta_of(self.view, self.body)
        self.year, self.title_plan_year = report_year(
            self.view, self.meta.title, self.body, _headings(self.view, self.marks), self.meta.date
        )
        self.outline = Outline(self.view, self.marks, self.year)
        self.nodes = self.outline.top(self.body, len(self.view.plain), self.meta.title or "")
        self.items = Items(self.view, self.outline, Tail(self.view))

    def result(self) -> ParsedReport:
        regions = list(self._regions())
        found = [item for region in regions for item in doubted(self.items.of(region), region.doubt)]
        found = self._disjoint([*found, *self._annexed(found)])
        has_plans = any(item.role == PLANS for item in found)
        stated = [*self._heading_years(regions), self.items.cue_year, self.title_plan_year]
        rest_of_year = part_of_year(self.meta.title or "") or any(
            "下半年" in region.path[-1] for region in regions if region.role in {PLANS, MIXED} and region.path
        )
        plan_year, basis = plan_year_of(self.year, stated, has_plans, rest_of_year)
        items = [(item.role, self._item(item, plan_year)) for item in found]
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

    def _regions(self) -> Iterator[Region]:
        regions = list(self._headed(self.nodes, (), frozenset()))
        roles = {region.role for region in regions}
        if not roles & {PROBLEMS, MIXED}:
            regions += self._unheaded()
        yield from sorted(regions, key=lambda region: region.start)

    def _annexed(self, found: list[Found]) -> Iterator[Found]:
        """Tables outside every region, where the text itself lists nothing of their kind."""
        known = {item.role for item in found}
        for table in list(self.items.tables):
            if table.start > self.body and not known & {cell.role for cell in table.cells}:
                yield from self.items.of_table(table, ())

    def _headed(self, nodes: list[Node], path: tuple[str, ...], used: frozenset[str]) -> Iterator[Region]:
        mixed: tuple[str, ...] = ()
        for node in nodes:
            inner = used | {node.mark.family}
            if node.role in {PROBLEMS, PLANS, MIXED}:
                above = (*path, *mixed) if node.mark.family == "heading" else path
                yield Region(node.role, node.head_end, node.end, (*above, self.items.heading(node)), inner)
            elif node.role in {None, MEASURES}:
                yield from self._headed(node.children, (*path, self.items.heading(node)), inner)
            mixed = (
                (self.items.heading(node),) if node.role == MIXED else mixed if node.mark.family == "heading" else ()
            )

    def _unheaded(self) -> Iterator[Region]:
        """Problems at the end of the measures, announced by a sentence alone; in a text without parts anywhere."""
        for start, end, path, used in self._unread():
            if (cue := problem_cue(self.view, start, end)) is not None:
                yield Region(PROBLEMS, *cue, path, used, "unheaded")
                return

    def _unread(self) -> Iterator[tuple[int, int, tuple[str, ...], frozenset[str]]]:
        if not any(node.mark.family in {"cn", "part", "heading"} for node in self.nodes):
            yield 0, len(self.view.plain), (), frozenset()
        for node in [node for node in self.nodes if node.role in {None, MEASURES}]:
            yield node.head_end, node.end, (self.items.heading(node),), frozenset({node.mark.family})

    def _heading_years(self, regions: Iterable[Region]) -> Iterator[int | None]:
        for region in regions:
            if region.role in {PLANS, MIXED} and region.path:
                yield split_years(region.path[-1])[1]
                yield next((int(year) for year in _YEARS.findall(region.path[-1]) if int(year) != self.year), None)

    def _disjoint(self, found: list[Found]) -> list[Found]:
        kept: list[Found] = []
        alone = sum(item.role == PLANS for item in found) == 1
        for item in sorted(found, key=lambda item: (item.start, item.end)):
            start, end = self._trimmed(item, alone)
            if end > start and (not kept or start >= kept[-1].end):
                kept.append(replace(item, start=start, end=end))
        return kept

    def _trimmed(self, item: Found, alone: bool) -> tuple[int, int]:
        """Without stops and closing words; a pledge that stands `alone` as the plan is all that the report says."""
        start, end = item.start, end_of_item(self.view, item.role, item.start, item.end)
        end = item.end if end == start and alone else end
        while end > start and self.view.plain[end - 1] in ITEM_END + " ":
            end -= 1
        while start < end and self.view.plain[start] in ITEM_END + "：: ":
            start += 1
        return start, end

    def _item(self, item: Found, plan_year: int | None) -> ParsedItem:
        plain, folded = self.view.plain[item.start : item.end], self.view.folded[item.start : item.end]
        enumerator = self.view.plain[slice(*item.enumerator)] if item.enumerator else ""
        due = self.view.folded[slice(*item.due)] if item.due else folded
        deadline, words = deadline_in(due, plan_year) if item.role == PLANS else (None, None)
        return ParsedItem(
            text=plain,
            enumerator=enumerator,
            title=self._item_title(item, plain),
            heading_path=item.path,
            span=self.view.span(item.start, item.end),
            theme=propose_theme(plain, DEFAULT_THEMES),
            deadline=deadline,
            deadline_text=words,
            owner_text=self.view.plain[slice(*item.owner)] if item.owner else owner_in(plain),
            quantity=quantity_in(folded) if item.role == PLANS else None,
            doubts=tuple(self._doubts(item, enumerator, plain)),
        )

    def _item_title(self, item: Found, plain: str) -> str | None:
        if item.title is not None:
            return self.view.plain[slice(*item.title)].rstrip(ITEM_END) or None
        stop = plain.find("。", 0, _LEAD_SENTENCE)
        return plain[:stop] if 0 < stop < len(plain) - 1 else None

    def _doubts(self, item: Found, enumerator: str, plain: str) -> Iterator[Finding]:
        for code in item.doubts:
            yield Finding(code, {"quote": enumerator} if enumerator else {})
        clauses = [clause for clause in re.split("[；;]", _BRACKETED.sub("", plain)) if len(clause) >= 12]
        if len(clauses) > 1 and item.role in {PROBLEMS, PLANS}:
            yield Finding("two_matters", {"quote": clauses[1]})

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
                yield Finding(node.mark.doubt, {"quote": self.items.heading(node)})

    def _silent(self, regions: list[Region], found: list[Found]) -> Iterator[Finding]:
        """Parts that seem to list something and gave no item."""
        parts = [(region.start, region.end, region.path[-1]) for region in regions if region.path]
        starts = [item.start for item in found]
        first = min((node.start for node in self.nodes), default=self.body)
        for heading in (*silent_headings(self.view, first, self.year, parts, starts), *self.items.left_out):
            yield Finding("section_without_items", {"quote": heading})


def _headings(view: View, marks: Marks) -> list[str]:
    """The first words after each 一、 二、 …, where headings state their years."""
    numbered = [*marks.between("part", 0, len(view.plain)), *marks.between("cn", 0, len(view.plain))]
    return [view.folded[mark.end : mark.end + 24] for mark in numbered[:40] if mark.strength >= STOP]


def _body_start(view: View, marks: Marks) -> int:
    """Where the numbered parts start: the first 一、 (or （一）, 1.); in an excerpt 二、 at the start of a line."""
    for family in ("part", "cn"):
        found = marks.between(family, 0, len(view.plain))
        if first := next((mark for mark in found if _begins(mark) or mark.strength == LINE_START), None):
            return first.start
    for families in (("pcn", "num", "letter", "loose", "bare"), ("is",)):
        starts = [start for family in families if (start := _first_row(view, marks, family)) is not None]
        if starts:
            return min(starts)
    return len(view.plain)


def _first_row(view: View, marks: Marks, family: str) -> int | None:
    found = rows(marks.between(family, 0, len(view.plain))) if family in ROWS_ONLY else None
    if found is not None:
        return next((row[0].start for row in found if _begins(row[0])), None)
    return next((mark.start for mark in marks.between(family, 0, len(view.plain)) if _begins(mark)), None)


def _begins(mark: Mark) -> bool:
    return mark.ordinal == 1 and mark.strength >= STOP
