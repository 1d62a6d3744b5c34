"""The end of a report: who signs it and when, as where a seal is put on them."""

from collections.abc import Iterator, Sequence
from datetime import date

from .report_template import CHARACTER
from .text import chinese_date, columns
from .wordxml import paragraph, run

_WIDTH = 442.0  # points of the text area
_FROM_EDGE = 4 * CHARACTER
_SLACK = CHARACTER
_DATE_BY_HAND = 11 * CHARACTER
_KEPT = "<w:keepNext/>"
_TWIPS = 20


def signed(signatory: Sequence[str], day: date | None) -> Iterator[str]:
    """Two lines below the text: the date four characters from the edge, the issuing bodies centred over it.

    A body that is too long for that moves the date with it. Without a date there is room for one.
    """
    if not signatory and day is None:
        return
    written = chinese_date(day) if day else ""
    half = max(_FROM_EDGE + (_width(written) or _DATE_BY_HAND) / 2, *(_width(line) / 2 + _SLACK for line in signatory))
    block = f'<w:ind w:left="{max(0, round((_WIDTH - 2 * half) * _TWIPS))}"/>'
    yield paragraph("Normal", properties=_KEPT)
    yield paragraph("Normal", properties=_KEPT)
    for line in signatory:
        yield paragraph("Signature", run(line), _KEPT + block)
    yield paragraph("Date", run(written) if written else "", block)


def _width(text: str) -> float:
    return columns(text) * CHARACTER / 2
