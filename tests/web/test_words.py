"""Every code that people see has words."""

import re
from pathlib import Path

import pytest
from flask import Flask

from tracker.domain.errors import Invalid
from tracker.web import words

CODES = re.compile(r'(?:Invalid|NotAllowed|NotFound|Conflict|OutOfSpace|DomainError)\(\s*"(\w+)"')
TRACKER = Path(words.__file__).parents[1]


def test_every_member_of_a_labelled_enum_has_a_word(app: Flask) -> None:
    with app.test_request_context():
        for kind in words.LABELS:
            assert all(words.label(member) for member in kind)


def raised() -> set[str]:
    folders = ("domain/*.py", "services/**/*.py", "queries/*.py", "storage/*.py")
    sources = [source for folder in folders for source in TRACKER.glob(folder)]
    return {code for source in sources for code in CODES.findall(source.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("code", sorted(raised()))
def test_every_refusal_has_a_sentence(code: str) -> None:
    assert code in words.ERRORS


def test_an_unknown_refusal_still_says_that_nothing_was_done(app: Flask) -> None:
    with app.test_request_context():
        assert words.explain(Invalid("no_such_code")) == "操作没有完成（no_such_code）。"
