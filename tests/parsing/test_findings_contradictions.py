"""Numbers of a report that contradict one another are found; numbers that may fit are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parsing.contradiction_samples import LOUD, QUIET
from tests.parsing.findings_of import HEADS, PLANS, PROBLEMS, found, quotes, report, words_at

CODE = "contradiction"


def measures(*sentences: str) -> str:
    lines = [f"（{number}）{words}" for number, words in zip("一二三四五六七八九", sentences, strict=False)]
    return report("\n".join(("一、2025年主要举措和成效", *lines)), PROBLEMS, HEADS, PLANS)


@pytest.mark.parametrize("sentence", LOUD)
def test_what_does_not_add_up_is_found_in_the_measures(sentence: str) -> None:
    assert found(measures(sentence), CODE)


@pytest.mark.parametrize("sentence", QUIET)
def test_what_may_add_up_is_left_alone(sentence: str) -> None:
    assert found(measures(sentence), CODE) == []


@pytest.mark.parametrize(
    ("sentence", "kind", "stated", "expected"),
    [
        ("全年排查矛盾纠纷205宗，化解198宗，化解率为93%。", "rate", "93%", "96.6%"),
        ("新建阵地12处（广场3处、书屋5处、长廊6处）。", "parts", "12处", "14"),
        ("办理行政执法案件30件，其中处罚案件35件。", "whole", "35件", "30件"),
        ("组织学法考试，参考率达102%。", "over_100", "102%", "100%"),
    ],
)
def test_a_contradiction_says_what_is_stated_and_what_was_expected(
    sentence: str, kind: str, stated: str, expected: str
) -> None:
    text = measures("规范执法。" + sentence)
    (one,) = found(text, CODE)
    assert (one.params["kind"], one.params["stated"], one.params["expected"]) == (kind, stated, expected)
    assert words_at(text, one) == one.params["quote"]
    assert stated in one.params["quote"]


def test_a_sentence_that_runs_over_a_line_break_is_one_sentence() -> None:
    words = (
        "（一）化解纠纷。全镇各村和社区都建立了人民调解组织，全年累计排查各类矛盾纠纷205宗，经过多方共同努力成功化解198宗，"
        "矛盾纠纷化解率为93%，群众的满意程度不断提高，各项工作平稳有序，调解员队伍也得到了进一步充实和加强，没有发生因调解不及时引发的事件。"
    )
    lines = [words[k : k + 30] for k in range(0, len(words), 30)]
    text = report("一、2025年主要举措和成效", *lines, PROBLEMS, HEADS, PLANS)
    assert [one.params["expected"] for one in found(text, CODE)] == ["96.6%"]


def test_numbers_of_problems_and_plans_are_not_compared() -> None:
    text = report("一、主要举措\n（一）学习。", "二、存在问题\n（一）受理50件，办结40件，办结率只有60%。", PLANS)
    assert found(text, CODE) == []


@pytest.mark.parametrize(
    ("first", "again", "expected"),
    [
        ("全年开展执法检查58次。", "2025年，共开展执法检查56次。", ["58次"]),
        ("全年化解矛盾纠纷86件，办结率100%。", "今年以来，全镇累计化解矛盾纠纷89件。", ["86件"]),
        ("全年开展执法检查58次。", "全年开展执法检查58次。", []),
        ("全年开展执法检查58次。", "节日期间，共开展执法检查6次。", []),
        ("全年开展执法检查58次。", "联合派出所全年开展执法检查6次。", []),
        ("全年开展执法检查58次。", "全年开展执法检查60余次。", []),
        ("上半年开展执法检查28次。", "下半年开展执法检查30次。", []),
        ("全年召开专题会议6次，研究法治工作。", "全年召开专题会议4次，研究信访工作。", []),
        ("全年办理信访事项62件。", "2025年共办理信访事项65件，满意率99%。", ["62件"]),
        ("全年化解矛盾纠纷86件。", "司法所全年化解矛盾纠纷30件。", []),
    ],
)
def test_one_result_has_one_value(first: str, again: str, expected: list[str]) -> None:
    text = measures(first, f"其他工作。{again}")
    assert [one.params["expected"] for one in found(text, CODE) if one.params["kind"] == "twice"] == expected


COUNTS = st.integers(min_value=5, max_value=900)


@given(COUNTS, st.data())
@settings(max_examples=60, deadline=None)
def test_consistent_numbers_raise_nothing(whole: int, data: st.DataObject) -> None:
    done = data.draw(st.integers(1, whole))
    part = data.draw(st.integers(1, done))
    digits = data.draw(st.integers(0, 2))
    rate = f"{done * 100 / whole:.{digits}f}"
    sentences = (
        f"全年排查矛盾纠纷{whole}件，化解{done}件，未化解{whole - done}件，化解率{rate}%。" if whole > done else "",
        f"共办理案件{done}件，其中行政处罚案件{part}件。",
        f"建成阵地{done + part}处（广场{done}处、书屋{part}处）。",
        f"上半年宣传{done}场、下半年{part}场，共计{done + part}场。",
    )
    assert found(measures(*filter(None, sentences)), CODE) == []


@given(COUNTS, st.data())
@settings(max_examples=60, deadline=None)
def test_planted_contradictions_are_found(whole: int, data: st.DataObject) -> None:
    done = data.draw(st.integers(1, whole - 1))
    wrong = data.draw(st.integers(0, 100).filter(lambda rate: abs(rate - done * 100 / whole) > 1))
    more = whole + data.draw(st.integers(1, 50))
    planted = (
        (f"全年排查矛盾纠纷{whole}件，化解{done}件，化解率{wrong}%。", f"化解率{wrong}%"),
        (f"共办理案件{whole}件，其中行政处罚案件{more}件。", f"行政处罚案件{more}件"),
        (f"上半年宣传{done}场、下半年{whole}场，共计{done + more}场。", f"共计{done + more}场"),
    )
    sentence, quote = data.draw(st.sampled_from(planted))
    assert quote in "".join(quotes(measures(sentence), CODE))
