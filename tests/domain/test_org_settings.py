"""What an organisation may set for itself."""

import pytest

from tracker.domain.errors import Invalid
from tracker.domain.org_settings import OrgSettings


def test_an_organisation_that_has_set_nothing_warns_at_fifteen_and_seven_days() -> None:
    assert OrgSettings.read({}) == OrgSettings(yellow_days=7, blue_days=15, receipt_required=True)


def test_settings_come_back_as_they_were_kept() -> None:
    chosen = OrgSettings(yellow_days=3, blue_days=10, receipt_required=False)
    assert OrgSettings.read(chosen.stored()) == chosen


def test_a_setting_of_a_later_version_does_no_harm() -> None:
    assert OrgSettings.read({"light": {"blue_days": 20, "pink_days": 1}, "unheard_of": 1}).blue_days == 20


@pytest.mark.parametrize(("yellow", "blue"), [(7, 7), (10, 5), (-1, 5), (7, 366)])
def test_blue_comes_before_yellow_and_both_within_a_year(yellow: int, blue: int) -> None:
    with pytest.raises(Invalid):
        OrgSettings(yellow_days=yellow, blue_days=blue).check()
