"""All findings of one reading."""

from collections.abc import Iterator, Sequence

from tracker.parsing.model import Finding, ParsedReport
from tracker.parsing.outline import Node
from tracker.parsing.spans import View

from .items import private_findings, promise_findings
from .numbers import number_findings
from .ordinals import ordinal_findings
from .parts import part_findings
from .years import year_findings


def findings_of(report: ParsedReport, view: View, nodes: Sequence[Node]) -> Iterator[Finding]:
    """What a reviewer should know of the report besides its items; `view` and `nodes` are those of its text."""
    yield from ordinal_findings(view, nodes)
    yield from year_findings(report)
    yield from part_findings(report)
    yield from number_findings(view, report.figures)
    yield from private_findings(report)
    yield from promise_findings(report)
