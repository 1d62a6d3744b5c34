"""What a figure counts: the words of the text that say it."""

from __future__ import annotations

import pytest

from tracker.parsing.figures import figures_in


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("云溪镇2024年依法化解矛盾纠纷394件。", "化解矛盾纠纷"),
        ("全年共发放宣传手册3000余份。", "发放宣传手册"),
        ("镇村两级调委会共开展矛盾纠纷排查15次。", "矛盾纠纷排查"),
        ("今年以来，我镇已收回网格员手机5部。", "收回网格员手机"),
        ("通过广播和微信群发布普法信息80条。", "发布普法信息"),
        ("发放《宪法》《民法典》等资料共1000余册。", "发放资料"),
        ("开展宪法、民法典等主题宣讲活动40余场。", "主题宣讲活动"),
        ("人民群众满意度达90%以上。", "人民群众满意度"),
        ("全镇现有在册调解员50余名。", "在册调解员"),
        ("举办“法治进校园”活动9次。", "“法治进校园”活动"),
        ("新增监控探头86。", "新增监控探头"),
        ("1月至10月救助困难群众930人次。", "救助困难群众"),
        ("网上办件率从85%提高到96%。", "网上办件率"),
        ("纠错案件1件已复盘。", "纠错案件"),
        ("1至8月，两个点全年22期。", "两个点全年"),
        ("土地纠纷仍有51起。", "土地纠纷"),
        ("将建设项目12个纳入台账。", "建设项目"),
        ("执法人员及时办结率100%。", "执法人员及时办结率"),
    ],
)
def test_words_before_the_number_name_it(text: str, indicator: str) -> None:
    assert [figure.indicator for figure in figures_in(text)] == [indicator]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("全镇共有5名干部持有行政执法证。", "干部持有行政执法证"),
        ("设立13个村级法律援助联系点。", "村级法律援助联系点"),
        ("新建两个村级调解室。", "新建村级调解室"),
        ("我镇183个网格员每天巡查。", "网格员"),
        ("完成9个公共法律服务站（室）的建设。", "公共法律服务站（室）的建设"),
    ],
)
def test_words_after_the_number_name_it_when_the_clause_goes_on(text: str, indicator: str) -> None:
    assert [figure.indicator for figure in figures_in(text)] == [indicator]


@pytest.mark.parametrize("text", ["学法考试参考率、优秀率均达100%。", "组织考试1次，及格率和参考率均达到100%。"])
def test_one_number_stands_for_every_rate_before_it(text: str) -> None:
    rates = [figure for figure in figures_in(text) if figure.unit == "%"]
    assert len(rates) == 2
    assert {figure.value for figure in rates} == {100}
    assert {figure.span for figure in rates} == {rates[0].span}
    assert all(figure.indicator.endswith(("参考率", "优秀率", "及格率")) for figure in rates)


def test_numbers_after_respectively_belong_to_the_names_in_order() -> None:
    text = "人民调解、行政调解、司法调解分别化解纠纷30件、12件、5件。"
    found = {figure.indicator: int(figure.value) for figure in figures_in(text)}
    assert found == {"人民调解化解纠纷": 30, "行政调解化解纠纷": 12, "司法调解化解纠纷": 5}


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("全镇未发生行政诉讼案件。", "行政诉讼案件"),
        ("对辖区企业检查未发现重大隐患。", "重大隐患"),
        ("命案零发生。", "命案"),
        ("实现重点时段零上访。", "上访"),
    ],
)
def test_a_zero_statement_is_of_what_did_not_happen(text: str, indicator: str) -> None:
    assert [figure.indicator for figure in figures_in(text)] == [indicator]


def test_a_whole_and_what_was_done_of_it_stand_side_by_side() -> None:
    found = [(figure.indicator, int(figure.value)) for figure in figures_in("积案5件办结4件，7个社区完成5个。")]
    assert found == [("积案", 5), ("办结", 4), ("社区", 7), ("社区完成", 5)]


def test_parts_in_brackets_name_their_whole() -> None:
    found = [figure.indicator for figure in figures_in("创建平安校园34间（2间中学、25间小学、7间幼儿园）。")]
    assert found == ["创建平安校园", "创建平安校园（中学）", "创建平安校园（小学）", "创建平安校园（幼儿园）"]


def test_a_change_is_told_of_what_stands_before_it() -> None:
    first, second = figures_in("有效警情581起，比上年下降2%。")
    assert first.indicator == "有效警情"
    assert second.indicator == "有效警情比上年下降"


def test_a_clause_that_lost_its_separator_ends_where_the_next_begins() -> None:
    found = [(figure.indicator, int(figure.value)) for figure in figures_in("登录活跃度均达100%共上报事件80宗。")]
    assert found == [("登录活跃度", 100), ("上报事件", 80)]


def test_a_lone_total_counts_what_the_clause_before_names() -> None:
    (figure,) = figures_in("组织法治文艺演出，共12场。")
    assert figure.indicator == "法治文艺演出"


def test_the_text_of_a_figure_starts_after_its_enumerator() -> None:
    texts = [figure.text for figure in figures_in("1.组织培训4次；（二）开展宣讲6场；三是印发手册800本")]
    assert texts == ["组织培训4次", "开展宣讲6场", "印发手册800本"]
