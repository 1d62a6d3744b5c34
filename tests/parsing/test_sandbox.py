"""Reading in a child process: the same answer, and an end to what takes too long or too much."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from tests.parsing import makers
from tests.parsing.marked import all_documents
from tracker.parsing import DEFAULT_LIMITS, ReadError, read_report, read_safely

MIB = 1024 * 1024
DOCUMENT = all_documents()[0]


def test_child_gives_the_report_that_this_process_would_give() -> None:
    data = makers.word(DOCUMENT.text.splitlines())
    assert read_safely(data, "报告.docx") == read_report(data, "报告.docx")


def test_refusal_of_the_child_arrives_with_its_facts() -> None:
    with pytest.raises(ReadError) as caught:
        read_safely(makers.scanned_pdf(2), "扫描.pdf")
    assert (caught.value.code, caught.value.params) == ("no_text", {"pages": "2"})


def test_child_that_takes_too_long_is_killed() -> None:
    begun = time.monotonic()
    with pytest.raises(ReadError) as caught:
        read_safely(DOCUMENT.text.encode(), "报告.txt", replace(DEFAULT_LIMITS, wall_seconds=0.01))
    assert caught.value.code == "too_slow"
    assert time.monotonic() - begun < 5


def test_child_that_computes_too_long_is_stopped() -> None:
    data = ("二、存在问题\n" + "（一）（二）" * 400_000).encode()
    limits = replace(DEFAULT_LIMITS, cpu_seconds=1, file_bytes=100 * MIB, characters=100 * MIB)
    with pytest.raises(ReadError) as caught:
        read_safely(data, "报告.txt", limits)
    assert caught.value.code == "too_slow"


def test_child_that_wants_too_much_memory_is_stopped() -> None:
    data = ("二、存在问题\n" + "（一）人手不足。" * 500_000).encode()
    limits = replace(DEFAULT_LIMITS, memory_bytes=150 * MIB, characters=100 * MIB)
    with pytest.raises(ReadError) as caught:
        read_safely(data, "报告.txt", limits)
    assert caught.value.code in {"too_much_memory", "crashed"}
