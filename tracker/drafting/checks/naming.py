"""Whether the words before a number name another amount than the one that it states: two numbers changed places."""

import re
from collections.abc import Container
from decimal import Decimal

from tracker.domain.counting import bare, tidy_unit
from tracker.domain.drafts import Way
from tracker.drafting.model import Amount
from tracker.parsing.figures.stated import Number

from .known import Known

_CLAUSE = re.compile(r"[,。;:0-9]")
_FEWEST = 3


def named_otherwise(number: Number, told: Container[Decimal], known: Known) -> Amount | None:
    """The total that the clause of the number names, where its value is another one; None where all is well.

    `told` are the values of all numbers of the sentence. The number has support: as another amount, or in the words of
    a source while that total is not told at all.
    """
    words = set(_CLAUSE.split(number.before)[-1])
    alike = [amount for amount in known.amounts if tidy_unit(amount.unit) == (number.unit or "")]
    named = [amount for amount in alike if _names(amount, words)]
    if not named or any(amount.value == number.value for amount in named):
        return None
    totals = [amount for amount in named if amount.way is not Way.STATED]
    if known.amount_of(number) is None:
        totals = [amount for amount in totals if amount.value not in told]
    return totals[0] if totals else None


def _names(amount: Amount, words: set[str]) -> bool:
    name = bare(amount.name)
    return len(name) >= _FEWEST and set(name) <= words
