"""Units: a tree without loops, in an order of one's own, closed instead of deleted."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.support.tasks import add_task
from tests.support.world import TODAY, World, add_user
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.domain.people import Role
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Unit
from tracker.queries.roster import units_of
from tracker.services import units
from tracker.services.units import UnitEntry

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)


def create(world: World, entry: UnitEntry, by: str = "yx-admin", org: str = "yunxi") -> Unit:
    return units.create_unit(world.actor(by), NOW, TODAY, world.org(org).id, entry)


def edit(world: World, unit: Unit, **changed: Any) -> Unit:
    entry = UnitEntry(unit.code, unit.name, unit.parent_id, unit.head_id, unit.leader_id)
    return units.edit_unit(world.actor("yx-admin"), NOW, TODAY, unit.id, unit.version_id, replace(entry, **changed))


def close(world: World, unit: Unit, *, hand_over: bool = False) -> None:
    units.deactivate_unit(world.actor("yx-admin"), NOW, TODAY, unit.id, unit.version_id, hand_over=hand_over)


def names(world: World, account: str = "yx-viewer") -> list[str]:
    return [unit.name for unit in units_of(world.actor(account), world.org("yunxi").id)]


def test_a_new_unit_stands_last(world: World) -> None:
    create(world, UnitEntry("yjb", "应急管理办公室"))
    assert names(world) == ["党政综合办公室", "综合行政执法队", "司法所", "应急管理办公室"]


def test_a_code_is_unique_in_its_organisation_only(world: World) -> None:
    with pytest.raises(Invalid, match="code_taken"):
        create(world, UnitEntry("zf", "执法二队"))
    db.session.rollback()
    create(world, UnitEntry("zf", "执法监督局"), by="qh-admin", org="qinghe")


@pytest.mark.parametrize(
    "account", ["yx-coord", "yx-leader", "yx-head", "yx-staff", "yx-viewer", "hs-admin", "qh-coord"]
)
def test_only_administrators_make_units(world: World, account: str) -> None:
    with pytest.raises(NotAllowed):
        create(world, UnitEntry("yjb", "应急管理办公室"), by=account)


def test_a_unit_never_lies_below_itself(world: World) -> None:
    top, middle, low = (world.unit(f"yunxi-{code}") for code in ("dzb", "zf", "sfs"))
    edit(world, middle, parent_id=top.id)
    edit(world, low, parent_id=middle.id)
    for parent in (top, middle, low):
        with pytest.raises(Invalid, match="unit_below_itself"):
            edit(world, top, parent_id=parent.id)


def test_a_unit_does_not_lie_in_another_organisation_or_below_a_closed_unit(world: World) -> None:
    zf, sfs = world.unit("yunxi-zf"), world.unit("yunxi-sfs")
    with pytest.raises(Invalid, match="unit_inactive"):
        edit(world, zf, parent_id=world.unit("heshan-zf").id)
    close(world, sfs)
    with pytest.raises(Invalid, match="unit_inactive"):
        edit(world, zf, parent_id=sfs.id)


@pytest.mark.parametrize("field", ["head_id", "leader_id"])
def test_heads_and_leaders_are_active_people_of_the_organisation(world: World, field: str) -> None:
    unit = world.unit("yunxi-sfs")
    edit(world, unit, **{field: world.user("yx-coord").id})
    assert getattr(unit, field) == world.user("yx-coord").id
    with pytest.raises(Invalid) as refusal:
        edit(world, unit, **{field: world.user("hs-coord").id})
    assert (refusal.value.code, refusal.value.field) == ("person_not_here", field)
    world.user("yx-staff").deactivated_at = NOW
    db.session.commit()
    with pytest.raises(Invalid, match="person_not_here"):
        edit(world, unit, **{field: world.user("yx-staff").id})


def test_a_head_who_left_does_not_block_other_changes_of_the_unit(world: World) -> None:
    world.user("yx-head").deactivated_at = NOW
    db.session.commit()
    assert edit(world, world.unit("yunxi-zf"), leader_id=None).head_id == world.user("yx-head").id


def test_units_change_places_with_their_neighbours(world: World) -> None:
    units.move_unit(world.actor("yx-admin"), NOW, world.unit("yunxi-sfs").id, up=True)
    assert names(world) == ["党政综合办公室", "司法所", "综合行政执法队"]
    units.move_unit(world.actor("yx-admin"), NOW, world.unit("yunxi-dzb").id, up=False)
    assert names(world) == ["司法所", "党政综合办公室", "综合行政执法队"]


def test_the_first_unit_stays_first_when_it_is_moved_up(world: World) -> None:
    before = names(world)
    units.move_unit(world.actor("yx-admin"), NOW, world.unit("yunxi-dzb").id, up=True)
    assert names(world) == before


def test_a_unit_moves_among_those_with_the_same_parent(world: World) -> None:
    edit(world, world.unit("yunxi-zf"), parent_id=world.unit("yunxi-dzb").id)
    units.move_unit(world.actor("yx-admin"), NOW, world.unit("yunxi-sfs").id, up=True)
    assert names(world)[0] == "司法所"


def test_a_unit_with_people_and_open_tasks_is_closed_only_after_a_promise_to_hand_over(world: World) -> None:
    add_task(world, "yunxi", "zf")
    unit = world.unit("yunxi-zf")
    with pytest.raises(Conflict) as refusal:
        close(world, unit)
    assert refusal.value.params == {"tasks": 1, "units": 0, "seats": 6}
    close(world, unit, hand_over=True)
    assert not unit.is_active


def test_a_unit_without_people_tasks_and_subunits_is_simply_closed_and_opened_again(world: World) -> None:
    unit = world.unit("yunxi-sfs")
    add_task(world, "yunxi", "sfs", state=TaskState.CLOSED)
    close(world, unit)
    units.reactivate_unit(world.actor("yx-admin"), NOW, unit.id, unit.version_id)
    assert unit.is_active


def test_a_unit_over_others_names_them_before_it_is_closed(world: World) -> None:
    edit(world, world.unit("yunxi-zf"), parent_id=world.unit("yunxi-sfs").id)
    with pytest.raises(Conflict) as refusal:
        close(world, world.unit("yunxi-sfs"))
    assert refusal.value.params["units"] == 1


def test_two_administrators_do_not_overwrite_each_others_unit(world: World) -> None:
    unit = world.unit("yunxi-sfs")
    seen, entry = unit.version_id, UnitEntry(unit.code, "司法所（综合法治）")
    units.edit_unit(world.actor("yx-admin"), NOW, TODAY, unit.id, seen, entry)
    with pytest.raises(Conflict, match="changed_meanwhile"):
        units.edit_unit(world.actor("qh-admin"), NOW, TODAY, unit.id, seen, replace(entry, name="法治所"))


def test_units_of_another_town_do_not_exist_for_an_administrator(world: World) -> None:
    unit = world.unit("heshan-sfs")
    with pytest.raises(NotFound):
        edit(world, unit)


def test_people_lent_by_the_county_may_head_a_unit(world: World) -> None:
    lent = add_user(world, "qh-lent", "许亮", "qinghe", "qinghe-sfj", Role.STAFF)
    db.session.commit()
    unit = world.unit("yunxi-sfs")
    with pytest.raises(Invalid):
        edit(world, unit, head_id=lent.id)
