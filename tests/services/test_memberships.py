"""Seats: several at once are normal; the last administrator stays."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.support.world import BEGIN, TODAY, World, add_user
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.domain.people import Role
from tracker.extensions import db
from tracker.models import Membership
from tracker.services import memberships
from tracker.services.memberships import SeatEntry

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
SOON = TODAY + timedelta(days=30)


def add(world: World, account: str, unit: str, *roles: Role, by: str = "yx-admin", **days: date) -> Membership:
    entry = SeatEntry(world.unit(unit).id, frozenset(roles), days.get("from_on", TODAY), days.get("to_on"))
    return memberships.add_seat(world.actor(by), NOW, world.user(account).id, entry)


def first_seat(world: World, account: str) -> Membership:
    return world.user(account).memberships[0]


def end(world: World, account: str, by: str, to_on: date = TODAY) -> None:
    seat = first_seat(world, account)
    memberships.end_seat(world.actor(by), NOW, TODAY, seat.id, seat.version_id, to_on)


def change(world: World, account: str, by: str, *roles: Role) -> None:
    seat = first_seat(world, account)
    memberships.change_roles(world.actor(by), NOW, TODAY, seat.id, seat.version_id, roles)


def test_one_person_heads_the_judicial_office_coordinates_and_works_elsewhere(world: World) -> None:
    add(world, "yx-staff", "yunxi-sfs", Role.UNIT_HEAD, Role.COORDINATOR)
    actor = world.actor("yx-staff")
    assert actor.roles_at(world.unit("yunxi-sfs").id) == {Role.UNIT_HEAD, Role.COORDINATOR}
    assert actor.roles_at(world.unit("yunxi-zf").id) == {Role.STAFF}


def test_a_seat_that_begins_later_gives_nothing_yet(world: World) -> None:
    add(world, "yx-staff", "yunxi-sfs", Role.COORDINATOR, from_on=SOON)
    assert world.actor("yx-staff").roles_in(world.org("yunxi").id) == {Role.STAFF}


def test_a_seat_needs_a_role_and_an_end_after_its_beginning(world: World) -> None:
    with pytest.raises(Invalid, match="role_missing"):
        add(world, "yx-staff", "yunxi-sfs")
    with pytest.raises(Invalid, match="ends_before_it_begins"):
        add(world, "yx-staff", "yunxi-sfs", Role.STAFF, to_on=TODAY - timedelta(days=1))


def test_more_roles_in_the_same_unit_belong_into_the_same_seat(world: World) -> None:
    with pytest.raises(Conflict, match="seat_exists"):
        add(world, "yx-staff", "yunxi-zf", Role.COORDINATOR)
    end(world, "yx-staff", "yx-admin")
    add(world, "yx-staff", "yunxi-zf", Role.COORDINATOR, from_on=TODAY + timedelta(days=1))


def test_a_closed_unit_takes_nobody(world: World) -> None:
    world.unit("yunxi-sfs").is_active = False
    db.session.commit()
    with pytest.raises(Invalid, match="unit_inactive"):
        add(world, "yx-staff", "yunxi-sfs", Role.STAFF)


@pytest.mark.parametrize("account", ["yx-coord", "yx-leader", "yx-head", "yx-staff", "yx-viewer", "qh-coord"])
def test_only_administrators_give_seats(world: World, account: str) -> None:
    with pytest.raises(NotAllowed):
        add(world, "yx-staff", "yunxi-sfs", Role.ADMINISTRATOR, by=account)


def test_a_towns_administrator_gives_no_seat_in_the_county_or_another_town(world: World) -> None:
    for unit in ("qinghe-sfj", "heshan-sfs"):
        with pytest.raises(Invalid, match="required"):
            add(world, "yx-staff", unit, Role.ADMINISTRATOR)


def test_the_county_lends_a_person_to_a_town(world: World) -> None:
    add(world, "qh-staff", "yunxi-sfs", Role.STAFF, by="qh-admin")
    assert world.actor("qh-staff").org_ids == {world.org("qinghe").id, world.org("yunxi").id}


def test_a_seat_ends_with_its_last_day(world: World) -> None:
    end(world, "yx-staff", "yx-admin", TODAY - timedelta(days=1))
    assert world.actor("yx-staff").seats == ()


def test_a_seat_does_not_end_before_it_began(world: World) -> None:
    with pytest.raises(Invalid, match="ends_before_it_begins"):
        end(world, "yx-staff", "yx-admin", BEGIN - timedelta(days=1))


def test_a_seat_that_is_over_stays_on_record_as_it_was(world: World) -> None:
    end(world, "yx-staff", "yx-admin", TODAY - timedelta(days=1))
    with pytest.raises(Conflict, match="seat_ended"):
        change(world, "yx-staff", "yx-admin", Role.LEADER)
    with pytest.raises(Conflict, match="seat_ended"):
        end(world, "yx-staff", "yx-admin")


def test_roles_change_at_once_and_count_as_a_change_of_the_seat(world: World) -> None:
    seen = first_seat(world, "yx-staff").version_id
    change(world, "yx-staff", "yx-admin", Role.STAFF, Role.COORDINATOR)
    assert world.actor("yx-staff").roles_in(world.org("yunxi").id) == {Role.STAFF, Role.COORDINATOR}
    assert first_seat(world, "yx-staff").version_id > seen


def test_somebody_elses_change_of_roles_is_not_overwritten(world: World) -> None:
    seat = first_seat(world, "yx-staff")
    seen = seat.version_id
    change(world, "yx-staff", "yx-admin", Role.LEADER)
    with pytest.raises(Conflict, match="changed_meanwhile"):
        memberships.change_roles(world.actor("qh-admin"), NOW, TODAY, seat.id, seen, [Role.VIEWER])


def test_nobody_ends_or_empties_their_own_administrators_seat(world: World) -> None:
    add_user(world, "yx-admin2", "许亮", "yunxi", "yunxi-dzb", Role.ADMINISTRATOR)
    db.session.commit()
    with pytest.raises(Conflict, match="own_administrator_seat"):
        end(world, "yx-admin", "yx-admin")
    with pytest.raises(Conflict, match="own_administrator_seat"):
        change(world, "yx-admin", "yx-admin", Role.VIEWER)


def test_the_last_administrator_keeps_the_role(world: World) -> None:
    with pytest.raises(Conflict, match="last_administrator"):
        end(world, "yx-admin", "qh-admin")
    with pytest.raises(Conflict, match="last_administrator"):
        change(world, "yx-admin", "qh-admin", Role.COORDINATOR)
    change(world, "yx-admin", "qh-admin", Role.COORDINATOR, Role.ADMINISTRATOR)


def test_an_administrator_whose_time_is_limited_does_not_free_the_last_one(world: World) -> None:
    add(world, "yx-coord", "yunxi-sfs", Role.ADMINISTRATOR, to_on=SOON)
    with pytest.raises(Conflict, match="last_administrator"):
        end(world, "yx-admin", "qh-admin")


def test_a_deactivated_administrator_does_not_free_the_last_one(world: World) -> None:
    other = add_user(world, "yx-admin2", "许亮", "yunxi", "yunxi-dzb", Role.ADMINISTRATOR)
    other.deactivated_at = NOW
    db.session.commit()
    with pytest.raises(Conflict, match="last_administrator"):
        end(world, "yx-admin", "qh-admin")


def test_seats_of_another_town_do_not_exist_for_an_administrator(world: World) -> None:
    with pytest.raises(NotFound):
        end(world, "hs-staff", "yx-admin")
