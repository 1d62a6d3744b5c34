"""Whether the statutory parts are there."""

from collections.abc import Iterator

from tracker.domain.outlines import PartRole
from tracker.domain.periods import Period
from tracker.drafting.sections import role_of

from .model import Case, Code, Finding, Severity

STATUTORY = tuple(PartRole)


def part_findings(case: Case) -> Iterator[Finding]:
    """Parts of which the draft says nothing: those of its outline, and in a yearly report all five."""
    told = {role_of(sentence.section) for sentence in case.sentences if sentence.text.strip()}
    asked = [part.role for part in case.outline.parts]
    roles = STATUTORY if case.rollup.period is Period.YEAR else asked
    for role in dict.fromkeys([*asked, *roles]):
        part = case.outline.part(role)
        if part is None or role not in told:
            params = {"role": role.value, "place": "text" if part else "outline"}
            yield Finding(Code.PART_MISSING, Severity.BLOCKING, None, role.value, params)
