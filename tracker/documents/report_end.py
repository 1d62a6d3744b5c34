"""The end of a report: who signs it and when, as where a seal is put on them, and who gets a copy."""

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
_SMALL = 280  # twentieths of a point: 四号


def signed(signatory: Sequence[str], day: date | None) -> Iterator[str]:
    """Two lines below the text: the date four characters from the edge, the issuing bodies centred over it.

    A body that is too long for that moves the date with it. Without a date there is room for one.
    """
    if not signatory and day is None:
        return
    written = chinese_date(day) if day else ""
    halves = [_FROM_EDGE + (_width(written) or _DATE_BY_HAND) / 2, *(_width(line) / 2 + _SLACK for line in signatory)]
    half = max(halves)
    block = f'<w:ind w:left="{max(0, round((_WIDTH - 2 * half) * _TWIPS))}"/>'
    yield paragraph("Normal", properties=_KEPT)
    yield paragraph("Normal", properties=_KEPT)
    for line in signatory:
        yield paragraph("Signature", run(line), _KEPT + block)
    yield paragraph("Date", run(written) if written else "", block)


def copied(copies_to: str) -> Iterator[str]:
    """抄送 between two rules at the foot of the last page, one character in from both edges; nothing without any."""
    if not copies_to:
        return
    frame = '<w:framePr w:w="8844" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" w:yAlign="bottom"/>'
    rules = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="000000"/>' for side in ("top", "bottom"))
    indent = f'<w:ind w:left="{4 * _SMALL}" w:right="{_SMALL}" w:hanging="{3 * _SMALL}"/>'
    looks = f'<w:sz w:val="{_SMALL // 10}"/><w:szCs w:val="{_SMALL // 10}"/>'
    yield paragraph("Normal", run(f"抄送：{copies_to}", looks), f"{frame}<w:pBdr>{rules}</w:pBdr>{indent}")


def _width(text: str) -> float:
    return columns(text) * CHARACTER / 2
