"""Words that go on without end: they are read like others, however often they are repeated."""

import pytest

from tracker.parsing import parse_text

_HEAD = "云溪镇2025年法治政府建设情况报告\n一、主要工作\n开展学法6次。\n"
_PLANS = "二、2026年工作安排\n（一）"
_PROBLEMS = "二、存在问题\n"


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        (_PROBLEMS + "主要是", "力量、", "等问题。"),
        (_PROBLEMS + "一是", "存在力量、", "。各位代表，"),
        (_PLANS, "力量、面对\n", "。各位代表，"),
    ],
)
def test_a_list_of_members_without_end_is_read(before: str, words: str, after: str) -> None:
    assert parse_text(_HEAD + before + words * 12_000 + after).year == 2025
