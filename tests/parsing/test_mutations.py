"""Broken and altered files end in a report or a refusal, never in another exception. Fixed seeds: a failure repeats."""

from __future__ import annotations

from contextlib import suppress
from random import Random

import pytest

from tests.parsing import makers
from tests.parsing.damage import KINDS, made
from tests.parsing.marked import all_documents
from tracker.parsing import ReadError, read_report

LINES = [line for line in all_documents()[0].text.splitlines() if line]
FILES = {
    "docx": makers.numbered_word([(k % 3 if k else None, line) for k, line in enumerate(LINES)]),
    "pdf": makers.pdf(LINES, per_page=9),
    "html": makers.page("云溪镇法治政府建设年度报告", LINES),
    "txt": "\n".join(LINES).encode("gb18030"),
}
ROUNDS = 60


def _altered(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randrange(1, 30)):
        k = random.randrange(len(changed))
        action = random.randrange(3)
        if action == 0:
            changed[k] = random.randrange(256)
        elif action == 1:
            del changed[k : k + random.randrange(1, 20)]
        else:
            changed[k:k] = changed[k : k + random.randrange(1, 50)]
    return bytes(changed[: random.randrange(1, len(changed))] if random.random() < 0.2 else changed)


@pytest.mark.parametrize("kind", sorted(FILES))
def test_altered_file_ends_in_a_report_or_a_refusal(kind: str) -> None:
    random = Random(kind)
    for _ in range(ROUNDS):
        with suppress(ReadError):
            read_report(_altered(FILES[kind], random), f"报告.{kind}")


@pytest.mark.parametrize("part", ["word/document.xml", "word/numbering.xml", "word/styles.xml", "[Content_Types].xml"])
def test_word_document_with_an_altered_part_ends_in_a_report_or_a_refusal(part: str) -> None:
    random = Random(part)
    whole = makers.member(FILES["docx"], part)
    for _ in range(ROUNDS):
        data = makers.with_member(FILES["docx"], part, _altered(whole, random))
        with suppress(ReadError):
            read_report(data, "报告.docx")


@pytest.mark.parametrize("kind", sorted(set(KINDS)))
def test_damaged_report_ends_in_a_report_or_a_refusal(kind: str) -> None:
    """The long version is `make soak`."""
    for seed in range(12):
        with suppress(ReadError):
            read_report(made(Random(seed), kind), f"报告.{kind}")
