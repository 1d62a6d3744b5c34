"""The share of a task's targets that has been reached."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.targets import Count, Goal, reached
from tracker.domain.work import Summing

DAY = date(2026, 9, 22)
TRAINING = Goal(7, "行政执法培训", "次", Decimal(6))


def count(
    value: float, name: str = "执法培训", unit: str = "场", indicator_id: int | None = 7, day: date = DAY
) -> Count:
    return Count(indicator_id, name, unit, Decimal(str(value)), day)


def test_without_goals_there_is_no_share() -> None:
    assert reached([], [count(3)]) is None


def test_figures_of_the_indicator_add_up_whatever_they_are_called() -> None:
    assert reached([TRAINING], [count(1), count(1, "培训队员", "次")]) == 33


def test_without_an_indicator_name_and_unit_decide() -> None:
    goal = Goal(None, "参与评查的律师", "名", Decimal(4))
    same, other_unit = (count(1, "参与评查的律师", unit, None) for unit in ("名", "场"))
    assert reached([goal], [same, other_unit]) == 25


def test_shares_are_rounded_down_and_end_at_a_hundred() -> None:
    assert reached([TRAINING], [count(5.99)]) == 99
    assert reached([TRAINING], [count(60)]) == 100


def test_the_slowest_goal_decides() -> None:
    assert reached([TRAINING, Goal(8, "应急演练", "次", Decimal(2))], [count(6)]) == 0


def test_the_latest_day_counts_and_of_one_day_the_last_word() -> None:
    rate = Goal(7, "满意率", "%", Decimal(100), Summing.LATEST)
    before = date(2026, 6, 30)
    assert reached([rate], [count(90), count(95, day=before)]) == 90
    assert reached([rate], [count(90), count(80)]) == 80
    assert reached([rate], []) == 0


@given(st.lists(st.integers(0, 20)), st.integers(1, 50))
def test_more_work_never_means_less(values: list[int], goal: int) -> None:
    counts = [count(value) for value in values]
    shares = [
        reached([Goal(7, "培训", "次", Decimal(goal))], counts[:number]) or 0 for number in range(len(counts) + 1)
    ]
    assert shares == sorted(shares)
    assert all(0 <= share <= 100 for share in shares)
    assert (shares[-1] == 100) == (sum(values) >= goal)
