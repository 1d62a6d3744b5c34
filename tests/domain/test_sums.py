"""Sums of a year's figures keep how exact they are."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.sums import Sum, combined, total
from tracker.domain.work import Qualifier


def test_nothing_has_no_sum() -> None:
    assert total([]) is None


def test_zero_is_a_sum() -> None:
    assert total([Sum(Decimal(0))]) == Sum(Decimal(0))


def test_thirty_and_more_than_thirty_are_more_than_sixty() -> None:
    assert total([Sum(Decimal(30)), Sum(Decimal(30), Qualifier.MORE)]) == Sum(Decimal(60), Qualifier.MORE)


def test_nearly_and_more_make_about() -> None:
    assert combined([Qualifier.NEARLY, Qualifier.MORE]) is Qualifier.ABOUT


@given(st.lists(st.sampled_from(list(Qualifier))))
def test_a_sum_is_exact_only_if_all_its_parts_are(qualifiers: list[Qualifier]) -> None:
    assert (combined(qualifiers) is Qualifier.EXACT) is (set(qualifiers) <= {Qualifier.EXACT})
