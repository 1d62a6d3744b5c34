"""Deadlines, amounts and offices that an item states; nothing where it states none."""

from __future__ import annotations

import pytest

from tracker.parsing.hints import deadline_in, owner_in, quantity_in


@pytest.mark.parametrize(
    ("text", "expected", "words"),
    [
        ("6月底前完成修订", "2025-06-30", "6月底前"),
        ("于9月15日前报送", "2025-09-15", "9月15日前"),
        ("2026年3月底前完成", "2026-03-31", "2026年3月底前"),
        ("2月底前完成自查", "2025-02-28", "2月底前"),
        ("11月中旬前开展检查", "2025-11-20", "11月中旬前"),
        ("4月上旬启动", "2025-04-10", "4月上旬"),
        ("一季度完成清理", "2025-03-31", "一季度"),
        ("上半年完成整改", "2025-06-30", "上半年"),
        ("第三季度前建成", "2025-09-30", "第三季度前"),
        ("年底前通过验收", "2025-12-31", "年底前"),
        ("年内消除一人所", "2025-12-31", "年内"),
        ("十月底前办结", "2025-10-31", "十月底前"),
        ("完成时限:2025年6月底)", "2025-06-30", "2025年6月底"),
        ("先在8月底前试点,年底前推开", "2025-08-31", "8月底前"),
    ],
)
def test_deadline_is_the_last_day_that_the_words_allow(text: str, expected: str, words: str) -> None:
    assert deadline_in(text, 2025) == (expected, words)


@pytest.mark.parametrize(
    "text", ["持续推进依法行政", "每季度通报一次", "按照2024年去存20%的目标", "6月5日开展宣传", "13月底前"]
)
def test_words_without_a_deadline_give_none(text: str) -> None:
    assert deadline_in(text, 2025) == (None, None)


def test_deadline_without_a_year_has_words_but_no_date() -> None:
    assert deadline_in("6月底前完成", None) == (None, "6月底前")


def test_day_that_does_not_exist_has_words_but_no_date() -> None:
    assert deadline_in("2月30日前完成", 2025) == (None, "2月30日前")


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("整合执法力量（责任单位：综合执法办）", "综合执法办"),
        ("（牵头单位：司法所；完成时限：6月底）", "司法所"),
        ("建设监督平台，由区司法局牵头，区数据局配合", "区司法局"),
        ("由党政办、司法所负责落实", "党政办、司法所"),
        ("协调有关部门落实普法规划", None),
        ("自由裁量基准要负责任地修订", None),
    ],
)
def test_owner_is_read_only_where_it_is_named(text: str, owner: str | None) -> None:
    assert owner_in(text) == owner


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("专题学法不少于4次", (4, "次", "不少于")),
        ("群众满意度达到95%以上", (95, "%", "达到")),
        ("开展联合执法行动4次以上", (4, "次", "以上")),
        ("举办法治讲座20场", (20, "场", None)),
        ("每季度到村坐班不少于一次", (1, "次", "不少于")),
        ("新增规上企业8家", (8, "家", None)),
        ("打造法治示范点3个", (3, "个", None)),
        ("选取4个村试点,全年开展法治讲座12场", (12, "场", None)),
        ("在5家企业设立联络点,每年走访2次以上", (2, "次", "以上")),
        ("举办执法培训2期", (2, "期", None)),
        ("培育法律明白人20名", (20, "名", None)),
        ("建设村级调解室6个", (6, "个", None)),
        ("组织旁听庭审3次", (3, "次", None)),
    ],
)
def test_target_amount_is_read_with_its_unit(text: str, expected: tuple[float, str, str | None]) -> None:
    quantity = quantity_in(text)
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.qualifier) == expected


@pytest.mark.parametrize(
    "text",
    [
        "组织力量到4个村开展宣讲",
        "在4个村开展宣讲",
        "组织4个村和2个社区对接",
        "完成对13个行政村的走访",
        "开展覆盖全镇9个自然村的巡查",
        "检查3家企业的台账",
        "开展6个部门参加的联合行动",
        "组织执法人员分3组巡查",
    ],
)
def test_number_of_places_is_no_target(text: str) -> None:
    assert quantity_in(text) is None


@pytest.mark.parametrize(
    "text", ["加强普法宣传", "推广12345热线", "落实“三项制度”", "严格执行2名以上执法人员共同执法的规定"]
)
def test_words_without_a_target_give_none(text: str) -> None:
    assert quantity_in(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年组织培训不少于4次", "2026-12-31"),
        ("到2027年,形成较为完备的机制", "2027-12-31"),
        ("争取2026年内通过验收", "2026-12-31"),
        ("责任单位:司法所;完成时限:2026年11月", "2026-11-30"),
        ("完成时间:2026年4月15日", "2026-04-15"),
        ("根据2025年12月底前印发的方案开展工作", None),
        ("三年内实现全覆盖", None),
        ("截至10月底,已完成整改", None),
    ],
)
def test_deadline_stands_in_a_field_or_names_a_year_but_no_paper_or_span(text: str, expected: str | None) -> None:
    assert deadline_in(text, 2026)[0] == expected


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("推进全覆盖（责任单位：司法所、各村（社区）；完成时限：2026年11月）", "司法所、各村（社区）"),
        ("责任领导：李明 责任单位：便民服务中心", "便民服务中心"),
        ("责任部门：应急办，完成时限：长期坚持", "应急办"),
        ("（责任单位：综合执法队、市场监管所，长期坚持）", "综合执法队、市场监管所"),
        ("牵头单位：司法所 配合单位：综治中心", "司法所"),
        ("（党政办牵头，司法所配合）完善目录", "党政办"),
        ("各村（社区）负责落实，综治中心督导", "各村（社区）"),
        ("责任人：王立。完成时间：4月", "王立"),
        ("党委副书记负总责，压实责任", None),
        ("领导负责制进一步落实", None),
    ],
)
def test_office_in_charge_is_named_by_a_field_or_leads_the_sentence(text: str, owner: str | None) -> None:
    assert owner_in(text) == owner


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("每月开展一次排查", 1, "次"),
        ("至少开展两次应急演练", 2, "次"),
        ("信访积案压减50%", 50, "%"),
        ("比例不低于执法人员总数的5%", 5, "%"),
        ("聘请2名专职律师", 2, "名"),
    ],
)
def test_amount_is_spoken_or_a_share_or_people_to_be_found(text: str, value: float, unit: str) -> None:
    quantity = quantity_in(text)
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize("text", ["一次性告知到位", "2名以上执法人员持证上岗", "以12345热线为抓手", "第一期工程收尾"])
def test_rules_and_names_are_no_amount(text: str) -> None:
    assert quantity_in(text) is None
