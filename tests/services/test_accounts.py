"""Passwords: one's own, and those that others reset."""

import pytest
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.world import BEGIN, PASSWORD, World, add_user
from tracker.domain.errors import Invalid, NotAllowed, NotFound
from tracker.domain.people import Role
from tracker.extensions import db
from tracker.models import Event, Membership
from tracker.services.accounts import change_password, reset_password, set_locale
from tracker.services.passwords import password_matches
from tracker.services.sign_in import authenticate

NEW = "松风-石桥-晚归-茶"


def test_a_new_password_replaces_the_old_one(world: World, clock: Clock) -> None:
    change_password(world.actor("yx-staff"), PASSWORD, "river-stone-lamp", clock())
    assert authenticate("yx-staff", "river-stone-lamp", "192.0.2.7", clock()).account == "yx-staff"
    with pytest.raises(Invalid):
        authenticate("yx-staff", PASSWORD, "192.0.2.7", clock())


def test_chinese_passwords_are_welcome(world: World, clock: Clock) -> None:
    change_password(world.actor("yx-staff"), PASSWORD, NEW + NEW, clock())
    assert password_matches(world.user("yx-staff").password_hash, NEW + NEW)


def test_a_changed_password_ends_all_sessions(world: World, clock: Clock) -> None:
    before = world.user("yx-staff").get_id()
    assert change_password(world.actor("yx-staff"), PASSWORD, "river-stone-lamp", clock()).get_id() != before


def test_the_present_password_must_be_known(world: World, clock: Clock) -> None:
    with pytest.raises(Invalid, match="password_wrong") as caught:
        change_password(world.actor("yx-staff"), "a guess", "river-stone-lamp", clock())
    assert caught.value.field == "current"


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short", "password_too_short"),
        ("a" * 129, "password_too_long"),
        ("Yx-Staff-2026", "password_names_you"),
        ("tel13800000001", "password_names_you"),
        ("我叫吴静今年三十岁了", "password_names_you"),
        ("1234567890", "password_common"),
        ("Woaini1314520", "password_common"),
        ("abcdefghijkl", "password_common"),
        ("8888888888", "password_common"),
        ("ababababab", "password_common"),
        (PASSWORD, "password_unchanged"),
    ],
)
def test_weak_passwords_are_refused_with_the_reason(world: World, clock: Clock, password: str, code: str) -> None:
    world.user("yx-staff").phone = "13800000001"
    db.session.commit()
    with pytest.raises(Invalid, match=code) as caught:
        change_password(world.actor("yx-staff"), PASSWORD, password, clock())
    assert caught.value.field == "new"


@pytest.mark.parametrize("actor", ["yx-admin", "yx-coord", "qh-admin"])
def test_administrators_and_the_coordinator_give_a_one_time_password(world: World, clock: Clock, actor: str) -> None:
    before = world.user("yx-staff").get_id()
    password = reset_password(world.actor(actor), world.user("yx-staff").id, clock())
    user = authenticate("yx-staff", password, "192.0.2.7", clock())
    assert user.must_change_password
    assert user.get_id() != before


def test_choosing_an_own_password_ends_the_need_to_change_it(world: World, clock: Clock) -> None:
    password = reset_password(world.actor("yx-coord"), world.user("yx-staff").id, clock())
    assert not change_password(world.actor("yx-staff"), password, "river-stone-lamp", clock()).must_change_password


def test_a_reset_ends_a_pause(world: World, clock: Clock) -> None:
    for _ in range(5):
        with pytest.raises(Invalid):
            authenticate("yx-staff", "wrong", "192.0.2.7", clock())
    password = reset_password(world.actor("yx-coord"), world.user("yx-staff").id, clock())
    assert authenticate("yx-staff", password, "192.0.2.7", clock()).account == "yx-staff"


@pytest.mark.parametrize("actor", ["yx-leader", "yx-head", "yx-staff", "yx-viewer", "qh-coord"])
def test_nobody_else_resets_passwords(world: World, clock: Clock, actor: str) -> None:
    with pytest.raises(NotAllowed):
        reset_password(world.actor(actor), world.user("yx-leader").id, clock())


def test_a_coordinator_cannot_take_over_an_administrator(world: World, clock: Clock) -> None:
    with pytest.raises(NotAllowed):
        reset_password(world.actor("yx-coord"), world.user("yx-admin").id, clock())


def test_a_town_cannot_take_over_somebody_who_also_sits_in_the_county(world: World, clock: Clock) -> None:
    both = add_user(world, "both", "余海宁", "yunxi", "yunxi-zf", Role.STAFF)
    county_unit = world.unit("qinghe-sfj")
    _seat(both.id, county_unit.org_id, county_unit.id)
    with pytest.raises(NotAllowed):
        reset_password(world.actor("yx-admin"), both.id, clock())
    assert reset_password(world.actor("qh-admin"), both.id, clock())


def _seat(user_id: int, org_id: int, unit_id: int) -> None:
    seat = Membership(org_id=org_id, user_id=user_id, unit_id=unit_id, from_on=BEGIN)
    seat.set_roles(frozenset({Role.STAFF}))
    db.session.add(seat)
    db.session.commit()


def test_people_of_another_town_do_not_exist(world: World, clock: Clock) -> None:
    with pytest.raises(NotFound):
        reset_password(world.actor("yx-admin"), world.user("hs-staff").id, clock())


def test_a_reset_is_on_record_without_the_password(world: World, clock: Clock) -> None:
    password = reset_password(world.actor("yx-coord"), world.user("yx-staff").id, clock())
    event = db.session.scalars(select(Event)).one()
    assert (event.verb, event.subject_type, event.subject_id) == ("reset_password", "user", world.user("yx-staff").id)
    assert password not in repr((event.before, event.after, event.reason))


def test_a_chosen_language_is_kept(world: World) -> None:
    set_locale(world.user("yx-staff").id, "en")
    assert world.user("yx-staff").locale == "en"
