"""Pairs on which people have decided join into chains over the years."""

from tracker.domain.chains import chains, linked
from tracker.domain.likeness import Problem

PROBLEMS = [Problem(number, 2020 + number, f"问题{number}") for number in range(1, 7)]


def ids(same: list[tuple[int, int]]) -> list[list[int]]:
    return [[one.id for one in chain.problems] for chain in chains(PROBLEMS, same)]


def test_a_is_b_and_b_is_c_makes_one_chain_of_three() -> None:
    assert ids([(1, 2), (2, 3)]) == [[1, 2, 3]]
    assert ids([(2, 3), (1, 3)]) == [[1, 2, 3]]


def test_the_longest_comes_first_and_then_the_latest() -> None:
    assert ids([(5, 6), (1, 2), (2, 3)]) == [[1, 2, 3], [5, 6]]
    assert ids([(1, 2), (5, 6)]) == [[5, 6], [1, 2]]


def test_a_chain_with_a_year_between_is_broken() -> None:
    [unbroken], [broken] = chains(PROBLEMS, [(1, 2)]), chains(PROBLEMS, [(1, 3)])
    assert (unbroken.is_unbroken, broken.is_unbroken, broken.years) == (True, False, [2021, 2023])


def test_problems_of_a_voided_report_join_nothing() -> None:
    assert ids([(1, 99), (99, 2)]) == []


def test_nobody_is_asked_about_pairs_of_one_chain() -> None:
    assert {(1, 3), (3, 1)} <= linked(chains(PROBLEMS, [(1, 2), (2, 3)]))
