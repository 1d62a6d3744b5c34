"""Sentences put on the page: headings and enumerators are numbered here, since they change with the order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from tracker.domain.outlines import Outline, Part, PartRole
from tracker.domain.report_text import Line, Rank, ReportText, Run
from tracker.domain.rollup import Rollup
from tracker.drafting.enumerating import chinese, enumerators
from tracker.drafting.filling import fill, names
from tracker.drafting.gaps import pieces_of
from tracker.drafting.model import Composed, Sentence
from tracker.drafting.sections import CLOSING, PREAMBLE, theme_of, theme_section

UNSORTED = "其他工作"
_MOST_GROUPS = 9


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around the text. `names` are those of the outline's templates, `themes` names by code in order."""

    title: str
    addressee: str
    signatory: str
    dated_on: date | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)


def head_of(rollup: Rollup, outline: Outline, dated_on: date | None = None) -> Head:
    """The head of a rollup's report, signed by its organisation."""
    known = names(rollup)
    themes = {theme.code or "": theme.name for theme in rollup.themes}
    return Head(fill(outline.title, known), fill(outline.addressee, known), rollup.org, dated_on, known, themes)


def layout(sentences: Sequence[Sentence | Composed], outline: Outline, head: Head) -> ReportText:
    """The report: parts in the outline's order even when empty, themes that have sentences, items one to a line."""
    by_section: dict[str, list[Sentence | Composed]] = {}
    for sentence in sentences:
        by_section.setdefault(sentence.section, []).append(sentence)
    lines = [
        *_paragraph(by_section.get(PREAMBLE, ()), PREAMBLE),
        *(
            line
            for number, part in enumerate(outline.parts, 1)
            for line in _part(number, part, by_section, outline, head)
        ),
        *(line for one in by_section.get(CLOSING, ()) for line in _paragraph((one,), CLOSING)),
    ]
    copies_to = fill(outline.copies_to, head.names)
    return ReportText(head.title, head.addressee, tuple(lines), head.signatory, head.dated_on, copies_to)


_BySection = Mapping[str, Sequence[Sentence | Composed]]


def _part(number: int, part: Part, found: _BySection, outline: Outline, head: Head) -> Iterator[Line]:
    section = part.role.value
    yield Line(Rank.PART, (Run(f"{chinese(number)}、{fill(part.heading, head.names)}"),), section)
    own = found.get(section, ())
    if part.lead and (own or part.role is PartRole.MEASURES):
        yield Line(Rank.TEXT, (Run(fill(part.lead, head.names)),), section)
    if part.role in {PartRole.PROBLEMS, PartRole.PLANS}:
        yield from _items(own, section)
    elif part.role is PartRole.MEASURES:
        yield from _paragraph(own, section)
        yield from _themes(found, outline, head)
    else:
        yield from _grouped(own, section)


def _items(items: Sequence[Sentence | Composed], section: str) -> Iterator[Line]:
    """Each item a paragraph of its own, with its number."""
    marks = enumerators([item.text for item in items], are_plans=section == PartRole.PLANS.value)
    for mark, item in zip(marks, items, strict=True):
        yield Line(Rank.TEXT, (Run(mark), *_runs(item)), section)


def _themes(found: _BySection, outline: Outline, head: Head) -> Iterator[Line]:
    codes = [code for section in found if (code := theme_of(section)) is not None]
    order = {code: place for place, code in enumerate(head.themes)}
    for number, code in enumerate(sorted(codes, key=lambda code: order.get(code, len(order))), 1):
        heading = outline.theme_headings.get(code) or head.themes.get(code) or UNSORTED
        section = theme_section(code)
        yield Line(Rank.THEME, (Run(f"（{chinese(number)}）{fill(heading, head.names)}"),), section)
        yield from _grouped(found[section], section)


def _grouped(sentences: Sequence[Sentence | Composed], section: str) -> Iterator[Line]:
    """Sentences of no group open the paragraph; several groups follow as 一是…二是…, many as paragraphs."""
    groups = [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.group)]
    several = [group for group in groups if group[0].group]
    if not 1 < len(several) <= _MOST_GROUPS:
        chunks = groups if len(several) > _MOST_GROUPS else [list(sentences)]
        for chunk in chunks:
            yield from _paragraph(chunk, section)
        return
    runs: list[Run] = []
    number = 0
    for group in groups:
        if group[0].group:
            number += 1
            runs.append(Run(f"{chinese(number)}是"))
        runs += [run for sentence in group for run in _runs(sentence)]
    yield Line(Rank.TEXT, tuple(runs), section)


def _paragraph(sentences: Sequence[Sentence | Composed], section: str) -> Iterator[Line]:
    runs = tuple(run for sentence in sentences for run in _runs(sentence))
    if runs:
        yield Line(Rank.TEXT, runs, section)


def _runs(sentence: Sentence | Composed) -> Iterator[Run]:
    for words, is_gap in pieces_of(sentence.text):
        yield Run(words, sentence.slot, is_gap)
