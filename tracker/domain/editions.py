"""A corrected edition of a report beside what was made of an earlier one: same, changed, new, gone. Pure.

The program only sets sentences side by side; what becomes of a task a person says.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from enum import StrEnum
from itertools import pairwise, takewhile
from operator import eq
from unicodedata import normalize

from tracker.domain.reports import ItemKind

LIKE = 0.42
"""From this share of common pairs of neighbouring characters on, two sentences are one that was changed."""
LEAST_RUN = 2
"""Fewer characters in common between two changes are chance, not words that stayed."""
NEAR = 30
"""Of sentences made from one pattern only so many before and behind the place are weighed against one."""
LONG, TOO_LONG = 1_000, 6_000
"""Characters from which on the letters that a text is full of part nothing, and words are not looked for at all."""


class Fate(StrEnum):
    """What a corrected edition does to a sentence."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence of one of the two: `id` is the task's on the old side, the item's on the new."""

    id: int
    kind: ItemKind
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison; `old` is missing in what is new, `new` in what is gone."""

    fate: Fate
    old: Stated | None
    new: Stated | None


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters; `changed`: the other side has others in its place, or none."""

    text: str
    changed: bool


def compare(old: Sequence[Stated], new: Sequence[Stated], apart: Collection[tuple[int, int]] = ()) -> list[Row]:
    """Rows in the order of `new`; what is gone stands behind what it followed. Each sentence is in one row.

    Same are those of one kind whose words are equal but for width, white space and punctuation. `apart` are pairs
    (old id, new id) that a person called different.
    """
    pairs = _same(old, new, apart)
    pairs |= _alike(_left(old, pairs, 0), _left(new, pairs, 1), apart)
    return _rows(old, new, pairs)


def bare(text: str) -> str:
    """The words alone: full and half width are one, white space and punctuation are none."""
    return "".join(character for character in normalize("NFKC", text) if character.isalnum())


def runs(old: str, new: str) -> tuple[list[Run], list[Run]]:
    """Both texts cut where they differ; joined, the runs are the texts again."""
    kept = [_whole_numbers(block, old, new) for block in _blocks(old, new)]
    blocks = [block for block in kept if block.size >= LEAST_RUN] + kept[-1:]
    sides: tuple[list[Run], list[Run]] = ([], [])
    ends = [0, 0]
    for block in blocks:
        for side, text, start in zip((0, 1), (old, new), (block.a, block.b), strict=True):
            sides[side].extend(_runs(text[ends[side] : start], text[start : start + block.size]))
            ends[side] = start + block.size
    return sides


def _whole_numbers(block: Match, old: str, new: str) -> Match:
    """The block without digits at its ends that belong to a changed number: 12 became 16, not a 2 behind a 1 a 6."""
    a, b, size = block
    while size and any(_in_number(text, start) for text, start in ((old, a), (new, b))):
        a, b, size = a + 1, b + 1, size - 1
    while size and any(_in_number(text, start + size) for text, start in ((old, a), (new, b))):
        size -= 1
    return Match(a, b, size)


def _in_number(text: str, place: int) -> bool:
    """Whether a cut here would part a number."""
    both = text[place - 1 : place + 1] if place else ""
    return len(both) > 1 and all(character.isdigit() or character == "." for character in both)


def _runs(changed: str, kept: str) -> Iterator[Run]:
    if changed:
        yield Run(changed, changed=True)
    if kept:
        yield Run(kept, changed=False)


def _blocks(old: str, new: str) -> list[Match]:
    """What stands in both, in order, and an empty one at the end. Texts without end may not hold up a page."""
    longest = max(len(old), len(new))
    if longest <= TOO_LONG:
        return SequenceMatcher(None, old, new, autojunk=longest > LONG).get_matching_blocks()
    head = _alike_from_the_begin(old, new)
    tail = _alike_from_the_begin(old[head:][::-1], new[head:][::-1])
    a, b = len(old), len(new)
    return [Match(0, 0, head), Match(a - tail, b - tail, tail), Match(a, b, 0)]


def _alike_from_the_begin(one: str, other: str) -> int:
    return sum(takewhile(bool, map(eq, one, other)))


def _same(old: Iterable[Stated], new: Iterable[Stated], apart: Collection[tuple[int, int]]) -> dict[int, int]:
    """Old ids to new ids of equal words, the first with the first."""
    waiting: dict[tuple[ItemKind, str], list[Stated]] = defaultdict(list)
    for one in new:
        waiting[one.kind, bare(one.text)].append(one)
    found = {}
    for one in old:
        equals = waiting[one.kind, bare(one.text)]
        fitting = next((other for other in equals if (one.id, other.id) not in apart), None)
        if fitting is not None:
            equals.remove(fitting)
            found[one.id] = fitting.id
    return found


def _left(stated: Iterable[Stated], pairs: dict[int, int], side: int) -> list[Stated]:
    taken = set(pairs.values()) if side else set(pairs)
    return [one for one in stated if one.id not in taken]


def _alike(old: Sequence[Stated], new: Sequence[Stated], apart: Collection[tuple[int, int]]) -> dict[int, int]:
    """The likest pairs first, each sentence once; of equals those that stand nearest to each other in their order."""
    ranked = sorted(
        (-round(score, 6), abs(a - b), a, b)
        for (a, b), score in _scores(old, new).items()
        if score >= LIKE and (old[a].id, new[b].id) not in apart
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _score, _distance, a, b in ranked:
        if old[a].id not in found and b not in taken:
            found[old[a].id] = new[b].id
            taken.add(b)
    return found


def _scores(old: Sequence[Stated], new: Sequence[Stated]) -> dict[tuple[int, int], float]:
    """By places: what sentences of one kind share, from 0 to 1."""
    grams = [[_grams(one.text) for one in side] for side in (old, new)]
    holders: dict[tuple[ItemKind, str], list[int]] = defaultdict(list)
    for place, one in enumerate(new):
        for gram in grams[1][place]:
            holders[one.kind, gram].append(place)
    return {
        (a, b): _score(grams[0][a], grams[1][b])
        for a, one in enumerate(old)
        for b in _candidates(a, [holders[one.kind, gram] for gram in grams[0][a] if (one.kind, gram) in holders])
    }


def _candidates(place: int, holders: Iterable[list[int]]) -> set[int]:
    """Those that share something, what few have first: each pair is weighed where there are few sentences."""
    found: set[int] = set()
    for places in sorted(holders, key=len):
        if len(found) >= 2 * NEAR:
            break
        middle = bisect_left(places, place)
        found.update(places[max(middle - NEAR, 0) : middle + NEAR])
    return found


def _score(one: Counter[str], other: Counter[str]) -> float:
    """Of both sentences, and of the shorter one: words that were put in make it no other matter."""
    first, second = one.total(), other.total()
    shared = (one & other).total()
    return shared / (first + second) + shared / min(first, second) / 2


def _grams(text: str) -> Counter[str]:
    words = bare(text)
    return Counter(map("".join, pairwise(words))) or Counter([words])


def _rows(old: Sequence[Stated], new: Sequence[Stated], pairs: dict[int, int]) -> list[Row]:
    origin = {new_id: old_id for old_id, new_id in pairs.items()}
    before = {one.id: one for one in old}
    rows = [_row(before.get(origin.get(one.id, -1)), one) for one in new]
    for place, one in enumerate(old):
        if one.id not in pairs:
            rows.insert(_behind(rows, old[:place]), Row(Fate.GONE, one, None))
    return rows


def _row(old: Stated | None, new: Stated) -> Row:
    if old is None:
        return Row(Fate.NEW, None, new)
    return Row(Fate.SAME if bare(old.text) == bare(new.text) else Fate.CHANGED, old, new)


def _behind(rows: Sequence[Row], earlier: Sequence[Stated]) -> int:
    """Behind the row of the nearest earlier sentence."""
    places = {row.old.id: place for place, row in enumerate(rows) if row.old is not None}
    return next((places[one.id] + 1 for one in reversed(earlier) if one.id in places), 0)
