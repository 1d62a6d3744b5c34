"""What must not be made public stands in no sentence of the report."""

from collections.abc import Iterator

from tracker.parsing.findings.private import private_in

from .model import Case, Code, Finding, Severity
from .printed import printed


def private_findings(case: Case) -> Iterator[Finding]:
    """Each place of a line of text once, with what it looks like."""
    for line in printed(case):
        for what, start, end in private_in(line.text):
            params = {"what": what, "quote": line.text[start:end]}
            yield line.finding(Code.PRIVATE_DATA, Severity.BLOCKING, start, params)
