"""From a person to the actor in whose name use cases run."""

from datetime import date, timedelta

from tests.support.world import TODAY, World, add_user
from tracker.domain.people import Role, Via
from tracker.extensions import db
from tracker.queries.people import actor_for


def test_an_actor_holds_the_roles_of_each_seat(world: World) -> None:
    actor = world.actor("yx-head")
    assert actor.roles_at(world.unit("yunxi-zf").id) == {Role.UNIT_HEAD}
    assert actor.roles_at(world.unit("yunxi-sfs").id) == frozenset()


def test_one_person_may_hold_several_roles_in_one_seat(world: World) -> None:
    user = add_user(world, "yx-many", "许亮", "yunxi", "yunxi-sfs", Role.UNIT_HEAD, Role.COORDINATOR)
    db.session.commit()
    assert world.actor("yx-many").roles_in(user.org_id) == {Role.UNIT_HEAD, Role.COORDINATOR}


def test_a_county_oversees_its_towns_and_a_town_nobody(world: World) -> None:
    towns = {world.org("yunxi").id, world.org("heshan").id}
    assert world.actor("qh-viewer").overseen_ids == towns
    assert world.actor("yx-viewer").overseen_ids == frozenset()


def test_a_seat_counts_from_its_first_to_its_last_day(world: World) -> None:
    user = world.user("yx-staff")
    user.memberships[0].from_on, user.memberships[0].to_on = TODAY, TODAY + timedelta(days=1)
    db.session.commit()

    def seats(day: date) -> int:
        return len(actor_for(user.id, user.name, day, Via.WEB).seats)

    assert [seats(TODAY + timedelta(days=n)) for n in (-1, 0, 1, 2)] == [0, 1, 1, 0]
