"""Numbers with their measure words: value, unit and qualifier as the text states them."""

from __future__ import annotations

import pytest

from tracker.parsing.figures import Figure, figures_in


def stated(text: str) -> list[tuple[float, str | None, str | None]]:
    """(value, unit, qualifier) of the counted figures of a text, in order."""
    return [(float(f.value), f.unit, f.qualifier) for f in figures_in(text) if not f.implicit]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("完成法律顾问签约12个。", "个"),
        ("受理预约12次。", "次"),
        ("审查合约12份。", "份"),
        ("办理解约12份。", "份"),
        ("慰问就近12户。", "户"),
    ],
)
def test_a_word_that_ends_like_a_qualifier_is_none(text: str, unit: str) -> None:
    assert stated(text) == [(12, unit, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("举办法治讲座6次。", (6, "次", None)),
        ("发放宣传册1200余份。", (1200, "份", "余")),
        ("公开信息1,286条。", (1286, "条", None)),
        ("覆盖群众2万余人次。", (20000, "人次", "余")),
        ("接待群众3.5万人次。", (35000, "人次", None)),
        ("推送短信3万5千余条。", (35000, "条", "余")),
        ("受教育群众5000多人。", (5000, "人", "多")),
        ("兑现奖补资金230.6万元。", (230.6, "万元", None)),
        ("争取资金5000余万元。", (5000, "万元", "余")),
        ("罚没款1300元。", (1300, "元", None)),
        ("满意度达90%以上。", (90, "%", "以上")),
        ("满意度达９０％以上。", (90, "%", "以上")),
        ("调解成功率同比上升1.2个百分点。", (1.2, "个百分点", None)),
        ("清理河道4.2公里。", (4.2, "公里", None)),
        ("建成法治长廊、广场旁的2处长廊。", (2, "处", None)),
        ("听取汇报不少于4次。", (4, "次", "不少于")),
        ("学习时长超过40学时。", (40, "学时", "超过")),
        ("走访群众近300余户。", (300, "户", "近余")),
        ("全年调解约30件。", (30, "件", "约")),
        ("累计化解约30件。", (30, "件", "约")),
        ("投入资金35万余元。", (35, "万元", "余")),
        ("投入资金1.2亿元。", (1.2, "亿元", None)),
        ("发放宣传册6k份。", (6000, "份", None)),
        ("发放宣传册1.5w余份。", (15000, "份", "余")),
        ("劝返车辆1300余辆次。", (1300, "辆次", "余")),
        ("警情较去年同期3980起下降19.2%。", (19.2, "%", None)),
    ],
)
def test_digits_are_read_with_scale_unit_and_qualifier(
    text: str, expected: tuple[float, str | None, str | None]
) -> None:
    assert stated(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("覆盖群众两万余人次。", (20000, "人次", "余")),
        ("解答咨询一百二十人次。", (120, "人次", None)),
        ("召开专题会议两次。", (2, "次", None)),
        ("举办宣讲十余场。", (10, "场", "余")),
        ("调处纠纷近百件。", (100, "件", "近")),
        ("走访农户上千户。", (1000, "户", "上")),
        ("罚没款共计两万三千元。", (23000, "元", None)),
        ("新建两个调解室。", (2, "个", None)),
        ("共有十一名调解员。", (11, "名", None)),
    ],
)
def test_numerals_in_words_count_what_was_done(text: str, expected: tuple[float, str | None, str | None]) -> None:
    assert stated(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["云溪镇已办结诉求417。", "今年新增太阳能路灯52特别要求村口全覆盖。", "成立了退役军人等8特殊群体的专班。"],
)
def test_a_lost_measure_word_leaves_the_unit_empty(text: str) -> None:
    (figure,) = figures_in(text)
    assert figure.unit is None
    assert figure.to_json()["unit_missing"]


def test_two_numbers_in_a_row_count_the_same_thing() -> None:
    cases, people = figures_in("判处涉少案件10件12人。")
    assert (cases.unit, people.unit) == ("件", "人")
    assert cases.indicator == people.indicator


def test_totals_and_parts_are_all_stated() -> None:
    text = "全镇共排查林地纠纷86宗，其中化解79宗；清理文件5件（保留3件、废止2件）。"
    assert [value for value, _unit, _qualifier in stated(text)] == [86, 79, 5, 3, 2]


def test_white_space_inside_an_amount_changes_nothing() -> None:
    assert stated("建立了 9 个法律服务室，悬挂横幅 240\n余条。") == [(9, "个", None), (240, "条", "余")]


def test_a_whole_number_is_an_integer_in_json() -> None:
    values = [figure.to_json()["value"] for figure in figures_in("调解12件，成功率97.5%。")]
    assert values == [12, 97.5]
    assert isinstance(values[0], int)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("全镇未发生行政赔偿案件。", None),
        ("全年没有出现一起越级上访。", "起"),
        ("镇村干部无一人违纪。", "人"),
        ("全年无一起违规插手案件的情形发生。", "起"),
        ("重点时段实现零上访。", None),
    ],
)
def test_what_did_not_happen_is_an_implicit_zero(text: str, unit: str | None) -> None:
    (figure,) = figures_in(text)
    assert (int(figure.value), figure.unit, figure.implicit) == (0, unit, True)
    assert figure.text == text.rstrip("。")


@pytest.mark.parametrize("text", ["对未发生变化的事项不再审查。", "如未发现问题，予以归档。", "防止未出现的风险成真。"])
def test_a_condition_is_no_zero_statement(text: str) -> None:
    assert figures_in(text) == []


def test_a_stated_zero_is_a_figure_like_others() -> None:
    figure: Figure = figures_in("行政复议案件0件。")[0]
    assert (int(figure.value), figure.unit, figure.implicit) == (0, "件", False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("化解矛盾纠纷百余件。", (100, "件", "余")),
        ("开展宣传活动上百场。", (100, "场", "上")),
        ("走访困难群众近百户。", (100, "户", "近")),
        ("举办法治讲座十几场。", (10, "场", "几")),
        ("接待来访群众数十次。", (10, "次", "数")),
        ("发放宣传资料几千份。", (1000, "份", "几")),
        ("群众回访率达百分之百。", (100, "%", None)),
        ("群众满意率达百分之九十八点五。", (98.5, "%", None)),
        ("邀请律师开展合同讲座一场，反响良好。", (1, "场", None)),
    ],
)
def test_round_numbers_in_words_keep_what_says_so(text: str, expected: tuple[float, str | None, str | None]) -> None:
    assert stated(text) == [expected]


@pytest.mark.parametrize(
    "text", ["化解矛盾纠纷六七次。", "办理案件三五件。", "开展活动3—5次。", "开展宣传多次。", "化解一批积案。"]
)
def test_a_range_or_a_vague_word_is_no_figure(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "全年无因执法不当引发的信访案件。",
        "全年无行政复议案件，工作平稳。",
        "我镇无重大安全事故发生。",
    ],
)
def test_a_year_without_such_cases_states_nought(text: str) -> None:
    assert [(float(one.value), one.implicit) for one in figures_in(text)] == [(0, True)]


@pytest.mark.parametrize(
    "text", ["查处无证经营案件。", "打击无照运输事件。", "创建无讼村居，减少诉讼。", "化解无理上访。"]
)
def test_what_only_begins_like_nought_is_none(text: str) -> None:
    assert figures_in(text) == []
