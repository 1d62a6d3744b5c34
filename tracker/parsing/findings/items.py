"""Plans that promise nothing, and data of persons that should not be made public."""

from collections.abc import Iterator

from tracker.parsing.model import Finding, ParsedReport
from tracker.parsing.spans import verbatim

from .places import LONGEST
from .private import private_in
from .promises import is_empty_promise

_OFFICIAL = frozenset({"landline"})
"""What a report may well print: the telephone of an office."""


def promise_findings(report: ParsedReport) -> Iterator[Finding]:
    """Plan items of stock phrases alone: nothing could be shown at the end of the year."""
    for item in report.plans:
        if is_empty_promise(item.text):
            yield _placed("empty_promise", item.text, *item.span)


def private_findings(report: ParsedReport) -> Iterator[Finding]:
    """Numbers and names of private persons; kind is id_number, mobile, bank_card or name."""
    for kind, start, end in private_in(report.text):
        if kind not in _OFFICIAL:
            yield _placed("private_data", verbatim(report.text, start, end), start, end, kind=kind)


def _placed(code: str, quote: str, start: int, end: int, **params: str) -> Finding:
    return Finding(code, {**params, "quote": quote[:LONGEST], "start": str(start), "end": str(end)})
