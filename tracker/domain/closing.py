"""What must be there before a task is closed (销号): accepted evidence of other hands, and no open sub-task."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClosingCase:
    """What speaks for closing: pieces of evidence in accepted entries that the signer did not write, open sub-tasks."""

    evidence: int
    open_parts: int


def missing_for_closing(case: ClosingCase) -> list[str]:
    """What is missing, among "evidence" and "parts"; [] if the task may be closed without an exception."""
    return [name for name, missing in (("evidence", case.evidence == 0), ("parts", case.open_parts > 0)) if missing]
