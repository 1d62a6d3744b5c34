"""Figures as clauses of an official report."""

from decimal import Decimal

import pytest

from tests.drafting.years import figure, record, year
from tracker.domain.outlines import Outline
from tracker.domain.periods import Period
from tracker.domain.work import Qualifier
from tracker.drafting.compose import compose
from tracker.drafting.numbers import amount_text, plain_number
from tracker.drafting.phrasing import with_verb


def said(
    *figures_: tuple[str, str, str], qualifier: Qualifier = Qualifier.EXACT, period: Period = Period.YEAR
) -> list[str]:
    work = [record("已办", figure(name, value, unit, qualifier), theme="T6") for name, value, unit in figures_]
    found = compose(year(*work, period=period), Outline()).sentences
    return [one.text for one in found if one.slot.startswith("total:")]


@pytest.mark.parametrize(
    ("name", "unit", "phrase"),
    [
        ("化解矛盾纠纷", "件", "化解矛盾纠纷"),
        ("矛盾纠纷排查", "件", "排查矛盾纠纷"),
        ("行政执法培训", "次", "组织行政执法培训"),
        ("法治专题会议", "次", "召开法治专题会议"),
        ("普法宣传", "场", "开展普法宣传"),
        ("防汛演练", "次", "组织防汛演练"),
        ("执法案卷评查", "本", "评查执法案卷"),
        ("行政处罚", "件", "办理行政处罚案件"),
        ("受教育群众", "人次", "受教育群众"),
        ("法治体检", "家", "开展法治体检"),
        ("普法短视频", "部", "完成普法短视频"),
        ("罚没收入", "元", "罚没收入"),
        ("走访企业", "家", "走访企业"),
    ],
)
def test_a_name_becomes_verb_and_object(name: str, unit: str, phrase: str) -> None:
    assert with_verb(name, unit) == phrase


@pytest.mark.parametrize(
    ("value", "qualifier", "words"),
    [
        ("30", Qualifier.MORE, "30余件"),
        ("161", Qualifier.MORE, "超过161件"),
        ("5", Qualifier.MORE, "超过5件"),
        ("30", Qualifier.AT_LEAST, "30件以上"),
        ("300", Qualifier.NEARLY, "近300件"),
        ("300", Qualifier.ABOUT, "约300件"),
        ("12.50", Qualifier.EXACT, "12.5件"),
        ("12000", Qualifier.EXACT, "12000件"),
    ],
)
def test_qualifiers_stand_where_people_write_them(value: str, qualifier: Qualifier, words: str) -> None:
    assert amount_text(Decimal(value), "件", qualifier) == words


def test_rates_are_reached() -> None:
    assert said(("群众满意率", "99.1", "%")) == ["群众满意率达99.1%。"]
    assert said(("群众满意率", "90", "%"), qualifier=Qualifier.AT_LEAST) == ["群众满意率达90%以上。"]


def test_numbers_have_no_exponent_and_no_needless_decimals() -> None:
    assert [plain_number(Decimal(text)) for text in ("1E+2", "3.10", "0.0", "1200")] == ["100", "3.1", "0", "1200"]


def test_more_than_a_number_is_said_of_a_sum_only_if_a_part_was_more() -> None:
    work = record("a", figure("法律咨询", 30, "人次", Qualifier.MORE)), record("b", figure("法律咨询", 12, "人次"))
    exact = record("a", figure("法律咨询", 30, "人次")), record("b", figure("法律咨询", 12, "人次"))
    texts = [compose(year(*those), Outline()).sentences for those in (work, exact)]
    assert [next(one.text[2:] for one in found if one.slot.startswith("total:")) for found in texts] == [
        "提供法律咨询超过42人次。",
        "提供法律咨询42人次。",
    ]


def test_a_figure_of_nought_did_not_happen() -> None:
    assert said(("行政复议案件", "0", "件")) == ["全年未发生行政复议案件。"]


def test_nought_of_ones_own_work_is_no_result() -> None:
    assert said(("普法讲座", "0", "场")) == []


def test_heads_are_counted_not_added() -> None:
    assert said(("持证执法人员", "8", "名"), ("持证执法人员", "10", "名")) == ["共有持证执法人员10名。"]


@pytest.mark.parametrize(
    ("period", "word"), [(Period.YEAR, "全年"), (Period.HALF, "上半年"), (Period.Q2, "二季度"), (Period.Q4, "四季度")]
)
def test_the_time_is_that_of_the_report(period: Period, word: str) -> None:
    assert said(("行政执法培训", "6", "次"), period=period) == [f"{word}组织行政执法培训6次。"]


def test_what_belongs_together_is_one_sentence() -> None:
    figures_ = ("矛盾纠纷调解", "198", "件"), ("应急演练", "2", "次"), ("矛盾纠纷排查", "205", "件")
    assert said(*figures_) == ["全年排查矛盾纠纷205件，调解矛盾纠纷198件。", "全年组织应急演练2次。"]


def test_names_that_state_numbers_do_not_disturb_the_number() -> None:
    assert said(("3期培训参训", "12", "人次")) == ["全年“3期培训参训”共12人次。"]


def test_tens_of_thousands_stand_as_they_were_reported() -> None:
    assert said(("发放资料", "1.5", "万份")) == ["全年发放资料1.5万份。"]


def test_unlike_units_stay_apart() -> None:
    assert said(("安全检查", "12", "处"), ("安全检查", "3", "次")) == [
        "全年开展安全检查12处。",
        "全年开展安全检查3次。",
    ]


def test_what_would_contradict_stands_in_sentences_of_its_own() -> None:
    figures_ = ("矛盾纠纷排查", "134", "件"), ("矛盾纠纷调解", "141", "件")
    assert said(*figures_) == ["全年排查矛盾纠纷134件。", "全年调解矛盾纠纷141件。"]
