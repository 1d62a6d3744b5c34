"""What an organisation may set for itself."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.lights import THRESHOLDS
from tracker.domain.errors import Invalid
from tracker.domain.lights import Thresholds
from tracker.domain.org_settings import OrgSettings
from tracker.domain.working_days import WorkCalendar


def test_an_organisation_that_has_set_nothing_warns_at_fifteen_and_seven_days() -> None:
    unset = OrgSettings.read({})
    assert unset == OrgSettings(yellow_days=7, blue_days=15, receipt_required=True, most_extensions=2)
    assert unset.thresholds == Thresholds(yellow_points=10, red_points=30, quarterly_check=True)
    assert unset.work_calendar == WorkCalendar()


def test_settings_come_back_as_they_were_kept() -> None:
    chosen = OrgSettings(
        yellow_days=3, blue_days=10, in_working_days=True, yellow_points=5, red_points=20, quarterly_check=False,
        receipt_required=False, most_extensions=1, calendar={date(2027, 2, 20): True, date(2026, 9, 25): False},
    )  # fmt: skip
    assert OrgSettings.read(json.loads(json.dumps(chosen.stored()))) == chosen


@given(THRESHOLDS, st.dictionaries(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.booleans(), max_size=20))
def test_whatever_may_be_set_is_kept(thresholds: Thresholds, days: dict[date, bool]) -> None:
    named = {name: getattr(thresholds, name) for name in Thresholds.__slots__}
    chosen = OrgSettings(**named, calendar=days)
    chosen.check()
    back = OrgSettings.read(json.loads(json.dumps(chosen.stored())))
    assert (back.thresholds, back.work_calendar.overrides) == (thresholds, days)


def test_a_setting_of_a_later_version_does_no_harm() -> None:
    assert OrgSettings.read({"light": {"blue_days": 20, "pink_days": 1}, "unheard_of": 1}).blue_days == 20


def test_settings_of_an_earlier_version_are_understood() -> None:
    earlier = OrgSettings.read({"light": {"yellow_days": 5, "blue_days": 10}, "receipt_required": False})
    assert earlier == OrgSettings(5, 10, receipt_required=False)


@pytest.mark.parametrize(("yellow", "blue"), [(7, 7), (10, 5), (-1, 5), (7, 366)])
def test_blue_comes_before_yellow_and_both_within_a_year(yellow: int, blue: int) -> None:
    with pytest.raises(Invalid):
        OrgSettings(yellow_days=yellow, blue_days=blue).check()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"yellow_points": 0}, "red_points"),
        ({"yellow_points": 30}, "red_points"),
        ({"red_points": 101}, "red_points"),
        ({"most_extensions": -1}, "most_extensions"),
        ({"most_extensions": 10}, "most_extensions"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        OrgSettings(**wrong).check()
    assert refusal.value.field == field


def test_an_office_that_allows_no_extension_may_say_so() -> None:
    OrgSettings(most_extensions=0).check()
