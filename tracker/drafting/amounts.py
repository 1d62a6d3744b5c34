"""The numbers of a sentence with what they are made of."""

from tracker.domain.drafts import SourceType, Way
from tracker.domain.rollup import FigurePart, Told, YearTotal
from tracker.domain.work import EntryKind, Summing
from tracker.drafting.model import Amount, Ref
from tracker.parsing.figures import figures_in
from tracker.parsing.figures.stated import qualifier_of


def amount_of(total: YearTotal) -> Amount:
    """The amount that a total states."""
    way = Way.LATEST if total.summing is Summing.LATEST else Way.SUM
    entries = tuple(dict.fromkeys(part.entry_id for part in total.parts))
    figures = tuple(part.figure_id for part in total.parts)
    return Amount(total.written or total.name, total.sum.value, total.unit, total.sum.qualifier, way, figures, entries)


def stated_in(words: str, entry_id: int) -> tuple[Amount, ...]:
    """The results that words of an entry state as numbers."""
    return tuple(
        Amount(
            found.indicator, found.value, found.unit or "", qualifier_of(found.qualifier), Way.STATED, (), (entry_id,)
        )
        for found in figures_in(words)
    )


def ref_of(told: Told, quote: str = "") -> Ref:
    """An accepted entry as a source, with the words that were used."""
    kind = SourceType.UPDATE if told.kind is EntryKind.PROGRESS else SourceType.RECORD
    return Ref(kind, told.id, quote or told.text)


def part_ref(part: FigurePart) -> Ref:
    """An accepted figure as a source."""
    return Ref(SourceType.FIGURE, part.figure_id, f"{part.name} {part.value.normalize():f}{part.unit}")
