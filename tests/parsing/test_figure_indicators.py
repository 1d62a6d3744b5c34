"""What a figure counts: the words of the text that say it."""

from __future__ import annotations

import pytest

from tracker.parsing.figures import figures_in


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("云溪镇2024年依法化解邻里纠纷27件。", "化解邻里纠纷"),
        ("全年共发放法治挂历1700余份。", "发放法治挂历"),
        ("各村调解小组共开展山林纠纷排查9次。", "山林纠纷排查"),
        ("今年以来，我镇已收回护林员对讲机4台。", "收回护林员对讲机"),
        ("通过广播和微信群发布普法信息80条。", "发布普法信息"),
        ("发放《森林法》《种子法》等读本共640余册。", "发放读本"),
        ("开展种子法、森林法等主题宣讲活动60余场。", "主题宣讲活动"),
        ("办事群众好评率达95%以上。", "办事群众好评率"),
        ("全镇现有在册调解员50余名。", "在册调解员"),
        ("举办“法治进校园”活动9次。", "“法治进校园”活动"),
        ("新增太阳能路灯86。", "新增太阳能路灯"),
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
        ("全镇共有8名队员考取上岗证书。", "队员考取上岗证书"),
        ("设立7个村级法律援助联系点。", "村级法律援助联系点"),
        ("新建两个村级调解室。", "新建村级调解室"),
        ("我镇96个护林员每天巡查。", "护林员"),
        ("完成9个公共法律服务站（室）的建设。", "公共法律服务站（室）的建设"),
    ],
)
def test_words_after_the_number_name_it_when_the_clause_goes_on(text: str, indicator: str) -> None:
    assert [figure.indicator for figure in figures_in(text)] == [indicator]


@pytest.mark.parametrize("text", ["上岗考试参训率、优良率均达98%。", "组织测评1次，及格率和参训率均达到98%。"])
def test_one_number_stands_for_every_rate_before_it(text: str) -> None:
    rates = [figure for figure in figures_in(text) if figure.unit == "%"]
    assert len(rates) == 2
    assert {figure.value for figure in rates} == {98}
    assert {figure.span for figure in rates} == {rates[0].span}
    assert all(figure.indicator.endswith(("参训率", "优良率", "及格率")) for figure in rates)


def test_numbers_after_respectively_belong_to_the_names_in_order() -> None:
    text = "人民调解、行政调解、司法调解分别化解纠纷30件、12件、5件。"
    found = {figure.indicator: int(figure.value) for figure in figures_in(text)}
    assert found == {"人民调解化解纠纷": 30, "行政调解化解纠纷": 12, "司法调解化解纠纷": 5}


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("全镇未发生行政赔偿案件。", "行政赔偿案件"),
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
    found = [figure.indicator for figure in figures_in("创建无讼村组19个（4个山区村、9个平坝村、6个集镇村）。")]
    assert found == ["创建无讼村组", "创建无讼村组（山区村）", "创建无讼村组（平坝村）", "创建无讼村组（集镇村）"]


def test_a_change_is_told_of_what_stands_before_it() -> None:
    first, second = figures_in("消防警情46起，比上年下降3%。")
    assert first.indicator == "消防警情"
    assert second.indicator == "消防警情比上年下降"


def test_a_clause_that_lost_its_separator_ends_where_the_next_begins() -> None:
    found = [(figure.indicator, int(figure.value)) for figure in figures_in("在线办结率均达99%共上报隐患64宗。")]
    assert found == [("在线办结率", 99), ("上报隐患", 64)]


def test_a_lone_total_counts_what_the_clause_before_names() -> None:
    (figure,) = figures_in("组织法治文艺演出，共12场。")
    assert figure.indicator == "法治文艺演出"


def test_the_text_of_a_figure_starts_after_its_enumerator() -> None:
    texts = [figure.text for figure in figures_in("1.组织培训4次；（二）开展宣讲6场；三是印发手册800本")]
    assert texts == ["组织培训4次", "开展宣讲6场", "印发手册800本"]
