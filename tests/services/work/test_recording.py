"""Records of routine work (工作纪实)."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.support.work import TODAY, Desk, figure, notices_of, verbs
from tests.support.world import World
from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.work import Duty, EntryState


def test_a_record_keeps_what_a_unit_did_and_waits(desk: Desk, world: World) -> None:
    entry = desk.record(
        "yx-staff", people="周正平、 陈立新", duty=Duty.DEPLOYED, figures=(figure("专题会议", "1"),),
        from_on=date(2025, 12, 30), to_on=date(2026, 1, 4),
    )  # fmt: skip
    assert (entry.state, entry.year, entry.unit_id) == (EntryState.PENDING, 2026, world.unit("yunxi-zf").id)
    assert (entry.people, entry.duty, entry.theme_code) == ("周正平、 陈立新", Duty.DEPLOYED, "T0")
    assert verbs("work_entry") == ["recorded"]
    assert notices_of(world, "yx-head") == ["reported"]


def test_one_day_needs_no_end(desk: Desk) -> None:
    entry = desk.record("yx-staff", from_on=TODAY - timedelta(3))
    assert entry.from_on == entry.to_on == TODAY - timedelta(3)


@pytest.mark.parametrize("who", ["yx-coord", "yx-leader", "yx-head", "yx-staff"])
def test_these_record(desk: Desk, who: str) -> None:
    assert desk.record(who).state is EntryState.PENDING


@pytest.mark.parametrize("who", ["yx-viewer", "yx-admin", "hs-coord", "qh-coord"])
def test_these_do_not(desk: Desk, who: str) -> None:
    with pytest.raises(NotAllowed):
        desk.record(who)


def test_staff_record_for_their_own_unit(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        desk.record("yx-staff", unit="yunxi-sfs")
    assert desk.record("yx-coord", unit="yunxi-sfs").state is EntryState.PENDING


def test_the_head_of_the_unit_accepts_what_a_leader_did(desk: Desk) -> None:
    entry = desk.record("yx-leader")
    desk.accept("yx-head", entry)
    assert entry.state is EntryState.ACCEPTED


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"text": ""}, "text"),
        ({"theme_code": "T99"}, "theme_code"),
        ({"from_on": TODAY, "to_on": TODAY - timedelta(1)}, "to_on"),
        ({"from_on": TODAY + timedelta(1)}, "from_on"),
        ({"from_on": TODAY, "to_on": TODAY + timedelta(1)}, "to_on"),
        ({"from_on": date(1990, 1, 1), "to_on": TODAY}, "from_on"),
        ({"people": "人" * 256}, "people"),
    ],
)
def test_the_field_at_fault_is_named(desk: Desk, values: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        desk.record("yx-staff", **values)
    assert refused.value.field == field


def test_a_record_is_of_a_unit_of_this_town(desk: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        desk.record("yx-coord", unit="heshan-zf")
    assert refused.value.field == "unit_id"
