"""Contradictions between the numbers of the printed report, each at its sentence."""

from collections.abc import Iterator

from tracker.parsing.figures import figures_in

from .contradictions import contradictions
from .model import Case, Finding, Severity
from .printed import printed


def sum_findings(case: Case) -> Iterator[Finding]:
    """Parts over their whole, wrong sums, rates that do not come out. What is not certain only asks for a look."""
    for line in printed(case):
        for found in contradictions(line.text, figures_in(line.text)):
            severity = Severity.BLOCKING if found.certain else Severity.WARNING
            yield line.finding(found.code, severity, found.place, found.params)
