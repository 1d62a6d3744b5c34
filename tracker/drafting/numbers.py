"""Numbers as reports write them: 30余件, 近300人次, 90%以上, plain digits without needless decimals."""

from decimal import Decimal

from tracker.domain.work import Qualifier

RATES = frozenset({"%", "％", "个百分点", "百分比", "百分点"})


def plain_number(value: Decimal) -> str:
    """12, 99.1: without exponent, thousands separator or trailing zeros."""
    return format(value.normalize(), "f") if value else "0"


def amount_text(value: Decimal, unit: str, qualifier: Qualifier) -> str:
    """The number with its unit and what stands beside it. 余 follows round numbers only; others are 超过161人次."""
    number, unit = plain_number(value), printed_unit(unit)
    if qualifier is Qualifier.MORE:
        round_one = value >= 10 and value % 10 == 0 and unit not in RATES
        return f"{number}余{unit}" if round_one else f"超过{number}{unit}"
    if qualifier is Qualifier.AT_LEAST:
        return f"{number}{unit}以上"
    before = {Qualifier.NEARLY: "近", Qualifier.ABOUT: "约"}.get(qualifier, "")
    return f"{before}{number}{unit}"


def printed_unit(unit: str) -> str:
    """The unit as it stands in print: 百分比 is %."""
    return "%" if unit in {"％", "百分比"} else unit
