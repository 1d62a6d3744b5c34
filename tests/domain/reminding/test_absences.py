"""Who may be away, and who may stand in."""

from datetime import date, timedelta

import pytest

from tracker.domain.errors import Invalid
from tracker.domain.reminding.absences import Away, check_absence

TODAY = date(2026, 9, 22)
WU, CHEN, LI = 1, 2, 3


def away(first: int, last: int, delegate: int | None = CHEN, person: int = WU) -> Away:
    """Absent from and to so many days after today."""
    return Away(person, TODAY + timedelta(days=first), TODAY + timedelta(days=last), delegate)


def refused(wanted: Away, *known: Away, longest: int = 30) -> tuple[str, str | None]:
    with pytest.raises(Invalid) as refusal:
        check_absence(wanted, known, TODAY, longest)
    return refusal.value.code, refusal.value.field


def test_a_colleague_may_stand_in_for_as_long_as_it_takes() -> None:
    check_absence(away(0, 0), (), TODAY, 30)
    check_absence(away(1, 200), (), TODAY, 30)


def test_an_absence_may_have_begun_but_not_be_over() -> None:
    check_absence(away(-5, 0), (), TODAY, 30)
    assert refused(away(-5, -1)) == ("absence_over", "to_on")


def test_the_last_day_is_not_before_the_first() -> None:
    assert refused(away(3, 2)) == ("absence_backwards", "to_on")


@pytest.mark.parametrize(("first", "last", "field"), [(400, 410, "from_on"), (1, 400, "to_on"), (-400, 3, "from_on")])
def test_days_lie_within_a_year(first: int, last: int, field: str) -> None:
    assert refused(away(first, last)) == ("absence_too_far", field)


@pytest.mark.parametrize(("first", "last"), [(1, 5), (5, 9), (0, 20), (3, 4)])
def test_nobody_is_away_twice_on_one_day(first: int, last: int) -> None:
    assert refused(away(first, last), away(3, 5, None)) == ("absence_overlaps", "from_on")


def test_one_absence_may_follow_another() -> None:
    check_absence(away(6, 9), (away(3, 5), away(10, 12)), TODAY, 30)


def test_nobody_stands_in_for_themselves() -> None:
    assert refused(away(1, 3, WU)) == ("delegate_is_self", "delegate_id")


def test_whoever_stands_in_is_there() -> None:
    assert refused(away(1, 3), away(3, 8, LI, person=CHEN)) == ("delegate_away", "delegate_id")
    check_absence(away(1, 3), (away(4, 8, LI, person=CHEN),), TODAY, 30)


def test_whoever_stands_in_then_cannot_leave_before_another_is_found() -> None:
    assert refused(away(1, 3), away(2, 8, WU, person=LI)) == ("stands_in_then", "from_on")
    check_absence(away(9, 12), (away(2, 8, WU, person=LI),), TODAY, 30)


def test_two_do_not_stand_in_for_each_other() -> None:
    assert refused(away(1, 3), away(1, 3, WU, person=CHEN))[0] in {"delegate_away", "stands_in_then"}


def test_without_a_delegate_reminders_pause_for_as_long_as_the_policy_allows() -> None:
    check_absence(away(1, 30, None), (), TODAY, 30)
    assert refused(away(1, 31, None)) == ("pause_too_long", "to_on")
    assert refused(away(1, 1, None), longest=0) == ("pause_not_allowed", "delegate_id")


def test_pauses_one_after_the_other_count_as_one() -> None:
    assert refused(away(11, 31, None), away(1, 10, None)) == ("pause_too_long", "to_on")
    assert refused(away(11, 20, None), away(21, 31, None), away(1, 10, None)) == ("pause_too_long", "to_on")
    check_absence(away(12, 31, None), (away(1, 10, None),), TODAY, 30)
    check_absence(away(11, 31, None), (away(1, 10),), TODAY, 30)
