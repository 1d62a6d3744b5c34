"""Rates against part and whole that other sentences of the report state: looked at by name, so only a second look."""

from collections.abc import Iterator, Sequence

from tracker.domain.drafts import SentenceKind
from tracker.domain.work import Qualifier
from tracker.drafting.model import Amount, Sentence
from tracker.drafting.numbers import amount_text
from tracker.parsing.findings.rates import NAMES_WHOLE
from tracker.parsing.findings.shares import is_share

from .model import Case, Code, Finding, warning

_ACTION = 2
_Stated = tuple[Sentence, Amount]


def across_findings(case: Case) -> Iterator[Finding]:
    """矛盾纠纷化解率达93% where elsewhere 205 were found (排查矛盾纠纷) and 198 settled (化解矛盾纠纷)."""
    stated = [
        (sentence, amount)
        for sentence in case.sentences
        if sentence.kind is SentenceKind.RESULT
        for amount in sentence.amounts
        if amount.qualifier is Qualifier.EXACT
    ]
    counted = [one for one in stated if not one[1].name.endswith("率")]
    for sentence, rate in stated:
        if rate.name.endswith("率") and len(rate.name) >= 2 * _ACTION + 1:
            yield from _not_made(sentence, rate, counted)


def _not_made(sentence: Sentence, rate: Amount, counted: Sequence[_Stated]) -> Iterator[Finding]:
    """Only where there is one part and one whole of that name, not both in the sentence itself."""
    stem = rate.name.removesuffix("率")
    of_it = [(at, one) for at, one in counted if stem[:-_ACTION] in one.name]
    parts = [(at, one) for at, one in of_it if stem[-_ACTION:] in one.name and not NAMES_WHOLE.search(one.name)]
    wholes = [(at, one) for at, one in of_it if NAMES_WHOLE.search(one.name)]
    if len(parts) != 1 or len(wholes) != 1 or parts[0][0].slot == wholes[0][0].slot == sentence.slot:
        return
    (_, part), (_, whole) = parts[0], wholes[0]
    if not 0 < part.value <= whole.value or is_share(rate.value, part.value, whole.value):
        return
    shown = f"{rate.name}{amount_text(rate.value, rate.unit, rate.qualifier)}"
    expected = f"{round(part.value * 100 / whole.value, 1):f}"
    params = {"rate": shown, "part": f"{part.value:f}", "whole": f"{whole.value:f}", "expected": expected}
    yield warning(Code.RATE_WRONG, sentence, **params)
