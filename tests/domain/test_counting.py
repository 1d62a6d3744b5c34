"""Which indicator a figure belongs to."""

import pytest

from tracker.domain.counting import bare, fits, match, names_of
from tracker.domain.indicators import DEFAULT_INDICATORS, IndicatorRule
from tracker.domain.themes import DEFAULT_THEMES
from tracker.domain.work import Summing

TRAINING = IndicatorRule("T9", "培训", "次", ("业务培训",), ("场",))
TRAINED = IndicatorRule("T9", "参训", "人次", ("培训",), ())


@pytest.mark.parametrize(
    ("name", "unit", "meant"),
    [
        ("化解矛盾纠纷", "件", "矛盾纠纷调解"),
        ("调处 矛盾纠纷", "起", "矛盾纠纷调解"),
        ("矛盾纠纷调处", "宗", "矛盾纠纷调解"),
        ("矛盾纠纷调解", "", "矛盾纠纷调解"),
        ("开展行政执法培训", "场", "行政执法培训"),
        ("组织执法人员培训", "次", "行政执法培训"),
        ("“法律援助”", "件", "法律援助"),
        ("发放宣传资料", "册", "发放资料"),
        ("集中宣传活动", "场", "普法宣传"),
        ("培训", "人次", "参训"),
        ("培训", "次", "培训"),
        ("培训", "公里", None),
        ("修路", "件", None),
        ("", "件", None),
        ("开展", "次", None),
    ],
)
def test_figures_find_their_indicator_by_other_words_and_equal_units(name: str, unit: str, meant: str | None) -> None:
    found = match(name, unit, DEFAULT_INDICATORS)
    assert (found.name if found else None) == meant


def test_the_own_name_goes_before_another_ones_synonym() -> None:
    assert match("培训", "", (TRAINED, TRAINING)) is TRAINING


def test_two_that_are_meant_alike_are_neither() -> None:
    other = IndicatorRule("T4", "执法培训", "次", ("业务培训",))
    assert match("业务培训", "次", (TRAINING, other)) is None


def test_units_of_full_width_are_the_same_units() -> None:
    assert fits("％", IndicatorRule("T1", "满意率", "%"))
    assert not fits("个", IndicatorRule("T1", "满意率", "%"))


def test_no_default_means_what_another_one_means() -> None:
    seen: dict[tuple[str, str], str] = {}
    for rule in DEFAULT_INDICATORS:
        for word in names_of(rule):
            for unit in (rule.unit, *rule.equal_units):
                assert seen.setdefault((bare(word), unit), rule.name) == rule.name


def test_defaults_fit_into_the_catalogue() -> None:
    assert len({rule.name for rule in DEFAULT_INDICATORS}) == len(DEFAULT_INDICATORS)
    assert {rule.theme_code for rule in DEFAULT_INDICATORS} == {theme.code for theme in DEFAULT_THEMES}
    assert {rule.summing for rule in DEFAULT_INDICATORS} == set(Summing)
    assert all(len(word) <= 60 for rule in DEFAULT_INDICATORS for word in names_of(rule))
    assert all(match(rule.name, rule.unit, DEFAULT_INDICATORS) is rule for rule in DEFAULT_INDICATORS)
