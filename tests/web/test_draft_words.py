"""Every finding says what is wrong and what to do."""

import pytest
from flask import Flask

from tracker.drafting.checks import Code, Finding, Severity
from tracker.web.draft_words import ACTIONS, DIFFERENCES, FINDINGS, PRIVATE, action_word, finding_word

PARAMS = {
    **dict.fromkeys(("label", "number", "part", "whole", "expected", "rate", "quote", "name", "length", "most"), "7"),
    "role": "plans",
    "what": "mobile",
    "kind": "result",
    "lost": "1",
}


def found(code: Code, **params: str) -> Finding:
    return Finding(code, Severity.BLOCKING, "hand:1", "plans", params)


@pytest.mark.parametrize("code", list(Code))
def test_each_finding_says_what_is_wrong_and_what_to_do(app: Flask, code: Code) -> None:
    with app.test_request_context():
        assert finding_word(found(code, **PARAMS)).endswith("。")
        assert action_word(found(code, **PARAMS)).startswith(("请", "可以"))


def test_no_words_stand_for_codes_that_there_are_not() -> None:
    assert set(FINDINGS) == set(ACTIONS) == set(Code)


def test_a_wrong_number_stands_beside_the_accepted_sum(app: Flask) -> None:
    params = {"number": "161人次", "supported": "158人次", "way": "sum"}
    with app.test_request_context():
        assert finding_word(found(Code.NUMBER_UNSUPPORTED, **params)) == "句中161人次，已采纳合计158人次。"


def test_a_number_with_nothing_behind_it_is_quoted(app: Flask) -> None:
    with app.test_request_context():
        said = finding_word(found(Code.NUMBER_UNSUPPORTED, number="161人次", supported="", way=""))
    assert said == "“161人次”在已采纳的工作里找不到。"


def test_a_rate_says_what_it_should_be(app: Flask) -> None:
    params = {"rate": "化解率为93%", "part": "198", "whole": "205", "expected": "96.6"}
    with app.test_request_context():
        said = finding_word(found(Code.RATE_WRONG, **params))
    assert said == "“化解率为93%”和前面的数对不上，按 198 ÷ 205 算是 96.6%。"


def test_a_rate_above_one_hundred_needs_no_other_number(app: Flask) -> None:
    with app.test_request_context():
        assert finding_word(found(Code.RATE_WRONG, rate="参考率120%")) == "“参考率120%”超过了 100%。"


def test_a_part_that_the_outline_lacks_is_added_there(app: Flask) -> None:
    with app.test_request_context():
        said = found(Code.PART_MISSING, role="problems", place="outline")
        assert finding_word(said) == "没有“存在的不足和原因”这一部分。"
        assert action_word(said) == "请在提纲里加上这一部分。"


def test_what_differs_and_what_is_private_is_told_in_words(app: Flask) -> None:
    with app.test_request_context():
        for what, word in {**PRIVATE, **DIFFERENCES}.items():
            code = Code.PRIVATE_DATA if what in PRIVATE else Code.READS_DIFFERENTLY
            assert str(word) in finding_word(found(code, quote="…", what=what))


def test_a_total_that_has_grown_says_what_it_is_now(app: Flask) -> None:
    with app.test_request_context():
        assert finding_word(found(Code.SOURCES_CHANGED, now="161人次")) == "又采纳了新的数据，合计现在是161人次。"
        assert action_word(found(Code.SOURCES_CHANGED, now="161人次")).startswith("请重新起草")
