"""Problems told in sentences, plans in parts that no heading names, and texts that report nothing."""

from __future__ import annotations

import pytest

from tests.parsing.marked import found_and_marked
from tracker.parsing import parse_text

HEAD = "云溪镇2025年法治政府建设情况报告\n一、工作开展情况\n（一）学法。组织5次。\n（二）执法。办案6件。\n"
TAIL = "\n三、下一步打算\n一是⟦安|每月巡查仓库⟧；二是⟦安|更新宣传栏⟧。"
PLANS = "二、存在问题\n一是⟦问|台账更新慢⟧；二是⟦问|巡查人手少⟧。\n"

TOLD = [
    "但工作中还存在一些不足。⟦问|台账更新不及时，查找困难⟧。⟦问|宣传形式单一，村民不爱看⟧。对此，我们将认真解决。",
    "⟦问|与先进镇相比，台账更新偏慢⟧。⟦问|与群众期待相比，宣传形式单一⟧。",
    "⟦问|虽然建了台账，但是更新不及时⟧。⟦问|虽然设了宣传栏，但是内容陈旧⟧。",
    "仍有不少差距。⟦问|台账更新慢。有的村一年才补一次⟧。⟦问|宣传形式单一。发传单多、讲案例少⟧。",
    "工作有了进步，但也要看到，⟦问|台账更新不及时⟧。同时，⟦问|宣传形式单一⟧。此外，⟦问|巡查人手不足⟧。",
    "首先，⟦问|台账更新慢⟧。其次，⟦问|宣传形式单一⟧。此外，⟦问|巡查人手不足⟧。",
    "虽有进步，但还有一定差距，主要是⟦问|台账更新慢⟧、⟦问|宣传形式单一⟧等问题，需要认真加以解决。",
    "一、⟦问|台账更新慢⟧。二、⟦问|宣传形式单一⟧。",
    "我们清醒地看到，⟦问|台账更新不及时，查找困难⟧；⟦问|宣传形式单一，村民不爱看⟧；⟦问|巡查人手不足⟧。",
    "虽然工作取得了一定成效，但也\n还存在一些问题和不足：\n1.⟦问|台账更新慢⟧；\n2.⟦问|宣传形式单一⟧。",
    "⟦问|干部学法不够系统，习惯尚未养成⟧；⟦问|案卷制作不规范，缺页时有发生⟧；⟦问|宣传停留在发传单，效果欠佳⟧。",
    "我镇仍面临不少困难。⟦问|队伍年龄偏大，懂法律的人少⟧。⟦问|村规民约流于形式，村民参与度不高⟧。⟦问|网格员身兼数职，难以专注⟧。",
    "虽有进展，但问题也不容忽视。⟦问|有的干部重业务轻法治，学法走过场⟧。⟦问|有的执法人员程序意识不强，文书填写随意⟧。",
    "⟦问|执法人员不足。持证的只有6人，常常一人多岗⟧。⟦问|普法不够精准。仍以发放资料为主，互动少⟧。⟦问|调解队伍老化。平均58岁，不会用电脑⟧。",
    "目前还存在一些薄弱环节，主要是⟦问|执法规范化水平不高⟧，⟦问|宣传教育针对性不强⟧，⟦问|专业法治人才缺乏⟧，有待在今后工作中改进。",
    "⟦问|台账更新慢，查找困难⟧；⟦问|宣传形式单一，村民不爱看⟧。究其原因，主要是人员不足、经费紧张。",
    "与上级要求相比，还存在一些不足：⟦问|在制度建设上，文件清理不及时⟧；⟦问|在执法上，文书制作粗糙⟧；⟦问|在普法上，针对性不强⟧。",
]
SEEN = [
    "成绩面前，我们也深知，⟦问|法治队伍力量薄弱⟧；⟦问|执法水平不高⟧；⟦问|普法覆盖不广⟧。",
    "同时，我们也清醒地看到，⟦问|台账更新不及时⟧；⟦问|宣传形式单一，村民不爱看⟧；⟦问|巡查人手不足⟧。这些问题，我们将在今后认真解决。",
    "在看到成绩的同时，我们必须清醒认识到，⟦问|执法力量薄弱，专业人员缺乏⟧；⟦问|部分干部法治思维不强⟧。对此，我们将采取有力措施。",
    "同时，我们也清醒地看到，⟦问|台账更新不及时，查找困难⟧。⟦问|宣传形式单一，参与度不高⟧。⟦问|巡查人手不足⟧。对这些问题，我们将解决。",
    "我们也要看到存在的困难和问题：⟦问|财力薄弱，法治经费缺口较大⟧；⟦问|人才短缺，法制审核人员不足⟧。",
    "成绩来之不易，但问题依然存在。一是⟦问|台账更新慢⟧；二是⟦问|宣传形式单一⟧。",
    "总的来看，我镇法治工作与先进乡镇相比还有差距，主要表现为⟦问|学法不深入⟧、⟦问|执法不严格⟧、⟦问|普法不精准⟧等。",
]
DEEDS = [
    "三、2026年重点工作\n（一）⟦安|更新台账⟧。\n（二）⟦安|改版宣传栏⟧。\n四、加强政府自身建设\n⟦安|坚持依法办事。每月学法一次⟧。",
    "三、2026年总体思路和目标\n矛盾化解率达到98%。\n四、重点任务\n（一）⟦安|更新台账⟧。\n（二）⟦安|改版宣传栏⟧。",
    "三、来年怎么干\n（一）⟦安|更新台账⟧。\n（二）⟦安|改版宣传栏⟧。",
    "三、下一步打算\n（一）抓实台账管理\n⟦安|每月核对一次，年底开展抽查⟧。\n（二）抓实普法宣传\n⟦安|改版宣传栏，组织讲课四次⟧。",
    "三、下一步打算\n（一）⟦安|更新台账⟧。\n责任单位：党政办\n（二）⟦安|改版宣传栏⟧。\n责任单位：司法所",
    "三、下一步打算\n做好明年工作意义重大。⟦安|要每月更新台账⟧。⟦安|还要改版宣传栏⟧。",
    (
        "三、下一步打算\n（一）抓实基础工作\n⟦安|更新台账。每月核对一次⟧。\n⟦安|改版宣传栏。一年换四次⟧。\n"
        "办好民生实事。一是⟦安|装路灯20盏⟧；二是⟦安|修桥1座⟧。"
    ),
    (
        "三、下一步打算\n1.⟦安|更新台账。每月核对⟧。\n2.⟦安|改版宣传栏。每季一期⟧。\n"
        "今年要办好三件实事：一是⟦安|新建亭子2座⟧；二是⟦安|修桥1座⟧。"
    ),
    (
        "三、下一步打算\n（一）⟦安|更新台账。每月核对⟧。\n（二）⟦安|改版宣传栏。每季一期⟧。\n"
        "同时，我镇将以更大决心推进法治建设，为全县高质量发展提供坚强法治保障。"
    ),
    (
        "三、下一步打算\n1.⟦安|更新台账。每月核对⟧。\n2.⟦安|改版宣传栏。每季一期⟧。\n"
        "同时，街道将以更实举措推动法治建设，为全区发展提供坚强法治保障。"
    ),
]
PAIRS = [
    "问题：⟦问|台账更新慢⟧。\n措施：⟦安|每月更新一次台账⟧。\n问题：⟦问|宣传形式单一⟧。\n措施：⟦安|改版宣传栏，每季一期⟧。",
    "存在问题：⟦问|台账更新慢⟧。\n整改措施：⟦安|每月更新一次台账⟧。\n存在问题：⟦问|宣传形式单一⟧。\n整改措施：⟦安|改版宣传栏⟧。",
]


@pytest.mark.parametrize("body", TOLD)
def test_each_fault_that_is_told_is_a_problem(body: str) -> None:
    found, marked = found_and_marked(HEAD + "二、存在问题\n" + body + TAIL)
    assert found == marked


@pytest.mark.parametrize("body", SEEN)
def test_each_fault_that_is_seen_is_a_problem_without_a_heading(body: str) -> None:
    found, marked = found_and_marked(HEAD + body + TAIL.replace("三、", "二、"))
    assert found == marked


@pytest.mark.parametrize("body", DEEDS)
def test_each_deed_to_come_is_a_plan(body: str) -> None:
    found, marked = found_and_marked(HEAD + PLANS + body)
    assert found == marked


@pytest.mark.parametrize("body", PAIRS)
def test_lines_labelled_in_pairs_are_problems_and_plans_by_turns(body: str) -> None:
    found, marked = found_and_marked(HEAD + "二、存在问题和改进措施\n" + body)
    assert found == marked


def test_line_that_names_an_office_gives_the_owner() -> None:
    text = HEAD + "二、下一步打算\n（一）更新台账。\n责任单位：党政办；完成时限：6月底前\n（二）改版宣传栏。"
    first = parse_text(text).plans[0]
    assert (first.owner_text, first.deadline) == ("党政办", "2026-06-30")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "青禾县召开法治建设推进会\n本网讯 会议指出，一是认识不足；二是力量薄弱。会议要求，一要抓学习；二要抓培训。",
            "news",
        ),
        (
            "《青禾县合同审查办法》政策解读\n一、出台背景\n实践中存在一些问题：一是范围不清；二是力量薄弱。",
            "explanation",
        ),
    ],
)
def test_news_and_explanations_report_nothing(text: str, code: str) -> None:
    report = parse_text(text)
    assert not report.problems
    assert not report.plans
    assert code in {finding.code for finding in report.findings}


def test_menu_that_offers_explanations_makes_no_report_one() -> None:
    text = (
        "首页 政务公开 回应关切 政策解读\n松溪镇2025年法治政府建设工作情况\n一、主要做法\n学法5次。\n"
        "二、存在的问题\n一是力量薄弱。二是普法形式单一。\n三、下一步打算\n一是充实力量。二是丰富形式。"
    )
    report = parse_text(text)
    assert (len(report.problems), len(report.plans)) == (2, 2)
    assert "explanation" not in {finding.code for finding in report.findings}


def test_work_report_looks_back_on_the_year_before_its_meeting() -> None:
    text = (
        "政府工作报告\n——2026年1月12日在青禾县第九届人民代表大会第一次会议上\n"
        "一、工作回顾\n学法5次。\n二、2026年重点工作\n一是修路。二是架桥。"
    )
    report = parse_text(text)
    assert (report.year, report.plan_year) == (2025, 2026)


@pytest.mark.parametrize(
    "body",
    [
        "一年来工作取得一定成绩，但也存在一些不容忽视的问题。主要是：⟦问|个别干部观念陈旧⟧；⟦问|执法力量薄弱⟧；⟦问|宣传形式单一⟧。",
        "我乡工作虽然取得了一定成绩，但仍存在一些不足：1、⟦问|个别干部观念陈旧⟧。2、⟦问|执法力量薄弱⟧。",
        "主要有：1⟦问|干部观念陈旧⟧；2⟦问|执法力量薄弱⟧；3⟦问|个别站所程序不规范⟧；4⟦问|人员流动大⟧。",
    ],
)
def test_lead_in_of_praise_and_fault_is_no_problem(body: str) -> None:
    head = "松溪镇2025年法治政府建设情况报告\n一、主要做法\n学法5次。\n二、存在问题\n"
    text = f"{head}{body}\n三、下一步打算\n⟦安|每月更新宣传栏⟧。"
    found, marked = found_and_marked(text)
    assert found == marked


def test_heading_that_a_space_parts_from_praise_and_fault_announces_problems() -> None:
    text = (
        "松溪镇2025年法治政府建设情况报告 一、主要做法 学法5次。 "
        "二、存在问题 我乡工作虽然取得了一定成绩，但仍存在一些不足："
        "1、⟦问|个别干部观念陈旧⟧。2、⟦问|执法力量薄弱⟧。 三、下一步打算 1、⟦安|每月更新宣传栏⟧。2、⟦安|充实力量⟧。"
    )
    found, marked = found_and_marked(text)
    assert found == marked
