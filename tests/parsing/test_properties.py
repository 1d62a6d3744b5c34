"""What holds for every text whatsoever."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parsing.marked import Marked, all_documents
from tracker.parsing import parse_text, position_of, trim_span, verbatim

_PIECES = st.sampled_from(
    [
        "一、", "二、", "三、", "（一）", "(二)", "1.", "2、", "（1）", "①", "一是", "二是", "三是", "是", "、",
        "第一，", "首先", "一方面，", "存在问题", "存在的不足和问题", "下一步工作计划", "2025年工作安排",
        "存在问题及改进措施", "主要成效", "整改措施：", "原因分析", "下一步，我镇将", "但还存在一些问题：",
        "执法力量不足", "加强普法宣传", "。", "；", "：", "，", "\n", "\n\n", " ", "　", "— 3 —",
        "A.", "（A）", "i)", "1.1", "第一章 ", "壹、", "Ⅰ.", "⑴", "㈠", "1°", "第一", "一百零一是", "其二，",
        "|", "序号", "存在问题|整改措施|责任单位", "（责任单位：司法所）", "98%", "198宗", "\r", "\u2028", "\ufeff",
        "云溪镇人民政府", "2025年2月27日", "附件：", "2024年", "\u200b", "A1 b", "😀", "\xa0", "\r\n", "\t",
    ]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=60).map("".join))


@given(_TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_ordered_verbatim_items_that_never_overlap(text: str) -> None:
    report = parse_text(text)
    spans = sorted(item.span for item in (*report.problems, *report.plans))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for items in (report.problems, report.plans):
        assert [item.span for item in items] == sorted(item.span for item in items)
        for item in items:
            assert item.text == verbatim(text, *item.span)
            assert item.span == trim_span(text, *item.span)


@given(_TEXTS)
@settings(deadline=None)
def test_sections_stand_in_order_inside_the_text(text: str) -> None:
    offsets = [section.offset for section in parse_text(text).sections]
    assert offsets == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)


@given(_TEXTS, st.data())
@settings(deadline=None)
def test_position_of_a_character_is_where_it_stands_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = verbatim(text, start, end)
    for k, char in enumerate(words):
        found = text[position_of(text, start, end, k)]
        assert found == char or (char == " " and found.isspace()) or not found.isprintable()
    assert position_of(text, start, end, len(words)) == end


@given(st.sampled_from(all_documents()), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_dropped_and_doubled_characters_never_break_the_parser(document: Marked, random: Random) -> None:
    characters = list(document.text)
    for _ in range(20):
        k = random.randrange(len(characters))
        characters[k : k + 1] = random.choice([[], [characters[k]] * 2, ["\n"]])
    text = "".join(characters)
    report = parse_text(text)
    for item in (*report.problems, *report.plans):
        assert item.text == verbatim(text, *item.span)
