"""What the reader remarks about the whole report, each with its place in the original if it has one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tracker.blueprints.imports.original import Block, Segment, Stretch
from tracker.domain.remarks import together
from tracker.web.finding_words import finding_word

_FIRST = (
    "private_data",
    "notice",
    "explanation",
    "news",
    "no_problems",
    "no_plans",
    "missing_part",
    "contradiction",
    "wrong_year_heading",
)
"""What does harm when nobody sees it stands above what only parts the text otherwise."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark's place in the text: [start, end)."""

    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark in words; `index` is its place among the findings of the reading, by which it is taken note of."""

    index: int | None
    words: str
    code: str
    note: Note | None = None


def remarks_of(findings: Sequence[Mapping[str, Any]]) -> list[Remark]:
    """The findings of which nobody has taken note; the missing parts together are one remark.

    The gravest come first, those of one weight as they were found.
    """
    open_ones = [{**finding, "index": index} for index, finding in enumerate(findings) if not finding.get("noted")]
    first = next((finding["index"] for finding in open_ones if finding["code"] == "missing_part"), None)
    found = [_remark(finding, finding.get("index", first)) for finding in together(open_ones)]
    return sorted(found, key=lambda remark: _FIRST.index(remark.code) if remark.code in _FIRST else len(_FIRST))


def other_organisation(name: str | None) -> Remark:
    """That the report names another organisation than the one in whose name it was uploaded."""
    code = "other_organisation"
    return Remark(None, finding_word({"code": code, "params": {"quote": name}}), code)


def _remark(finding: Mapping[str, Any], index: int) -> Remark:
    start, end = (str(finding["params"].get(name, "")) for name in ("start", "end"))
    placed = start.isdecimal() and end.isdecimal() and int(start) < int(end)
    note = Note(index, int(start), int(end)) if placed else None
    return Remark(index, finding_word(finding), str(finding["code"]), note)


def with_notes(stretches: Sequence[Stretch], notes: Iterable[Note]) -> list[Stretch]:
    """The original with the places of the remarks cut out of its segments."""
    ordered, seen = sorted(notes, key=lambda note: (note.start, note.end)), set[int]()
    if not ordered:
        return list(stretches)
    return [
        replace(stretch, blocks=tuple(_noted(block, ordered, seen) for block in stretch.blocks))
        for stretch in stretches
    ]


def _noted(block: Block, notes: Sequence[Note], seen: set[int]) -> Block:
    return replace(block, segments=tuple(piece for segment in block.segments for piece in _cut(segment, notes, seen)))


def _cut(segment: Segment, notes: Sequence[Note], seen: set[int]) -> Iterator[Segment]:
    """Where remarks overlap, the one that begins first has the words."""
    at, end, first = segment.start, segment.start + len(segment.text), segment.first
    for note in notes:
        start, stop = max(note.start, at), min(note.end, end)
        if start >= stop:
            continue
        if start > at:
            yield _part(segment, at, start, first=first)
            first = False
        yield replace(_part(segment, start, stop, first=first), note=note.index, noted=note.index not in seen)
        seen.add(note.index)
        first, at = False, stop
    if at < end:
        yield _part(segment, at, end, first=first)


def _part(segment: Segment, start: int, end: int, *, first: bool) -> Segment:
    text = segment.text[start - segment.start : end - segment.start]
    return replace(segment, text=text, start=start, first=first)
