"""Sentences on the page: headings, enumerators and gaps."""

from dataclasses import replace

import pytest

from tests.drafting.years import entry, note, problem, record, task, year
from tracker.domain.outlines import Outline, default_outline
from tracker.domain.periods import Period
from tracker.domain.report_text import Rank, ReportText
from tracker.domain.reports import ItemKind
from tracker.domain.rollup import Rollup
from tracker.drafting.compose import compose
from tracker.drafting.enumerating import chinese, enumerators
from tracker.drafting.filling import fill
from tracker.drafting.layout import head_of, layout


def laid_out(rollup: Rollup, outline: Outline | None = None) -> ReportText:
    outline = outline or default_outline(rollup.period)
    return layout(compose(rollup, outline).sentences, outline, head_of(rollup, outline))


def test_headings_are_numbered_and_filled() -> None:
    text = laid_out(year())
    assert text.title == "云溪镇人民政府关于2026年度法治政府建设情况的报告"
    assert [line.text for line in text.lines if line.rank is Rank.PART][3] == "四、2027年推进法治政府建设的主要安排"
    assert text.addressee == "青禾县人民政府"


def test_a_part_without_sentences_still_stands() -> None:
    outline = Outline()
    text = layout([], outline, head_of(year(), outline))
    assert [line.text[:2] for line in text.lines] == ["一、", "二、", "三、", "四、", "五、"]


def test_several_matters_of_a_theme_are_numbered_in_running_text() -> None:
    work = (
        task("完善制度", entry("修订办法并印发。", task=1), id=1),
        task("加强培训", entry("请法官授课。", task=2), id=2),
    )
    line = next(
        line for line in laid_out(year(*work)).lines if line.section == "measures:T4" and line.rank is Rank.TEXT
    )
    assert line.text == "一是完善制度，修订办法并印发。二是加强培训，请法官授课。"
    assert [run.slot for run in line.runs] == [None, "task:1", None, "task:2"]


def test_one_matter_has_no_number() -> None:
    text = laid_out(year(task("完善制度", entry("修订办法并印发。", task=1), id=1)))
    assert "完善制度，修订办法并印发。" in [line.text for line in text.lines]


def test_many_matters_are_paragraphs() -> None:
    work = [task("完善制度", entry(f"修订第{chinese(k)}项办法并印发。", task=k), id=k) for k in range(1, 13)]
    lines = [line for line in laid_out(year(*work)).lines if line.section == "measures:T4" and line.rank is Rank.TEXT]
    assert len(lines) == 12


def test_gaps_are_runs_of_their_own() -> None:
    line = next(
        line
        for line in laid_out(year(problem("案卷质量不高"))).lines
        if "【" in line.text and line.section == "problems"
    )
    assert [(run.text, run.is_gap) for run in line.runs][-2:] == [("【待补：原因】", True), ("。", False)]


def test_unsorted_work_stands_under_a_heading_of_its_own() -> None:
    text = laid_out(year(record("组织法治赶集。", theme=None)))
    assert any(line.text.endswith("）其他工作") for line in text.lines)


def test_a_person_s_order_of_items_is_kept_and_numbered_anew() -> None:
    outline = Outline()
    rollup = year(notes=[note("甲处公开不及时", "人手少"), note("乙处案卷不规范", "培训少")])
    sentences = compose(rollup, outline).sentences
    items = [one for one in sentences if one.section == "problems"]
    text = layout([*items[::-1]], outline, head_of(rollup, outline))
    lines = [line.text for line in text.lines if line.section == "problems" and line.text[1] == "是"]
    assert [line[:4] for line in lines] == ["一是乙处", "二是甲处"]


def test_few_items_are_counted_in_words_and_many_in_brackets() -> None:
    assert enumerators(["甲。", "乙。"]) == ["一是", "二是"]
    assert enumerators([f"公开栏{k}未更换。" for k in range(6)])[-1] == "（六）"


def test_items_that_would_be_misread_take_the_other_form() -> None:
    assert enumerators(["甲。", "乙，其中三是丙。"])[0] == "（一）"
    assert enumerators(["存在问题整改不及时。", *"乙丙丁戊己"])[0] == "一是"


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (105, "一百零五"), (110, "一百一十")],
)
def test_ordinals_in_words(number: int, words: str) -> None:
    assert chinese(number) == words


def test_unknown_names_in_braces_stay() -> None:
    assert fill("{year}年{什么}{org}", {"year": "2026", "org": "云溪镇"}) == "2026年{什么}云溪镇"


def test_a_half_year_s_summary_has_its_parts_and_time() -> None:
    text = laid_out(year(period=Period.HALF, notes=[note("加强培训", kind=ItemKind.PLAN)]))
    assert text.title == "云溪镇人民政府关于2026年上半年法治政府建设工作情况的报告"
    assert [line.text[:1] for line in text.lines if line.rank is Rank.PART] == ["一", "二", "三"]


def test_heading_of_a_theme_is_the_outline_s_where_it_has_one() -> None:
    outline = replace(Outline(), theme_headings={"T4": "严格规范公正文明执法"})
    text = laid_out(year(record("组织法治赶集。")), outline)
    assert any(line.text.endswith("）严格规范公正文明执法") for line in text.lines)
