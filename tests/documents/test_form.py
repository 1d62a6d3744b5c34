"""How a form finds room on its page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents.form import COMPACT, TIGHT, USUAL, Entry, Look, Pair, Part, Signature, fitting_look, height_mm

PAGE_MM = 196.0
SIGNATURES: list[Part] = [
    Signature("承办单位\n意见"),
    Signature("责任领导\n签批意见", choices="□同意　　□不同意", extra_mm=4),
]


def form(characters: int) -> list[Part]:
    return [Pair(Entry("承办人", "周敏"), Entry("责任领导", "陈立群")), Entry("进展", "字" * characters), *SIGNATURES]


def test_a_short_form_has_large_type_and_gives_what_is_left_to_those_who_sign() -> None:
    look = fitting_look(form(20), PAGE_MM)
    assert look.points == USUAL.points
    assert look.room_mm > USUAL.room_mm


def test_a_longer_form_has_smaller_type_before_it_takes_a_second_page() -> None:
    assert fitting_look(form(700), PAGE_MM).points == COMPACT.points
    assert height_mm(form(700)[1], USUAL) > PAGE_MM / 2


def test_a_form_of_two_pages_is_large_again() -> None:
    assert fitting_look(form(3000), PAGE_MM) == USUAL


@given(st.integers(min_value=0, max_value=3000))
def test_a_form_that_is_said_to_fit_fits(characters: int) -> None:
    parts = form(characters)
    look = fitting_look(parts, PAGE_MM)
    assert look == USUAL or sum(height_mm(part, look) for part in parts) <= PAGE_MM + 0.001


@pytest.mark.parametrize("look", [USUAL, COMPACT, TIGHT], ids=["usual", "compact", "tight"])
def test_there_is_always_room_to_write_an_opinion_and_a_name(look: Look) -> None:
    assert all(height_mm(part, look) >= 14 for part in SIGNATURES)
