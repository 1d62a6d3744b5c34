"""Totals of a theme as sentences: what belongs together in one, each told once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from tracker.domain.counting import bare
from tracker.domain.drafts import SentenceKind
from tracker.domain.periods import Period
from tracker.domain.rollup import YearTotal
from tracker.domain.work import Summing
from tracker.drafting.amounts import amount_of, part_ref
from tracker.drafting.lexicon import TOGETHER, VERBS
from tracker.drafting.model import Composed
from tracker.drafting.phrasing import figure_clause
from tracker.drafting.sections import theme_section

SPANS: Mapping[Period, str] = {
    Period.YEAR: "全年", Period.HALF: "上半年", Period.Q1: "一季度", Period.Q2: "二季度", Period.Q3: "三季度",
    Period.Q4: "四季度",
}  # fmt: skip
_VERB = re.compile(VERBS)
_FAMILY = {bare(name): family for family, names in enumerate(TOGETHER) for name in names}
_PLACE = {bare(name): place for names in TOGETHER for place, name in enumerate(names)}


def totals_sentences(totals: Iterable[YearTotal], code: str | None, period: Period) -> list[Composed]:
    """One sentence for totals that belong together, in the order of their first."""
    return [_sentence(family, code, period) for family in families(totals)]


def families(totals: Iterable[YearTotal]) -> list[list[YearTotal]]:
    """Totals that there is something to say of, by what one sentence tells of; the leading one first."""
    found: dict[object, list[YearTotal]] = {}
    for total in (total for total in totals if figure_clause(total)):
        beside = found.setdefault(_FAMILY.get(bare(total.name), total.key), [])
        (beside if _fits(total, beside) else found.setdefault(total.key, [])).append(total)
    return [sorted(family, key=_place) for family in found.values() if family]


def _fits(total: YearTotal, beside: Iterable[YearTotal]) -> bool:
    """Not the same again in another unit, nor what would contradict: 排查134件，调解141件."""
    return all(
        _place(other) != _place(total)
        and (other.unit != total.unit or (other.sum.value < total.sum.value) == (_place(other) > _place(total)))
        for other in beside
    )


def _place(total: YearTotal) -> int:
    """Where it stands in the sentence."""
    return _PLACE.get(bare(total.name), 0)


def clauses_of(totals: Sequence[YearTotal], period: Period) -> str:
    """全年开展行政执法培训6次，参训161人次: a word of time or sum stands once, before what was added up."""
    said = "，".join(figure_clause(total) for total in totals)
    timed = any(total.summing is Summing.SUM for total in totals)
    return (opening(totals[0], said, period) if timed else "") + said


def opening(total: YearTotal, said: str, period: Period) -> str:
    """全年, 累计 or 共: by the name and nothing else, so that a paragraph varies and no sentence changes another."""
    if len(total.parts) < 2 or not total.sum.value or not _VERB.match(said):
        return SPANS[period]
    return (SPANS[period], "累计", SPANS[period], "共")[crc32(bare(total.name).encode()) % 4]


def _sentence(family: Sequence[YearTotal], code: str | None, period: Period) -> Composed:
    return Composed(
        slot=f"total:{family[0].key}"[:80],
        section=theme_section(code),
        kind=SentenceKind.RESULT,
        text=f"{clauses_of(family, period)}。",
        refs=tuple(part_ref(part) for total in family for part in total.parts),
        amounts=tuple(amount_of(total) for total in family),
        theme_code=code,
    )
