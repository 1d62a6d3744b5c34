"""What stands behind or inside the last item without belonging to it: pledges, signatures, running headers."""

from __future__ import annotations

import pytest

from tests.parsing.marked import found_and_marked, unmarked
from tracker.parsing import parse_text, position_of, trim_span, verbatim

TITLE = "云溪镇2025年法治政府建设情况报告"
START = (
    f"{TITLE}\n一、工作开展情况\n（一）学法。组织5次。\n二、存在问题\n一是⟦问|台账更新慢⟧；二是⟦问|宣传形式单一⟧。\n"
    "三、下一步打算\n"
)
LIST = "一是⟦安|每月更新台账⟧；二是⟦安|改版宣传栏，为村民议事提供场所⟧。"
PLEDGES = [
    "我们坚信，在县委的坚强领导下，全镇法治建设一定会迈上新台阶。",
    "今后，我们将以更高标准、更实举措，努力交出满意答卷。",
    "新征程上，我镇将锚定目标，埋头苦干，为全县法治建设贡献更大力量。",
    "\n新征程上，我镇将锚定目标，埋头苦干，为全县法治建设贡献更大力量！",
    "\n下一步，我镇将继续努力，为全县高质量发展作出新的更大贡献。",
    "我们相信，有全镇上下的共同努力，明天一定更加美好。站在新起点，云溪镇将奋力谱写法治建设新篇章。",
    "总之，我镇将一如既往抓好各项工作。",
    "\n法治建设永远在路上。我镇将以此为契机，再接再厉，推动法治政府建设再上新台阶。",
    "展望未来，我们将勇毅前行，不断开创法治政府建设新局面。",
]


@pytest.mark.parametrize("pledge", PLEDGES)
def test_pledge_at_the_end_is_no_part_of_the_last_plan(pledge: str) -> None:
    found, marked = found_and_marked(START + LIST + pledge)
    assert found == marked


def test_pledge_below_a_plan_of_its_own_line_is_no_item() -> None:
    found, marked = found_and_marked(
        START + "（一）⟦安|更新台账\n每月更新一次⟧。\n（二）⟦安|改版宣传栏\n六月底前完成⟧。\n" + PLEDGES[2]
    )
    assert found == marked


@pytest.mark.parametrize(
    "plan",
    [
        "一是⟦安|每月更新台账。今后，我们将安排专人登记⟧；二是⟦安|改版宣传栏⟧。",
        "一是⟦安|每月更新台账⟧；二是⟦安|评选普法能手，为基层治理贡献巾帼力量⟧。",
        "⟦安|新的一年，我镇将更新台账、改版宣传栏，努力为平安建设作出更大贡献⟧。",
    ],
)
def test_plan_that_names_what_is_done_stays_whole(plan: str) -> None:
    found, marked = found_and_marked(START + plan)
    assert found == marked


@pytest.mark.parametrize(
    "last", ["（责任单位：司法所）", "（责任单位：司法所）。", "，评选“法治之星”", "（6月底前）\n"]
)
def test_signature_without_a_break_is_no_part_of_the_last_plan(last: str) -> None:
    body = f"1.⟦安|每月更新台账⟧。2.⟦安|改版宣传栏{last.strip('。').strip()}⟧"
    found, marked = found_and_marked(
        START + body + last[len(last.strip("。").strip()) :] + "云溪镇人民政府2026年1月9日"
    )
    assert found == marked


def test_semicolon_in_a_bracket_is_no_second_matter() -> None:
    report = parse_text(
        unmarked(START).text + "1.每月更新台账，逐条核对销号。（责任单位：综合行政执法大队；完成时限：2026年6月底前）"
        "\n2.改版宣传栏，张贴漫画故事。（责任单位：党建工作办公室；完成时限：2026年12月底前）"
    )
    assert [item.doubts for item in report.plans] == [(), ()]
    assert [item.deadline for item in report.plans] == ["2026-06-30", "2026-12-31"]


HEADERS = [
    f"\n\n— 4 —\n\n{TITLE}\n",
    f"\n{TITLE}\n\n- 4 -\n\n",
    "\n云溪镇 2025 年法治政府建设情况报告\n",
    f"\n{TITLE}\n4\n",
]


@pytest.mark.parametrize("header", HEADERS)
def test_title_repeated_on_a_new_page_is_no_part_of_an_item(header: str) -> None:
    body = (
        f"{TITLE}\n\n一、工作开展情况\n（一）学法。组织5次。\n二、存在问题\n一是台账更新慢；二是宣传形式单一。\n三、下一步打算\n"
        f"（一）每月更新台账，安排{header}专人核对。\n（二）改版宣传栏。"
    )
    report = parse_text(body)
    assert [item.text for item in report.plans] == ["每月更新台账，安排专人核对", "改版宣传栏"]
    start, end = report.plans[0].span
    assert verbatim(body, start, end) == report.plans[0].text
    assert trim_span(body, start, end) == (start, end)
    assert body[position_of(body, start, end, 10)] == "人"
    assert report.title == TITLE


AFTER_PROBLEMS = [
    "这些问题需要在今后的工作中加以解决。",
    "上述问题的存在，既有客观原因，也有主观原因。",
    "我们一定高度重视，切实加以解决。",
    "对于这些问题，我们将认真研究。",
    "面对问题，我们不回避，将逐项整改。",
    "建议县里加大经费保障。",
    "今后要认真加以改进。",
    "\n主要原因是少数干部认识不到位。",
]


@pytest.mark.parametrize("sentence", AFTER_PROBLEMS)
def test_sentence_about_all_problems_is_no_part_of_the_last(sentence: str) -> None:
    body = f"{TITLE}\n一、存在问题\n一是⟦问|台账更新慢⟧；二是⟦问|宣传形式单一⟧。{sentence}\n二、下一步打算\n{LIST}"
    found, marked = found_and_marked(body)
    assert found == marked


@pytest.mark.parametrize(
    "end",
    [
        "\n（备注：数据截至12月底）",
        "\n请审阅。",
        "请领导批评指正！",
        "\n以上是我镇法治政府建设工作情况。",
        "\n云溪镇党政办 2026年1月9日印发",
        "\n我镇将以此次报告为契机，进一步提升法治水平。",
        "\n建议：县局加强指导。",
    ],
)
def test_words_to_the_reader_are_no_part_of_the_last_plan(end: str) -> None:
    found, marked = found_and_marked(START + LIST + end)
    assert found == marked
