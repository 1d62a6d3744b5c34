"""The numbers of a sentence with what they are made of."""

from tracker.domain.drafts import SourceType, Way
from tracker.domain.rollup import FigurePart, Told, YearTotal
from tracker.domain.work import EntryKind, Qualifier, Summing
from tracker.drafting.model import Amount, Ref
from tracker.parsing.figures.reading import figures_in

_WORDS = (
    ("以上", Qualifier.AT_LEAST), ("不少于", Qualifier.AT_LEAST), ("不低于", Qualifier.AT_LEAST),
    ("至少", Qualifier.AT_LEAST), ("余", Qualifier.MORE), ("多", Qualifier.MORE), ("超", Qualifier.MORE),
    ("逾", Qualifier.MORE), ("近", Qualifier.NEARLY), ("约", Qualifier.ABOUT), ("左右", Qualifier.ABOUT),
)  # fmt: skip


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


def qualifier_of(words: str | None) -> Qualifier:
    """What the words beside a number mean."""
    return next((meant for word, meant in _WORDS if word in (words or "")), Qualifier.EXACT)


def ref_of(told: Told, quote: str = "") -> Ref:
    """An accepted entry as a source, with the words that were used."""
    kind = SourceType.UPDATE if told.kind is EntryKind.PROGRESS else SourceType.RECORD
    return Ref(kind, told.id, quote or told.text)


def part_ref(part: FigurePart) -> Ref:
    """An accepted figure as a source."""
    return Ref(SourceType.FIGURE, part.figure_id, f"{part.name} {part.value.normalize():f}{part.unit}")
