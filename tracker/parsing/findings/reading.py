"""All findings of one reading."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from tracker.parsing.model import Finding, ParsedReport
from tracker.parsing.outline import Node
from tracker.parsing.spans import View

from .items import private_findings, promise_findings
from .numbers import number_findings
from .ordinals import ordinal_findings
from .parts import part_findings
from .years import year_findings

MOST = 200
"""More remarks than anybody reads are of no use."""


def findings_of(report: ParsedReport, view: View, nodes: Sequence[Node]) -> Iterator[Finding]:
    """What a reviewer should know of the report besides its items; `view` and `nodes` are those of its text."""
    found = (
        ordinal_findings(view, nodes),
        year_findings(report),
        part_findings(report),
        number_findings(view, report.figures),
        private_findings(report),
        promise_findings(report),
    )
    return islice(chain.from_iterable(found), MOST)
