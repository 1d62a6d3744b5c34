"""The report as the editor shows it: sections of paragraphs of sentences, each of which can be chosen. Pure."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from tracker.domain.report_text import Line, Rank, ReportText, Run

FOLD_FROM = 60
"""Sentences of a draft from which on sections without anything to do are folded."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that look alike: of a sentence, or a 【待补】."""

    text: str
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one sentence (`id`; None: an enumerator or a heading). `marks` are signs beside it, by their code."""

    id: int | None
    pieces: tuple[Piece, ...]
    marks: tuple[str, ...] = ()

    @property
    def has_gap(self) -> bool:
        """Whether something is missing in it."""
        return any(piece.is_gap for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph."""

    rank: Rank
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(piece.text for span in self.spans for piece in span.pieces)


@dataclass(slots=True)
class Section:
    """A section with its headings and paragraphs. `key` is the draft's name of it, `anchor` fits into an address."""

    key: str
    blocks: tuple[Block, ...]
    open: bool = True
    ids: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """List its sentences, each once."""
        found = (span.id for block in self.blocks for span in block.spans if span.id is not None)
        self.ids = tuple(dict.fromkeys(found))

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return "sec-" + (self.key.replace(":", "-") or "none")

    @property
    def headings(self) -> list[Block]:
        """What stands above the text."""
        return [block for block in self.blocks if block.rank is not Rank.TEXT]

    @property
    def paragraphs(self) -> list[Block]:
        """The text."""
        return [block for block in self.blocks if block.rank is Rank.TEXT]

    @property
    def gaps(self) -> int:
        """How many sentences lack something."""
        spans = (span for block in self.blocks for span in block.spans)
        return len({span.id for span in spans if span.has_gap})

    @property
    def is_marked(self) -> bool:
        """Whether something is to be done in it."""
        return any(span.has_gap or span.marks for block in self.blocks for span in block.spans)

    @property
    def digest(self) -> str:
        """It differs when anything in it looks different (8 hex digits)."""
        return hashlib.blake2s(repr(self.blocks).encode(), digest_size=4).hexdigest()


def sections_of(text: ReportText, ids: Mapping[str, int], marks: Mapping[str, Sequence[str]]) -> list[Section]:
    """The text by sections. `ids` are the sentences' rows by slot, `marks` codes of what is wrong with them."""
    grouped = groupby(text.lines, key=lambda line: line.section)
    return [Section(key, tuple(_block(line, ids, marks) for line in lines)) for key, lines in grouped]


def _block(line: Line, ids: Mapping[str, int], marks: Mapping[str, Sequence[str]]) -> Block:
    by_slot = ((slot, tuple(runs)) for slot, runs in groupby(line.runs, key=lambda run: run.slot))
    return Block(line.rank, tuple(_span(slot, runs, ids, marks) for slot, runs in by_slot))


def _span(slot: str | None, runs: Sequence[Run], ids: Mapping[str, int], marks: Mapping[str, Sequence[str]]) -> Span:
    pieces = tuple(Piece(run.text, run.is_gap) for run in runs)
    found = tuple(dict.fromkeys(marks.get(slot, ()))) if slot else ()
    return Span(ids.get(slot) if slot else None, pieces, found)


def fold(sections: Sequence[Section], current_id: int | None, asked: str, *, everything: bool) -> None:
    """Close what is finished in a long draft, but for the section asked for and that of the chosen sentence."""
    if everything or sum(len(section.ids) for section in sections) < FOLD_FROM:
        return
    for section in sections:
        wanted = current_id in section.ids or asked in {section.key, section.anchor}
        section.open = wanted or section.is_marked or not section.headings or not section.ids
