"""Numbers that state no result."""

from __future__ import annotations

import pytest

from tracker.parsing.figures import figures_in


@pytest.mark.parametrize(
    "text",
    [
        "2024年9月至12月，云溪镇于12月4日集中宣传。",
        "根据云政发〔2024〕12号文件要求办理。",
        "拨打12348热线，登录12345平台，联系电话0712-5551234。",
        "推广465工作法和“2618”网格化管理。",
        "宣传《云溪镇3年5项规划》。",
        "落实“八五”普法和“三重一大”制度。",
        "增强“四个意识”、做到“两个维护”，践行4个意识。",
        "镇人民代表大会第5次会议、第17届第二次全会召开。",
        "结合“6.26”国际禁毒日和12.4国家宪法日开展宣传。",
        "建成2.0版智慧平台，实行1+3+N模式。",
        "考核居全县第2名，排名前3位。",
        "浏览次数：128次",
    ],
)
def test_names_dates_and_ranks_are_no_figures(text: str) -> None:
    assert figures_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "严格执行3名以上队员共同检查。",
        "罚款10万元以下的案件由镇审核。",
        "每季度开展1次案卷评查。",
        "派出所每学期开展一次法治课。",
        "各村每年集中学习不少于4次。",
        "每个行政村不少于3名。",
        "组织全员轮训(不少于40学时)，提升能力。",
        "重大决策必须经过2次论证。",
        "要求各村培训不少于2次。",
        "历时3个多月，开庭2个半小时。",
        "实行24小时值班，3个工作日内答复，10日内办结。",
    ],
)
def test_rules_limits_and_frequencies_are_no_figures(text: str) -> None:
    assert figures_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "力争全年培育法律明白人60名。",
        "计划投资99.8亿元。",
        "下一步，开展执法培训6次，新建调解室3个。",
        "拟建设法治广场2处。",
        "到2027年建成示范村5个。",
    ],
)
def test_targets_are_no_results(text: str) -> None:
    assert figures_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "设置调解、咨询、援助、信访四个窗口。",
        "辖区两个派出所密切配合。",
        "从4个方面推进，工作分为七方面21个要点。",
        "实现一站式办理、最多跑一次、只进一扇门。",
        "完善三项制度，打造一批示范点。",
        "推进二期、三期建设，完成一期工程。",
        "成立以镇长为组长、2名副镇长为副组长的领导小组。",
        "每个网格组建1名网格长+3名专职+若干志愿者的队伍。",
    ],
)
def test_structures_are_not_counted(text: str) -> None:
    assert figures_in(text) == []


@pytest.mark.parametrize("text", ["打造2—3个示范点。", "每村配备3至5名网格员。", "受理10~12件。"])
def test_ranges_are_no_single_number(text: str) -> None:
    assert figures_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "按照上级要求开展执法检查5次。",
        "举办模拟法庭3场。",
        "下半年，开展执法检查12次。",
        "从2019年到2024年累计化解纠纷300件。",
        "开展“每周一学”活动20场。",
        "若干措施落地12项。",
    ],
)
def test_words_that_only_look_like_rules_or_targets_hide_no_result(text: str) -> None:
    assert len(figures_in(text)) == 1


def test_what_a_result_is_compared_with_is_left_out() -> None:
    assert [int(f.value) for f in figures_in("办理案件11件，相较去年22件明显下降。")] == [11]
    assert [int(f.value) for f in figures_in("网上办件率从85%提高到96%。")] == [96]
    assert [int(f.value) for f in figures_in("满意率由上年的95%升至98%。")] == [98]


@pytest.mark.parametrize(
    "text",
    [
        "1.开展培训\n2.举办讲座",
        "1强化领导。2加强学习。",
        "（1）压实责任（2）强化监督",
        "一是强化领导；二是规范执法",
        "— 3 —",
    ],
)
def test_enumerators_and_page_numbers_are_no_figures(text: str) -> None:
    assert figures_in(text) == []


def test_a_sum_after_a_frequency_counts() -> None:
    (figure,) = figures_in("每季度开展普法进校园活动，全年共8次。")
    assert (int(figure.value), figure.unit) == (8, "次")


def test_how_it_is_used_in_a_table_head_is_no_amount() -> None:
    assert figures_in("（单位：万元）") == []
