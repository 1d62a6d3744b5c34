"""Whether a rate is what part and whole give."""

from decimal import Decimal

TOLERANCE = Decimal("0.5")
"""Rates are rounded: half a point more or less is the same."""


def is_share(rate: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Whether part of whole makes that rate in per cent, as far as rounding goes."""
    return 0 < whole >= part and abs(part * 100 / whole - rate) <= TOLERANCE
