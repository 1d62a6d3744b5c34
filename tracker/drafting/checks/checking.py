"""All checks of a draft, in the order in which they are shown: what blocks first."""

from collections.abc import Callable, Iterator

from .figures import number_findings
from .model import Case, Finding, Severity
from .parts import length_findings, part_findings
from .sources import source_findings

_CHECKS: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    part_findings,
    source_findings,
    number_findings,
    length_findings,
)


def check(case: Case) -> list[Finding]:
    """Everything that is wrong or doubtful: what blocks first, each group in the order of the text.

    Linear in the text. No text makes it raise.
    """
    found = [finding for checked in _CHECKS for finding in checked(case)]
    place = {sentence.slot: position for position, sentence in enumerate(case.sentences)}
    return sorted(found, key=lambda one: (one.severity is not Severity.BLOCKING, place.get(one.slot or "", -1)))
