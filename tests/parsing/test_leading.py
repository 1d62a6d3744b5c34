"""The enumerator at the head of a passage that a person chose."""

import pytest

from tracker.parsing.leading import leading_enumerator


@pytest.mark.parametrize(
    ("passage", "enumerator", "rest"),
    [
        ("七是加强培训", "七是", "加强培训"),
        ("（三）深化公开", "（三）", "深化公开"),
        ("2. 健全机制", "2.", "健全机制"),
        ("第一，压实责任", "第一", "压实责任"),
        ("加强培训，二是宣传", "", "加强培训，二是宣传"),
        ("2026年6月底前完成", "", "2026年6月底前完成"),
        ("第一责任人履职", "", "第一责任人履职"),
        ("一是", "", "一是"),
    ],
)
def test_only_an_enumerator_at_the_very_head_counts(passage: str, enumerator: str, rest: str) -> None:
    text = f"前文。{passage}"
    assert leading_enumerator(text, 3, len(text)) == (enumerator, text.index(rest, 3))
