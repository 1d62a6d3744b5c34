"""What holds for the figures of every text whatsoever."""

from __future__ import annotations

import json
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parsing.marked import Marked, all_documents
from tracker.parsing import parse_text, verbatim
from tracker.parsing.figures import figures_in

_PIECES = st.sampled_from(
    [
        "一、", "（一）", "1.", "2、", "（1）", "①", "一是", "1", "3强化", "存在问题", "下一步工作计划", "主要成效",
        "开展", "化解", "矛盾纠纷", "法治讲座", "参考率、优秀率", "均达", "分别", "共", "其中", "等", "每", "第",
        "未发生", "12件", "两万余人次", "3.5万", "余", "100%", "1,286", "个", "百", "万", "元", "以上", "2024年",
        "12月4日", "12348", "〔2024〕2号", "“", "”", "《", "》", "（", "）", "、", "。", "，", "；", "\n", " ",
        "\u200b", "٣", "²", "😀", "9" * 30,
    ]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=60).map("".join))


@given(_TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_figures_in_order_whose_words_stand_in_it(text: str) -> None:
    figures = figures_in(text)
    assert [figure.span for figure in figures] == sorted(figure.span for figure in figures)
    for figure in figures:
        assert 0 <= figure.span[0] < figure.span[1] <= len(text)
        assert figure.text == verbatim(text, *figure.span)
        assert figure.value >= 0
        json.dumps(figure.to_json())


@given(_TEXTS)
@settings(max_examples=200, deadline=None)
def test_figures_of_a_report_stand_outside_its_items_and_enumerators(text: str) -> None:
    report = parse_text(text)
    items = [item.span for item in (*report.problems, *report.plans)]
    for figure in report.figures:
        assert figure.text == verbatim(text, *figure.span)
        assert all(figure.span[1] <= start or end <= figure.span[0] for start, end in items)
    numbers = {section.offset for section in report.sections}
    assert all(offset not in numbers for figure in report.figures for offset in range(*figure.span))


@given(st.sampled_from(all_documents()), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_damaged_reports_never_break_the_reading_of_figures(document: Marked, random: Random) -> None:
    characters = list(document.text)
    for _ in range(20):
        k = random.randrange(len(characters))
        characters[k : k + 1] = random.choice([[], [characters[k]] * 2, ["\n"], ["3"]])
    text = "".join(characters)
    assert all(figure.text == verbatim(text, *figure.span) for figure in parse_text(text).figures)


@given(st.integers(1, 12), st.integers(1, 28), st.integers(1990, 2099))
def test_a_date_is_never_a_figure(month: int, day: int, year: int) -> None:
    assert figures_in(f"{year}年{month}月{day}日，镇党委召开会议，{month}月底前完成{year}年度任务。") == []


@given(st.integers(1, 99))
def test_an_enumerator_is_never_a_figure(number: int) -> None:
    assert figures_in(f"{number}.加强培训\n（{number}）规范执法\n{number}、健全制度\n{number}）完善机制") == []
