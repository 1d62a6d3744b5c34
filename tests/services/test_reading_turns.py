"""Slow files must not hold every thread: only a few readings run at once."""

import pytest

from tests.support.reports import yunxi_report
from tracker.domain.errors import Invalid
from tracker.services.reading import READERS, read_report


def test_a_reading_that_gets_no_turn_is_refused_and_may_be_tried_again() -> None:
    data = yunxi_report().encode()
    with READERS, READERS, pytest.raises(Invalid, match="read_busy"):
        read_report(data, "报告.txt", patience=0.01)
    assert read_report(data, "报告.txt").plans


def test_a_reading_that_fails_gives_its_turn_back() -> None:
    for _ in range(3):
        with pytest.raises(Invalid, match="read_empty"):
            read_report(b"", "空.txt", patience=0.01)
