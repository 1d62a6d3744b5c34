"""Every remark of the reader says what is the matter and what to do about it."""

from typing import Any

import pytest
from flask import Flask

from tracker.domain.remarks import together
from tracker.web.finding_words import CONTRADICTIONS, EXPECTED, FINDINGS, PARTS, PRIVATE, finding_word

ADVICE = ("请", "推定", "重复", "按标题读的", "不是报告")
PARAMS = {
    "quote": "化解率93%", "stated": "93%", "part": "198", "whole": "205", "expected": "96.6%", "year": "2024",
    "start": "3", "end": "9",
}  # fmt: skip


def said(code: str, **params: str) -> str:
    return finding_word({"code": code, "params": {**PARAMS, **params}})


@pytest.mark.parametrize("code", FINDINGS)
def test_every_finding_is_a_sentence_that_says_what_to_do(app: Flask, code: str) -> None:
    with app.test_request_context():
        words = said(code)
    assert words.endswith("。")
    assert "%" not in words.replace("93%", "").replace("96.6%", "")
    assert any(advice in words for advice in ADVICE)


@pytest.mark.parametrize("kind", CONTRADICTIONS)
def test_every_contradiction_asks_for_the_books(app: Flask, kind: str) -> None:
    with app.test_request_context():
        assert "请对照台账" in said("contradiction", kind=kind)


def test_a_rate_is_shown_beside_its_part_and_its_whole(app: Flask) -> None:
    with app.test_request_context():
        words = said("contradiction", kind="rate")
    assert words == "“化解率93%”和前面的数对不上：198 占 205 应是 96.6%。请对照台账，改对其中一个数。"


@pytest.mark.parametrize("code", EXPECTED)
def test_findings_of_older_readings_that_expect_nothing_have_words_too(app: Flask, code: str) -> None:
    with app.test_request_context():
        assert "“”" not in finding_word({"code": code, "params": {"quote": "（二）"}})


@pytest.mark.parametrize("kind", PRIVATE)
def test_private_data_is_called_what_it_is(app: Flask, kind: str) -> None:
    with app.test_request_context():
        assert str(PRIVATE[kind]) in said("private_data", kind=kind)


def test_missing_parts_are_told_in_one_sentence(app: Flask) -> None:
    missing: list[dict[str, Any]] = [{"code": "missing_part", "params": {"part": part}} for part in PARTS]
    with app.test_request_context():
        (one,) = together(missing)
        assert all(f"“{name}”" in finding_word(one) for name in PARTS.values())


def test_a_part_of_which_nothing_was_read_is_told_once(app: Flask) -> None:
    found: list[dict[str, Any]] = [
        {"code": "no_plans", "params": {}},
        {"code": "missing_part", "params": {"part": "plans"}},
        {"code": "missing_part", "params": {"part": "causes"}},
    ]
    told = list(together(found))
    assert [(one["code"], one["params"].get("part")) for one in told] == [
        ("missing_part", "causes"),
        ("no_plans", None),
    ]


def test_an_unknown_finding_still_asks_for_a_look(app: Flask) -> None:
    with app.test_request_context():
        assert finding_word({"code": "of_tomorrow"}) == "请对照原文看一眼（of_tomorrow）。"
