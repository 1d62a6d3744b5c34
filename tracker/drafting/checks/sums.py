"""Contradictions between the numbers of the printed report, each at its sentence."""

import re
from collections.abc import Iterator

from tracker.parsing.figures import figures_in
from tracker.parsing.findings.contradictions import STOPS, contradictions
from tracker.parsing.findings.words import DONE, UNDONE

from .model import Case, Code, Finding, Severity
from .printed import printed

_SENTENCE = re.compile(rf"[^{STOPS}]+")
_CUE = re.compile(rf"率|其中|[（(]|[共总累合]|{UNDONE}|{DONE}")
_NUMBER = re.compile(r"\d")


def sum_findings(case: Case) -> Iterator[Finding]:
    """Parts over their whole, wrong sums, rates that do not come out. What is not certain only asks for a look."""
    for line in printed(case):
        for sentence in _SENTENCE.finditer(line.text):
            words = sentence[0]
            if not (_NUMBER.search(words) and _CUE.search(words)):
                continue
            for found in contradictions(words, figures_in(words)):
                severity = Severity.BLOCKING if found.certain else Severity.WARNING
                yield line.finding(Code(found.code), severity, sentence.start() + found.place, found.params)
