"""What accepted figures add up to: by indicator, synonyms and equal units included; unlike units never."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.rollup import FigurePart, Told
from tracker.domain.sums import Sum
from tracker.domain.totals import totals_of
from tracker.domain.work import EntryKind, Qualifier, Summing

_ids = count(1)


@dataclass
class Kind:
    """An indicator of a catalogue."""

    id: int
    name: str
    unit: str
    theme_code: str = "T4"
    synonyms: Sequence[str] = ()
    equal_units: Sequence[str] = ()
    summing: Summing = Summing.SUM
    is_active: bool = True


@dataclass
class Said:
    """A figure as an entry says it."""

    name: str
    value: str
    unit: str
    qualifier: Qualifier = Qualifier.EXACT
    indicator_id: int | None = None
    on: date = date(2026, 3, 1)
    theme: str | None = "T4"


TRAINING = Kind(1, "行政执法培训", "次", synonyms=("执法人员培训",), equal_units=("期", "场"))
CASES = Kind(2, "行政处罚", "件", equal_units=("起", "宗"))
PEOPLE = Kind(3, "持证执法人员", "人", summing=Summing.LATEST)
RATE = Kind(4, "矛盾纠纷化解率", "%", theme_code="T6")
CATALOGUE = {one.id: one for one in (TRAINING, CASES, PEOPLE, RATE)}


def told(*figures: Said) -> list[Told]:
    """Entries with one figure each."""
    return [_told(next(_ids), figure) for figure in figures]


def _told(key: int, said: Said) -> Told:
    part = FigurePart(key, key, said.name, Decimal(said.value), said.unit, said.qualifier, said.indicator_id, said.on)
    return Told(key, EntryKind.RECORD, None, said.theme, "", said.on, said.on, "", 1, "", figures=(part,))


def totals(*figures: Said) -> list[tuple[str, Sum, str]]:
    return [(total.name, total.sum, total.unit) for total in totals_of(told(*figures), CATALOGUE)]


def test_synonyms_and_equal_units_are_one_total_that_keeps_its_parts() -> None:
    [total] = totals_of(told(Said("行政执法培训", "2", "次"), Said("开展执法人员培训", "3", "期")), CATALOGUE)
    assert (total.indicator_id, total.sum, total.unit) == (1, Sum(Decimal(5)), "次")
    assert [(part.value, part.unit) for part in total.parts] == [(Decimal(2), "次"), (Decimal(3), "期")]


def test_a_unit_that_does_not_fit_is_a_total_of_its_own() -> None:
    found = totals(Said("行政执法培训", "2", "次", indicator_id=1), Said("行政执法培训", "80", "人", indicator_id=1))
    assert found == [("行政执法培训", Sum(Decimal(2)), "次"), ("行政执法培训", Sum(Decimal(80)), "人")]


def test_odd_units_of_one_indicator_have_keys_of_their_own() -> None:
    figures = [Said("行政执法培训", "2", unit, indicator_id=1) for unit in ("次", "人", "天")]
    keys = [total.key for total in totals_of(told(*figures), CATALOGUE)]
    assert len(set(keys)) == 3


def test_of_a_headcount_the_latest_stands_and_is_its_only_part() -> None:
    figures = (
        Said("持证执法人员", "9", "人", on=date(2026, 6, 30)), Said("持证执法人员", "12", "人", on=date(2026, 9, 30)),
        Said("持证执法人员", "7", "人", on=date(2026, 3, 31)),
    )  # fmt: skip
    [total] = totals_of(told(*figures), CATALOGUE)
    assert total.sum == Sum(Decimal(12))
    assert [part.value for part in total.parts] == [12]


def test_rates_are_never_added_whatever_the_catalogue_says() -> None:
    found = totals(
        Said("矛盾纠纷化解率", "95", "%"), Said("矛盾纠纷化解率", "97", "％", on=date(2026, 9, 1)),
        Said("满意度", "90", "%", Qualifier.AT_LEAST), Said("办结率", "90", "百分比"),
        Said("办结率", "95", "百分比", on=date(2026, 9, 1)),
    )  # fmt: skip
    assert found == [
        ("矛盾纠纷化解率", Sum(Decimal(97)), "%"), ("满意度", Sum(Decimal(90), Qualifier.AT_LEAST), "%"),
        ("办结率", Sum(Decimal(95)), "百分比"),
    ]  # fmt: skip


def test_more_than_stays_only_if_a_part_said_so() -> None:
    cases = Said("行政处罚", "30", "件", Qualifier.MORE), Said("行政处罚", "4", "起")
    assert totals(*cases) == [("行政处罚", Sum(Decimal(34), Qualifier.MORE), "件")]
    assert totals(cases[1], cases[1]) == [("行政处罚", Sum(Decimal(8)), "件")]


def test_figures_of_no_indicator_are_totalled_by_name_and_unit_within_their_theme() -> None:
    figures = (
        Said("走访群众", "20", "户"), Said("走访群众", "30", "户"), Said("走访群众", "5", "次"),
        Said("走访群众", "7", "户", theme="T6"),
    )  # fmt: skip
    found = [(total.theme_code, total.sum.value, total.unit) for total in totals_of(told(*figures), CATALOGUE)]
    assert found == [("T4", Decimal(50), "户"), ("T4", Decimal(5), "次"), ("T6", Decimal(7), "户")]


def test_a_retired_indicator_keeps_its_figures_and_takes_no_new_ones_by_name() -> None:
    retired = {1: Kind(1, "行政执法培训", "次", is_active=False)}
    entries = told(Said("行政执法培训", "2", "次", indicator_id=1), Said("行政执法培训", "3", "次"))
    assert [(total.indicator_id, total.sum.value) for total in totals_of(entries, retired)] == [
        (1, Decimal(2)),
        (None, Decimal(3)),
    ]


def test_a_total_is_written_with_the_name_used_most_and_stands_in_its_indicators_theme() -> None:
    names = ["行政执法培训", "执法人员培训", "执法人员培训"]
    [total] = totals_of(told(*(Said(name, "1", "次", theme="T9") for name in names)), CATALOGUE)
    assert (total.name, total.written, total.theme_code) == ("行政执法培训", "执法人员培训", "T4")


FIGURES = st.builds(
    Said,
    name=st.sampled_from(["行政执法培训", "执法人员培训", "行政处罚", "持证执法人员", "化解率", "走访群众"]),
    value=st.decimals(0, 10**6, places=2).map(str),
    unit=st.sampled_from(["次", "期", "件", "起", "人", "%", "户", ""]),
    qualifier=st.sampled_from(Qualifier),
    indicator_id=st.sampled_from([None, 1, 2, 3]),
    on=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    theme=st.sampled_from(["T4", "T6", None]),
)


@given(st.lists(FIGURES, max_size=30))
def test_a_total_is_exactly_what_its_parts_make_and_no_figure_is_counted_twice(figures: list[Said]) -> None:
    entries = told(*figures)
    found = totals_of(entries, CATALOGUE)
    for total in found:
        assert total.sum.value == sum(part.value for part in total.parts)
        assert total.sum.qualifier is Qualifier.EXACT or {part.qualifier for part in total.parts} != {Qualifier.EXACT}
    counted = [part.figure_id for total in found for part in total.parts]
    assert len(counted) == len(set(counted))
    assert len({total.key for total in found}) == len(found)
    assert all(len("total:" + total.key) <= 80 for total in found)
    left_out = [part for entry in entries for part in entry.figures if part.figure_id not in counted]
    latest = [total for total in found if total.summing is Summing.LATEST]
    assert all(len(total.parts) == 1 for total in latest)
    assert all(any(part.on <= total.parts[0].on for total in latest) for part in left_out)
    assert all(part.unit == "%" or "持证执法人员" in part.name or part.indicator_id == PEOPLE.id for part in left_out)


@given(st.lists(FIGURES, max_size=12))
def test_the_order_of_reporting_does_not_change_any_sum(figures: list[Said]) -> None:
    entries = told(*figures)
    forward = {total.key: total.sum for total in totals_of(entries, CATALOGUE)}
    backward = {total.key: total.sum for total in totals_of(entries[::-1], CATALOGUE)}
    assert forward == backward
