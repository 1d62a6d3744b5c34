"""Rules of the review: numbers of items, overlaps, titles, and what an assignment may change."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from typing import Any, Final, Protocol

from tracker.domain.errors import Invalid
from tracker.domain.places import place_name
from tracker.domain.reports import Decision, ItemKind
from tracker.domain.tasks import Priority

LONGEST_ITEM = 3000
LONGEST_TITLE = 60
FIRST_YEAR = 1990
SUGGESTED_AS = {
    "theme_code": "theme",
    "lead_unit_id": "lead_unit",
    "owner_id": "owner",
    "sponsor_id": "sponsor",
    "due_on": "due_on",
    "target": "target",
}
"""Fields of an item that can hold a suggestion, and how `suggested` names them."""


class Unset(Enum):
    """The mark of a field that a change leaves as it is; None empties it."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET


@dataclass(frozen=True, slots=True)
class Assignment:
    """What to set on items; ids of units and people. Fields not given stay as they are."""

    lead_unit_id: int | Unset | None = UNSET
    supporting_unit_ids: frozenset[int] | Unset = UNSET
    owner_id: int | Unset | None = UNSET
    sponsor_id: int | Unset | None = UNSET
    due_on: date | Unset | None = UNSET
    theme_code: str | Unset | None = UNSET
    priority: Priority | Unset = UNSET
    target: str | Unset = UNSET

    def given(self) -> dict[str, Any]:
        """The fields that are given, by name."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value is not UNSET}


class Spanned(Protocol):
    """An item as these rules see it."""

    @property
    def id(self) -> int: ...
    @property
    def kind(self) -> ItemKind: ...
    @property
    def span_start(self) -> int: ...
    @property
    def span_end(self) -> int: ...
    @property
    def decision(self) -> Decision: ...


@dataclass(frozen=True, slots=True, order=True)
class ItemRef:
    """How people call an item of a reading: 问1, 安2. It changes when items before it are split or merged."""

    kind: ItemKind
    number: int


def in_order(items: Iterable[Any]) -> list[Any]:
    """Live items (not split or merged into others) as they follow each other in the text."""
    live = [item for item in items if item.decision is not Decision.SUPERSEDED]
    return sorted(live, key=lambda item: (item.span_start, item.id))


def numbered(items: Iterable[Spanned]) -> dict[int, ItemRef]:
    """The live items' numbers by id, counted by kind in the order of the text."""
    counts = dict.fromkeys(ItemKind, 0)
    refs = {}
    for item in in_order(items):
        counts[item.kind] += 1
        refs[item.id] = ItemRef(item.kind, counts[item.kind])
    return refs


def overlap(item: Spanned, start: int, end: int) -> bool:
    """Whether the item shares characters with [start, end)."""
    return item.span_start < end and start < item.span_end


def refuse_overlap(items: Sequence[Spanned], start: int, end: int, *, but: Iterable[int] = ()) -> None:
    """Raise Invalid("overlaps", no=ItemRef) if a pending or accepted item, except those `but`, has part of the span."""
    kept = {Decision.PENDING, Decision.ACCEPTED}
    taken = [item for item in items if item.decision in kept and item.id not in but and overlap(item, start, end)]
    if taken:
        raise Invalid("overlaps", no=numbered(items)[taken[0].id])


def short_title(text: str) -> str:
    """The first sentence if it is short enough, else the text cut at the last clause within 60 characters."""
    sentence = re.split(r"[。；;\n]", text, maxsplit=1)[0]
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    clauses = [mark.start() for mark in re.finditer(r"[，,：:、]", sentence[: LONGEST_TITLE + 1])]
    return sentence[: clauses[-1] if clauses else LONGEST_TITLE]


def heading_path(sections: Iterable[Mapping[str, Any]], offset: int) -> list[str]:
    """The headings above a place in the text, outermost first, as they stand: number and title."""
    path: dict[int, str] = {}
    for section in sections:
        if section["offset"] > offset:
            break
        path = {level: title for level, title in path.items() if level < section["level"]}
        path[section["level"]] = f"{section['number']}{section['title']}"
    return list(path.values())


def same_organisation(read: str | None, name: str) -> bool | None:
    """Whether the issuer that the report names is this organisation; None if it names none."""
    if not read:
        return None
    return place_name(name) in read or read in name


def check_years(year: int, plan_year: int, this_year: int) -> None:
    """Raise Invalid unless 1990 ≤ year ≤ next year, and the plan is for that year or one of the two after it."""
    if not FIRST_YEAR <= year <= this_year + 1:
        raise Invalid("year_out_of_range", field="year", first=FIRST_YEAR, last=this_year + 1)
    if not year <= plan_year <= year + 2:
        raise Invalid("plan_year_out_of_range", field="plan_year", first=year, last=year + 2)


def is_older(version: str, than: str) -> bool:
    """Whether a parser's version (1.0, 2.0, 2.10) is older; one that is no number is never."""
    try:
        return [int(part) for part in version.split(".")] < [int(part) for part in than.split(".")]
    except ValueError:
        return False
