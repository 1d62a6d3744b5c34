"""Numbers as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.amounts import LARGEST, Amount, read_amount
from tracker.domain.errors import Invalid
from tracker.domain.work import Qualifier

READ = {
    "31": Amount(Decimal(31)),
    " 31 ": Amount(Decimal(31)),
    "３１": Amount(Decimal(31)),
    "1.50": Amount(Decimal("1.5")),
    "1,200": Amount(Decimal(1200)),
    "1，200": Amount(Decimal(1200)),
    "0": Amount(Decimal(0)),
    "30余": Amount(Decimal(30), Qualifier.MORE),
    "30 余件": Amount(Decimal(30), Qualifier.MORE, "件"),
    "5000多份": Amount(Decimal(5000), Qualifier.MORE, "份"),
    "逾30": Amount(Decimal(30), Qualifier.MORE),
    "近30": Amount(Decimal(30), Qualifier.NEARLY),
    "30以上": Amount(Decimal(30), Qualifier.AT_LEAST),
    "90%以上": Amount(Decimal(90), Qualifier.AT_LEAST, "%"),
    "不少于6次": Amount(Decimal(6), Qualifier.AT_LEAST, "次"),
    "约1.2万元": Amount(Decimal(12000), Qualifier.ABOUT, "元"),
    "50左右": Amount(Decimal(50), Qualifier.ABOUT),
    "共计12场次": Amount(Decimal(12), unit="场次"),
    "1.2万": Amount(Decimal(12000)),
    "30余万": Amount(Decimal(300000), Qualifier.MORE),
    "两": Amount(Decimal(2)),
    "两次": Amount(Decimal(2), unit="次"),
    "十余次": Amount(Decimal(10), Qualifier.MORE, "次"),
    "二十三": Amount(Decimal(23)),
    "一百零五": Amount(Decimal(105)),
    "三千零二十": Amount(Decimal(3020)),
    "两万余人次": Amount(Decimal(20000), Qualifier.MORE, "人次"),
    "一亿三千万": Amount(Decimal(130_000_000)),
    "十五万": Amount(Decimal(150_000)),
    "二〇": Amount(Decimal(20)),
    "零": Amount(Decimal(0)),
}
NONSENSE = (
    "", " ", "余", "很多", "几十", "数十", "-3", "－3", "3-5", "3至5", "3.5.1", "12,34", "1e5", "次30", "30次30",
    "三百二", "一万五", "十十", "1.23456", "1000000000000", "∞", "NaN", "1/2", "<b>3</b>", "3\u202e4", "三件二",
    "9" * 29, "9" * 5000, f"0.{'0' * 40}1", f"{'1' * 20}.{'1' * 20}", "九" * 40, "1" + ",000" * 12,
)  # fmt: skip


@pytest.mark.parametrize("typed", READ)
def test_numbers_are_read_as_they_are_said(typed: str) -> None:
    assert read_amount(typed) == READ[typed]


@pytest.mark.parametrize("typed", NONSENSE)
def test_what_is_no_number_is_shown_to_whoever_typed_it(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_amount(typed, "figures-0-value")
    assert (refused.value.code, refused.value.field) == ("number_invalid", "figures-0-value")
    assert refused.value.params == {"text": typed.strip()[:30]}


@given(st.decimals(min_value=0, max_value=LARGEST - 1, places=4))
def test_every_number_that_is_kept_is_read_back(value: Decimal) -> None:
    assert read_amount(f"{value:f}") == Amount(value)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        amount = read_amount(text)
    except Invalid:
        return
    assert 0 <= amount.value < LARGEST
