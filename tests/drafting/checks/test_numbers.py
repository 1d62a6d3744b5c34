"""Every number of a draft rests on accepted work, whoever wrote the sentence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.drafting import years
from tests.drafting.checks.town import (
    HEARD,
    OPINION,
    PLAN_NOTE,
    TRAINED,
    a_year,
    drafted,
    edited,
    findings,
    last_report,
    without_entry,
)
from tests.drafting.years import figure
from tracker.domain.drafts import SentenceKind, SourceType
from tracker.drafting.checks import Code, Severity
from tracker.drafting.model import Ref, Sentence
from tracker.parsing.figures.stated import numbers_in

CODE = Code.NUMBER_UNSUPPORTED


def wrong(slot: str, text: str) -> list[tuple[str, str]]:
    """(number of the sentence, what is supported in its place) after a person wrote `text`."""
    found = findings(CODE, a_year(), edited(drafted(a_year()), slot, text))
    assert all(one.severity is Severity.BLOCKING and one.slot == slot for one in found)
    return [(one.params["number"], one.params["supported"]) for one in found]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("共参训161人次。", "161人次"),
        ("共参训１６１人次。", "１６１人次"),
        ("共参训1.2万人次。", "1.2万人次"),
        ("共参训158余人次。", "158余人次"),
        ("共参训近200人次。", "近200人次"),
        ("共参训158.5人次。", "158.5人次"),
        ("共参训158-161人次。", "161人次"),
        ("共参训两百人次。", "两百人次"),
        ("为158人次讲课，合格161人次。", "161人次"),
    ],
)
def test_a_changed_number_is_named_beside_the_accepted_one(text: str, number: str) -> None:
    (found, supported), *more = wrong(HEARD, text)
    assert found == number
    assert supported == ("" if "为158" in text else "158人次")
    assert more == []


def test_a_number_of_some_parts_only_is_no_sum() -> None:
    assert wrong(HEARD, "共参训100人次。") == [("100人次", "158人次")]


def test_a_unit_of_tens_of_thousands_is_read_as_it_was_reported() -> None:
    leaflets = years.year(years.record("发放资料。", figure("发放资料", "1.5", "万份", id=1), id=1), only=("T4",))
    assert findings(CODE, leaflets, drafted(leaflets)) == []
    [slot] = [sentence.slot for sentence in drafted(leaflets) if "1.5万份" in sentence.text]
    [found] = findings(CODE, leaflets, edited(drafted(leaflets), slot, "全年发放资料1.6万份。"))
    assert found.params["number"] == "1.6万份"


def test_a_part_may_stand_beside_its_sum() -> None:
    assert wrong(HEARD, "共参训158人次，其中综合执法队员100人次。") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("聘请法律顾问逐件审核，出具意见书四份。", "四份"),
        ("聘请法律顾问逐件审核，出具意见书4份。", "4份"),
        ("聘请法律顾问逐件审核十余次，出具意见书三份。", "十余次"),
        ("聘请法律顾问审核，采纳率百分之九十。", "百分之九十"),
        ("聘请法律顾问走访三户群众。", "三户"),
        ("聘请法律顾问审核，比上年增加5份。", "5份"),
        ("聘请法律顾问审核六七次。", "六七次"),
        ("聘请法律顾问审核二三十次。", "二三十次"),
        ("聘请法律顾问审核十二三次。", "十二三次"),
        ("聘请法律顾问审核⑥件。", "⑥件"),
        ("聘请法律顾问审核6k份。", "6k份"),
        ("聘请法律顾问审核，覆盖三分之二的合同。", "三分之二"),
        ("聘请法律顾问审核，九成以上意见得到采纳。", "九成"),
    ],
)
def test_numbers_that_no_source_states_are_found_in_words_too(text: str, number: str) -> None:
    found = [one for one, _supported in wrong(OPINION, text)]
    assert found == [number]


@pytest.mark.parametrize(
    "text",
    [
        "聘请法律顾问审核，出具意见书三份。",
        "聘请法律顾问审核，出具意见书3份。",
        "落实四个亲自，推行353工作法，2026年12月4日开通12345热线。",
        "按照云政发〔2026〕2号文件，落实行政执法三项制度和“八五”普法规划。",
        "第3次党委会研究审核工作，实行24小时值班。",
        "打造15分钟服务圈，开展3·15和5.12防灾减灾日宣传，按GB/T 9704印发，走进千家万户。",
        "①加强学习；②规范执法。110、120与12345联动，服务500强企业。",
        "落实一村一法律顾问和“最多跑一次”，坚定四个自信，推行双随机、一公开。",
    ],
)
def test_what_is_supported_and_what_is_no_figure_passes(text: str) -> None:
    assert wrong(OPINION, text) == []


def test_a_rate_may_follow_from_the_numbers_beside_it() -> None:
    assert wrong(HEARD, "共参训158人次，其中综合执法队员100人次，占63.3%。") == []
    assert wrong(HEARD, "共参训158人次，其中综合执法队员100人次，占73.3%。") == [("73.3%", "")]


def test_a_remainder_may_follow_from_the_numbers_beside_it() -> None:
    assert wrong(HEARD, "共参训158人次，其中综合执法队员100人次，其余58人次。") == []
    assert wrong(HEARD, "共参训158人次，其中综合执法队员100人次，其余68人次。") == [("68人次", "")]


def test_last_years_number_may_be_named_as_such() -> None:
    year = a_year(last_report(figures=[("参训人次", 120, "人次")]))
    told = edited(drafted(year), HEARD, "共参训158人次，比上年增加38人次，增长31.7%，上年为120人次。")
    assert [one.params["number"] for one in findings(CODE, year, told)] == []
    told = edited(drafted(year), HEARD, "共参训158人次，比上年增加58人次，增长51.7%，上年为130人次。")
    assert [one.params["number"] for one in findings(CODE, year, told)] == ["51.7%", "130人次"]


def test_a_withdrawn_entry_takes_its_numbers_along() -> None:
    now = without_entry(a_year(), 2)
    found = {one.slot: one.params for one in findings(CODE, a_year(), now=now)}
    assert found[HEARD]["supported"] == "100人次"
    assert found[TRAINED]["supported"] == "4次"
    assert found[HEARD]["way"] == "sum"


def test_boilerplate_states_no_numbers() -> None:
    told = edited(drafted(a_year()), "preamble:1", "全年开展培训6次，现将2026年有关情况报告如下：")
    (found,) = findings(Code.NUMBER_IN_BOILERPLATE, a_year(), told)
    assert (found.slot, found.params["number"]) == ("preamble:1", "6次")


def test_what_did_not_happen_is_a_number_too() -> None:
    assert wrong(OPINION, "全年未发生行政复议案件。") == [("全年未发生行政复议案件", "")]


def a_plan(text: str, **more: str) -> Sentence:
    ref = Ref(SourceType.NOTE, PLAN_NOTE, "")
    return Sentence("hand:1", "plans", SentenceKind.PLAN, text, refs=(ref,), by_hand=True, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("number", "target", "good"), [("12", "", True), ("20", "", False), ("20", "到村20次", True)])
def test_a_plan_states_what_was_noted_or_set_as_its_target(number: str, target: str, good: bool) -> None:
    plan = a_plan(f"村级法律顾问到村不少于{number}次。", target=target and f"到村不少于{number}次")
    found = findings(CODE, a_year(), [*drafted(a_year()), plan])
    assert (found == []) is good


def test_numbers_in_gaps_are_asked_for() -> None:
    assert wrong(HEARD, "共参训【待补：161人次以外的人数】。") == []


def test_a_latest_value_is_the_latest_of_those_that_stand() -> None:
    sentence = next(one for one in drafted(a_year()) if one.slot == TRAINED)
    assert sentence.amounts[0].value == Decimal(6)


@pytest.mark.parametrize("text", ["", "。", "１", "百分之", "一二三四五六七八九十", "9" * 400, "1,2,3,4，5"])
def test_any_text_has_its_numbers_read(text: str) -> None:
    assert all(text[one.start : one.end] for one in numbers_in(text))


def test_a_number_of_a_source_must_be_of_the_same_unit() -> None:
    assert wrong(OPINION, "聘请法律顾问出具意见书三次。") == [("三次", "")]
    assert wrong(OPINION, "聘请法律顾问审核3次。") == [("3次", "")]


def test_edited_text_counts_even_when_its_flag_is_forgotten() -> None:
    told = [replace(one, edited=False) for one in edited(drafted(a_year()), HEARD, "共参训161人次。")]
    assert [one.params["number"] for one in findings(CODE, a_year(), told)] == ["161人次"]


def test_numbers_that_changed_places_are_found() -> None:
    both = "全年开展行政执法培训{}次，法律顾问意见{}次。"
    year = years.year(
        years.record("培训。", figure("行政执法培训", 6, "次"), figure("法律顾问意见", 9, "次"), id=1), only=["T4"]
    )
    slot = next(one.slot for one in drafted(year) if one.amounts)
    amounts = tuple(amount for one in drafted(year) for amount in one.amounts)
    right, swapped = (
        [
            replace(one, amounts=amounts)
            for one in edited(drafted(year), slot, both.format(*numbers))
            if one.slot == slot
        ]
        for numbers in ((6, 9), (9, 6))
    )
    assert findings(CODE, year, right) == []
    found = [(one.params["number"], one.params["supported"]) for one in findings(CODE, year, swapped)]
    assert found == [("9次", "6次"), ("6次", "9次")]


def test_a_numeral_that_may_only_name_a_structure_asks_for_a_look() -> None:
    told = edited(drafted(a_year()), OPINION, "聘请法律顾问到七个办所审核，出具意见书三份。")
    (found,) = findings(CODE, a_year(), told)
    assert (found.params["number"], found.severity) == ("七个", Severity.WARNING)


def test_the_total_of_a_sentence_may_not_be_replaced_by_a_number_of_its_sources_words() -> None:
    year = years.year(years.record("到村检查9次。", figure("执法检查", 6, "次"), id=1), only=["T4"])
    slot = next(one.slot for one in drafted(year) if one.slot.startswith("total:"))
    (found,) = findings(CODE, year, edited(drafted(year), slot, "全年开展执法检查9次。"))
    assert found.params["supported"] == "6次"
