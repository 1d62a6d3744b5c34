"""What must be there before a task is closed."""

import pytest

from tracker.domain.closing import ClosingCase, missing_for_closing


@pytest.mark.parametrize(
    ("evidence", "open_parts", "missing"),
    [(1, 0, []), (0, 0, ["evidence"]), (3, 1, ["parts"]), (0, 2, ["evidence", "parts"])],
)
def test_closing_needs_evidence_and_ended_parts(evidence: int, open_parts: int, missing: list[str]) -> None:
    assert missing_for_closing(ClosingCase(evidence, open_parts)) == missing
