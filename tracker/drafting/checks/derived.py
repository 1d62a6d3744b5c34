"""Numbers that follow from others of the same sentence: a rate, a remainder, a sum, a comparison with last year."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from tracker.domain.counting import bare, tidy_unit
from tracker.domain.rollup import LastReport
from tracker.drafting.model import Amount
from tracker.parsing.figures.stated import Number
from tracker.parsing.figures.words import CHANGE, TOTAL
from tracker.parsing.findings.shares import TOLERANCE, is_share
from tracker.parsing.findings.words import UNDONE

_REST = re.compile(rf"(?:{UNDONE})[^0-9,。;]{{0,12}}$")
_TOTAL = re.compile(rf"{TOTAL}$")
_COMPARED = re.compile(rf"(?:[比较](?:去年|上年|上一年|20\d\d年)|同比)[^。;]{{0,20}}?{CHANGE}了?(?:约|近)?$")
_LAST_YEAR = re.compile(r"(?:[比较对](?:去年|上年|上一年)|去年|上年|上一年)[^,。;0-9]{0,12}$")


def follows(number: Number, others: Sequence[Number], amounts: Iterable[Amount], last: LastReport | None) -> bool:
    """Whether `number` can be worked out of supported numbers beside it, or of last year's report."""
    same = [one for one in others if one.unit == number.unit and number.unit is not None]
    if number.unit == "%" and _is_share(number, others):
        return True
    if _REST.search(number.before) and any(a.value - b.value == number.value for a in same for b in same):
        return True
    if _TOTAL.search(number.before) and len(same) > 1 and sum(one.value for one in same) == number.value:
        return True
    return last is not None and _against_last_year(number, amounts, last)


def _is_share(number: Number, others: Sequence[Number]) -> bool:
    counted = [one for one in others if one.unit != "%"]
    return any(
        is_share(number.value, part.value, whole.value)
        for whole in counted
        for part in counted
        if part is not whole and (part.unit or whole.unit) == (whole.unit or part.unit)
    )


def _against_last_year(number: Number, amounts: Iterable[Amount], last: LastReport) -> bool:
    pairs = list(_pairs(amounts, last))
    if not _COMPARED.search(number.before):
        named = _LAST_YEAR.search(number.before) is not None
        return named and any(before == number.value and unit == (number.unit or unit) for _now, before, unit in pairs)
    if number.unit == "%":
        shares = (abs(now - before) * 100 / before for now, before, _unit in pairs if before)
        return any(abs(share - number.value) <= TOLERANCE for share in shares)
    return any(abs(now - before) == number.value and unit == (number.unit or unit) for now, before, unit in pairs)


def _pairs(amounts: Iterable[Amount], last: LastReport) -> Iterator[tuple[Decimal, Decimal, str]]:
    """This year's and last year's value of what has one name and unit."""
    stated = {(bare(name), tidy_unit(unit)): value for name, value, unit in last.figures}
    for amount in amounts:
        key = bare(amount.name), tidy_unit(amount.unit)
        if key in stated:
            yield amount.value, stated[key], key[1]
