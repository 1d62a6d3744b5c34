"""Whether each number of the draft rests on accepted work, a person's own words included."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from tracker.domain.drafts import SentenceKind
from tracker.drafting.model import Amount, Sentence
from tracker.drafting.numbers import amount_text
from tracker.parsing.figures import figures_in
from tracker.parsing.figures.stated import Number, numbers_in

from .derived import follows
from .known import Known, Library
from .model import Case, Code, Finding, blocking, warning
from .naming import named_otherwise
from .sources import GAP

_REACH = 300
"""How far numbers that follow from one another stand apart, in characters."""
_NOUGHT = ("未", "没", "无", "零")


def number_findings(case: Case) -> Iterator[Finding]:
    """Numbers and statements of nothing without support; numbers in boilerplate."""
    library = Library(case.support)
    for sentence in case.sentences:
        text = GAP.sub(lambda gap: " " * len(gap[0]), sentence.text)
        numbers = numbers_in(text)
        if sentence.kind is SentenceKind.BOILERPLATE:
            yield from (blocking(Code.NUMBER_IN_BOILERPLATE, sentence, number=one.words) for one in numbers if one.sure)
            continue
        nought = any(word in text for word in _NOUGHT) and sentence.kind is SentenceKind.RESULT
        if numbers or nought:
            known = library.known(sentence, numbers)
            yield from _unsupported(case, sentence, numbers, known)
            if nought:
                yield from _noughts(sentence, text, known, library)


def _unsupported(case: Case, sentence: Sentence, numbers: list[Number], known: Known) -> Iterator[Finding]:
    held = [number for number in numbers if known.has(number)]
    starts = [number.start for number in held]
    supported = frozenset(starts)
    told = Counter(number.value for number in numbers)
    by_person = sentence.edited or sentence.by_hand
    for number in numbers:
        beside = held[bisect_left(starts, number.start - _REACH) : bisect_left(starts, number.start + _REACH)]
        if not number.sure:
            if by_person and number.start not in supported:
                yield warning(Code.NUMBER_UNSUPPORTED, sentence, number=number.words, supported="", name="", way="")
        elif number.start not in supported and not follows(number, beside, known.amounts, case.rollup.last):
            yield _finding(sentence, number, _meant(number, told, known))
        elif by_person and (other := named_otherwise(number, told, known)):
            yield _finding(sentence, number, other)


def _finding(sentence: Sentence, number: Number, amount: Amount | None) -> Finding:
    shown = amount_text(amount.value, amount.unit, amount.qualifier) if amount else ""
    params = {"name": amount.name, "way": amount.way.value} if amount else {"name": "", "way": ""}
    return blocking(Code.NUMBER_UNSUPPORTED, sentence, number=number.words, supported=shown, **params)


def _meant(number: Number, told: Counter[Decimal], known: Known) -> Amount | None:
    """The amount in whose place the number stands: of its unit, not told elsewhere in the sentence."""
    alike = [amount for amount in known.amounts if amount.unit == (number.unit or amount.unit)]
    return next((amount for amount in alike if told[amount.value] <= (amount.value == number.value)), None)


def _noughts(sentence: Sentence, text: str, known: Known, library: Library) -> Iterator[Finding]:
    """未发生行政复议案件 states a figure, too."""
    if any(not amount.value for amount in known.amounts) or any(not value for value, _unit, _q in known.facts):
        return
    words = "".join(library.words(sentence))
    for figure in figures_in(text):
        if figure.implicit and figure.text not in words and not any(one.implicit for one in figures_in(words)):
            yield blocking(Code.NUMBER_UNSUPPORTED, sentence, number=figure.text, supported="", name="", way="")
