"""What changes nothing of what a report says: its layout, its width, invisible characters, the style of its numbers.

Two readings are the same when they have the same problems, plans and years, in words folded to half width.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.parsing.lists import ENTRIES, faults, listed, report, tasks
from tests.parsing.marked import Marked, all_documents
from tracker.parsing import parse_text, verbatim

DOCUMENTS = all_documents()
_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
_UNSEEN = "\u200b\u200d\u2060\ufeff\u00ad"
_FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_HALF = {full: half for half, full in _FULL.items()}
# Lines of a table and paragraphs without numbers are told apart by nothing but their lines; a running header and a
# letterhead may be broken themselves; on a web page of one line spaces part the buttons from the text.
LINES_MATTER = ("06", "36", "37", "45", "46")
# At this width a lead sentence fills its line to the end, and looks like a heading on a line of its own.
FILLED = ("51", 20)
# Behind a space 打印 looks like the button of a web page, in whatever sentence it stands.
SPACES_MATTER = ("42",)
Read = tuple[list[str], list[str], int | None, int | None]


def _without(names: tuple[str, ...]) -> list[Marked]:
    return [document for document in DOCUMENTS if not document.name.startswith(names)]


def reading(text: str) -> Read:
    found = parse_text(text)
    for item in (*found.problems, *found.plans):
        assert item.text == verbatim(text, *item.span)
    problems, plans = ([_folded(item.text) for item in items] for items in (found.problems, found.plans))
    return problems, plans, found.year, found.plan_year


def _folded(words: str) -> str:
    return unicodedata.normalize("NFKC", re.sub(rf"[\s{_UNSEEN}]", "", words))


def _sprinkled(text: str, chance: Random) -> str:
    return "".join(sign + (chance.choice(_UNSEEN) if chance.random() < 0.1 else "") for sign in text)


def _spaced(text: str, chance: Random) -> str:
    """Below the head, whose lines are told apart by their spaces."""
    head, numbered, body = text.partition("一、")
    return head + numbered + _BETWEEN.sub(lambda _: chance.choice((" ", "\u3000")) * (chance.random() < 0.05), body)


def _wrapped(text: str, width: int) -> str:
    lines = [[line[k : k + width] for k in range(0, len(line), width)] or [""] for line in text.splitlines()]
    return "\n".join(part for parts in lines for part in parts)


CHANGES: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "line separator": lambda text: text.replace("\n", "\u2028"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "indented": lambda text: re.sub("^(?=.)", "\u3000\u3000", text, flags=re.MULTILINE),
    "blanks at ends": lambda text: text.replace("\n", "  \n"),
    "fixed spaces": lambda text: text.replace(" ", "\xa0"),
    "half width": lambda text: text.translate(_HALF),
    "full width": lambda text: text.translate(_FULL),
}


@pytest.mark.parametrize("change", CHANGES)
@given(st.sampled_from(DOCUMENTS))
@settings(max_examples=20, deadline=None)
def test_layout_and_width_of_characters_say_nothing(change: str, document: Marked) -> None:
    assert reading(CHANGES[change](document.text)) == reading(document.text)


@given(st.sampled_from(_without(SPACES_MATTER)), st.integers(0, 999), st.sampled_from([_sprinkled, _spaced]))
@settings(max_examples=40, deadline=None)
def test_invisible_characters_and_spaces_between_characters_say_nothing(
    document: Marked, seed: int, change: Callable[[str, Random], str]
) -> None:
    assert reading(change(document.text, Random(seed))) == reading(document.text)


@given(
    st.sampled_from(_without(LINES_MATTER)),
    st.integers(20, 32),
)
@settings(max_examples=40, deadline=None)
def test_lines_broken_at_one_width_say_nothing(document: Marked, width: int) -> None:
    """As a page breaks them: every line of more than so many characters, whatever stands there."""
    assume((document.name[:2], width) != FILLED)
    assert reading(_wrapped(document.text, width)) == reading(document.text)


@given(
    st.sampled_from(sorted(ENTRIES)),
    st.sampled_from(sorted(ENTRIES)),
    st.sampled_from(["。\n", "；"]),
    st.integers(2, 20),
)
@settings(max_examples=60, deadline=None)
def test_one_list_in_another_style_has_the_same_entries(one: str, other: str, separator: str, count: int) -> None:
    count = min(count, ENTRIES[one][0], ENTRIES[other][0])
    texts = []
    for style in (one, other):
        numbers = [ENTRIES[style][1](k) for k in range(1, count + 1)]
        problems, plans = (listed(numbers, words, separator) for words in (faults(count), tasks(count)))
        texts.append(report(problems, plans))
    assert reading(texts[0]) == reading(texts[1])
