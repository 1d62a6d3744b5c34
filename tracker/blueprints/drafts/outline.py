"""The outline beside the sheet (提纲): a line for each heading, with its sentences and what is missing there."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.blueprints.drafts.sheet import Section
from tracker.domain.outlines import PartRole
from tracker.domain.report_text import Rank
from tracker.web.words import label


@dataclass(slots=True)
class Heading:
    """A line of the outline. `level` 1 is a part, 2 a theme; `count` sentences, of which `gaps` lack something."""

    level: int
    title: str
    anchor: str
    key: str
    count: int = 0
    gaps: int = 0
    current: bool = False


def headings_of(sections: Sequence[Section], opening: str, current_id: int | None) -> list[Heading]:
    """Parts count the sentences of their themes too. A first section without a heading is called `opening`."""
    found: list[Heading] = []
    part: Heading | None = None
    for section in sections:
        own = _lines(section) or ([] if found else [Heading(1, opening, section.anchor, section.key)])
        found += own
        part = next((line for line in own if line.level == 1), part)
        last = own[-1] if own else part
        for line in (part, last) if last is not part else (part,):
            _count(line, section)
        if last is not None and current_id in section.ids:
            last.current = True
    return found


def _lines(section: Section) -> list[Heading]:
    level = {Rank.PART: 1, Rank.THEME: 2}
    return [Heading(level[block.rank], block.text, section.anchor, section.key) for block in section.headings]


def _count(line: Heading | None, section: Section) -> None:
    if line is not None:
        line.count += len(section.ids)
        line.gaps += section.gaps


def short_title(line: Heading) -> str:
    """A part by its number and what it tells of; the headings of reports are long."""
    number, comma, _rest = line.title.partition("、")
    if not comma or line.key not in set(PartRole):
        return line.title
    return f"{number}、{label(PartRole(line.key))}"
