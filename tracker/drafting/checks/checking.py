"""All checks of a draft, in the order in which they are shown: what blocks first."""

from collections.abc import Callable, Iterator

from .across import across_findings
from .copies import copy_findings
from .figures import number_findings
from .items import item_findings
from .model import Case, Finding, Severity
from .parts import part_findings
from .private import private_findings
from .promises import promise_findings
from .reading import reading_findings
from .sources import source_findings
from .sums import sum_findings
from .years import year_findings

_CHECKS: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    part_findings,
    source_findings,
    number_findings,
    sum_findings,
    across_findings,
    year_findings,
    item_findings,
    promise_findings,
    copy_findings,
    private_findings,
    reading_findings,
)


def check(case: Case) -> list[Finding]:
    """Everything that is wrong or doubtful: what blocks first, each group in the order of the text.

    Linear in the text. No text makes it raise.
    """
    found = [finding for checked in _CHECKS for finding in checked(case)]
    place = {sentence.slot: position for position, sentence in enumerate(case.sentences)}
    return sorted(found, key=lambda one: (one.severity is not Severity.BLOCKING, place.get(one.slot or "", -1)))
