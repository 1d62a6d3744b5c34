"""Words without layout, and the way back to where they stand."""

from __future__ import annotations

import pytest

from tracker.parsing import position_of, trim_span, verbatim
from tracker.parsing.spans import LINE, NOTHING, view_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("共 13 个村，\n  每村一名", "共13个村，每村一名"),
        ("进一步发\n\n— 3 —\n\n挥作用", "进一步发挥作用"),
        ("进一步发\n第 3 页 共 9 页\n挥作用", "进一步发挥作用"),
        ("下载 APP store 客户端", "下载APP store客户端"),
        ("一\u200b是加强\ufeff学习", "一是加强学习"),
        ("20\u200b24年召开会1\ufeff2次", "2024年召开会12次"),
        ("从2024年—2025年", "从2024年—2025年"),
    ],
)
def test_layout_is_dropped_and_words_are_kept(text: str, words: str) -> None:
    assert verbatim(text, 0, len(text)) == words


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (" 加强学习。\n", "加强学习"),
        ("加强学习；", "加强学习"),
        ("“加强学习”。", "“加强学习”"),
        (" 。；", ""),
        ("", ""),
    ],
)
def test_white_space_and_final_stops_are_trimmed(text: str, kept: str) -> None:
    start, end = trim_span(text, 0, len(text))
    assert text[start:end] == kept


def test_position_skips_the_layout() -> None:
    text = "甲乙\n  丙丁"
    assert [position_of(text, 0, len(text), k) for k in range(5)] == [0, 1, 5, 6, 7]
    assert position_of(text, 1, len(text), 1) == 5


def test_line_breaks_of_wrapped_text_are_forgotten_and_others_kept() -> None:
    wrapped = "这一段文字每行正好是十六个字长\n" * 6 + "到此结束。\n下一段从这里开始。"
    view = view_of(wrapped)
    assert view.gaps.count(LINE) == 2
    assert view.gaps[view.plain.index("下一段")] == LINE
    assert view.gaps[15] == NOTHING
