"""What the accepted figures of a period add up to (全年累计), indicator by indicator, with every part kept."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from tracker.domain.counting import Counted, bare, fits, match, tidy_unit
from tracker.domain.rollup import FigurePart, Told, YearTotal
from tracker.domain.sums import Sum, total
from tracker.domain.work import Summing

_RATES = frozenset({"%", "‰", "百分比", "个百分点", "百分点", "成"})


class Indicated(Counted, Protocol):
    """An indicator of a catalogue."""

    @property
    def id(self) -> int: ...
    @property
    def theme_code(self) -> str: ...
    @property
    def summing(self) -> Summing: ...
    @property
    def is_active(self) -> bool: ...


YearTotals = tuple[YearTotal, ...]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Where a figure is added: `order` puts the catalogue first, what else was counted after it as it came."""

    key: str
    indicator_id: int | None
    name: str
    unit: str
    theme_code: str | None
    summing: Summing
    order: int


def totals_of(entries: Iterable[Told], catalogue: Mapping[int, Indicated]) -> YearTotals:
    """Totals of these accepted entries, in the order of the catalogue (indicators by id), then as they were reported.

    A figure belongs to the indicator that it names, else to the one in use that its name and unit mean, if its unit
    counts as the indicator's. Any other is totalled under its own name and unit within its theme. SUM adds all parts;
    LATEST and rates (%) keep the part of the latest day alone: rates are never added.
    """
    places = {key: place for place, key in enumerate(catalogue)}
    known: dict[tuple[int | None, str, str, str | None], _Shelf] = {}  # the same words are looked up once
    shelves: dict[str, _Shelf] = {}
    parts: dict[str, list[FigurePart]] = {}
    for theme_code, part in ((entry.theme_code, part) for entry in entries for part in entry.figures):
        said = part.indicator_id, part.name, part.unit, theme_code
        if said not in known:
            known[said] = _shelf(part, theme_code, catalogue, places)
        shelf = known[said]
        shelves.setdefault(shelf.key, shelf)
        parts.setdefault(shelf.key, []).append(part)
    ordered = sorted(shelves.values(), key=lambda shelf: shelf.order)
    return tuple(_total(shelf, parts[shelf.key]) for shelf in ordered)


def _shelf(
    part: FigurePart, theme_code: str | None, catalogue: Mapping[int, Indicated], places: Mapping[int, int]
) -> _Shelf:
    meant = catalogue.get(part.indicator_id or 0) or match(part.name, part.unit, _in_use(catalogue))
    if meant is None:
        return _own(part, theme_code, f"n:{theme_code or ''}:", None, len(places))
    if not fits(part.unit, meant):
        return _own(part, meant.theme_code, f"i{meant.id}:", meant.id, places[meant.id])
    way = Summing.LATEST if is_rate(meant.unit) else meant.summing
    return _Shelf(f"i{meant.id}", meant.id, meant.name, meant.unit, meant.theme_code, way, places[meant.id])


def _own(part: FigurePart, theme_code: str | None, prefix: str, indicator_id: int | None, order: int) -> _Shelf:
    """A total under the figure's own name and unit."""
    said = f"{bare(part.name)} {tidy_unit(part.unit)}"
    key = prefix + sha256(said.encode()).hexdigest()[:12]
    way = Summing.LATEST if is_rate(part.unit) else Summing.SUM
    return _Shelf(key, indicator_id, part.name, part.unit, theme_code, way, order)


def _in_use(catalogue: Mapping[int, Indicated]) -> list[Indicated]:
    return [one for one in catalogue.values() if one.is_active]


def is_rate(unit: str) -> bool:
    """Whether numbers in this unit are shares of something: 95% and 97% are not 192%."""
    return tidy_unit(unit) in _RATES


def _total(shelf: _Shelf, parts: list[FigurePart]) -> YearTotal:
    ordered = sorted(parts, key=lambda part: (part.on, part.entry_id, part.figure_id))
    made_of = ordered[-1:] if shelf.summing is Summing.LATEST else ordered
    summed = total(Sum(part.value, part.qualifier) for part in made_of)
    assert summed is not None  # a shelf is made for its first part
    return YearTotal(
        key=shelf.key, indicator_id=shelf.indicator_id, name=shelf.name, written=_most_used(made_of), unit=shelf.unit,
        theme_code=shelf.theme_code, summing=shelf.summing, sum=summed, parts=tuple(made_of),
    )  # fmt: skip


def _most_used(parts: Iterable[FigurePart]) -> str:
    """The name used most; of equally used ones the first."""
    return Counter(part.name for part in parts).most_common(1)[0][0]
