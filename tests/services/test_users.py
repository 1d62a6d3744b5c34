"""Accounts: made with a one-time password, edited, deactivated, never deleted."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support.tasks import add_task
from tests.support.world import TODAY, World, add_user
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.domain.people import Role
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Event, User
from tracker.services import users
from tracker.services.memberships import SeatEntry, add_seat
from tracker.services.passwords import password_matches
from tracker.services.users import UserEntry

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
FANG = UserEntry("fang-xiaolan", "方晓岚", "139 0000 1234", "fang@example.cn", "副所长")


def seat(world: World, *roles: Role, unit: str = "yunxi-sfs") -> SeatEntry:
    return SeatEntry(world.unit(unit).id, frozenset(roles or {Role.STAFF}), TODAY)


def create(world: World, entry: UserEntry = FANG, by: str = "yx-admin", org: str = "yunxi") -> tuple[User, str]:
    return users.create_user(world.actor(by), NOW, world.org(org).id, entry, seat(world, unit=f"{org}-sfs"))


def deactivate(world: World, account: str, by: str = "yx-admin", *, hand_over: bool = False) -> None:
    user = world.user(account)
    users.deactivate_user(world.actor(by), NOW, TODAY, user.id, user.version_id, hand_over=hand_over)


def test_a_new_person_signs_in_once_with_the_password_that_is_shown_once(world: World) -> None:
    user, password = create(world)
    assert password_matches(user.password_hash, password)
    assert user.must_change_password
    assert password not in str([(event.before, event.after) for event in db.session.scalars(select(Event))])


def test_what_was_typed_is_kept_in_one_form(world: World) -> None:
    user, _ = create(world)
    assert (user.account, user.phone, user.email, user.post) == (
        "fang-xiaolan",
        "13900001234",
        "fang@example.cn",
        "副所长",
    )


def test_email_and_phone_may_be_missing(world: World) -> None:
    user, _ = create(world, UserEntry("he-wei", "何伟"))
    assert (user.phone, user.email) == (None, None)
    create(world, UserEntry("he-wen", "何文"))


def test_a_new_person_has_a_seat_from_the_first_day(world: World) -> None:
    user, _ = create(world)
    assert [(row.unit.name, row.roles) for row in user.memberships] == [("司法所", frozenset({Role.STAFF}))]


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"account": "YX-Staff"}, "account_taken", "account"),
        ({"account": "方晓岚"}, "account_invalid", "account"),
        ({"phone": "+86 139-1111-2222"}, "phone_taken", "phone"),
        ({"phone": "110"}, "phone_invalid", "phone"),
        ({"email": "fang"}, "email_invalid", "email"),
        ({"name": " "}, "required", "name"),
    ],
)
def test_a_wrong_entry_is_refused_at_its_field_and_nothing_is_written(
    world: World, changed: dict[str, str], code: str, field: str
) -> None:
    world.user("hs-staff").phone = "13911112222"
    db.session.commit()
    before = db.session.scalar(select(func.count()).select_from(User))
    with pytest.raises(Invalid) as refusal:
        create(world, replace(FANG, **changed))
    db.session.rollback()
    assert (refusal.value.code, refusal.value.field) == (code, field)
    assert db.session.scalar(select(func.count()).select_from(User)) == before


@pytest.mark.parametrize("account", ["yx-coord", "yx-leader", "yx-head", "yx-staff", "yx-viewer", "qh-coord"])
def test_only_administrators_make_accounts(world: World, account: str) -> None:
    with pytest.raises(NotAllowed):
        create(world, by=account)


def test_the_countys_administrator_makes_accounts_in_its_towns(world: World) -> None:
    user, _ = create(world, by="qh-admin")
    assert user.org_id == world.org("yunxi").id


def test_a_person_is_edited_and_the_event_keeps_before_and_after(world: World) -> None:
    user = world.user("yx-staff")
    entry = UserEntry("yx-staff", "吴静", "13900005678", "", "司法助理员")
    users.edit_user(world.actor("yx-admin"), NOW, TODAY, user.id, user.version_id, entry)
    event = db.session.scalars(select(Event).order_by(Event.id.desc())).first()
    assert event is not None
    assert (event.verb, event.before) == ("edited", {"phone": None, "post": ""})
    assert event.after == {"phone": "13900005678", "post": "司法助理员"}


def test_two_administrators_do_not_overwrite_each_other(world: World) -> None:
    user = world.user("yx-staff")
    seen = user.version_id
    entry = UserEntry("yx-staff", "吴静", post="司法助理员")
    users.edit_user(world.actor("yx-admin"), NOW, TODAY, user.id, seen, entry)
    with pytest.raises(Conflict, match="changed_meanwhile"):
        users.edit_user(world.actor("qh-admin"), NOW, TODAY, user.id, seen, replace(entry, post="科员"))


def test_deactivation_ends_access_and_every_session_at_once(world: World, app: Flask) -> None:
    browser = world.client(app, "yx-staff")
    deactivate(world, "yx-staff")
    db.session.expire_all()
    assert not world.user("yx-staff").is_active
    assert browser.get("/o/yunxi/2026/people/").status_code == 302


def test_after_reactivation_an_old_session_stays_ended(world: World, app: Flask) -> None:
    browser, user = world.client(app, "yx-staff"), world.user("yx-staff")
    deactivate(world, "yx-staff")
    users.reactivate_user(world.actor("yx-admin"), NOW, TODAY, user.id, user.version_id)
    assert user.is_active
    assert browser.get("/o/yunxi/2026/people/").status_code == 302


@pytest.mark.parametrize("part", ["owner_id", "sponsor_id"])
def test_whoever_has_open_tasks_leaves_only_after_a_promise_to_hand_over(world: World, part: str) -> None:
    mine: dict[str, Any] = {part: world.user("yx-staff").id}
    add_task(world, **mine)
    with pytest.raises(Conflict) as refusal:
        deactivate(world, "yx-staff")
    assert (refusal.value.code, refusal.value.params) == ("still_in_hand", {"tasks": 1, "units": 0})
    deactivate(world, "yx-staff", hand_over=True)
    assert not world.user("yx-staff").is_active


def test_closed_tasks_hold_nobody_back(world: World) -> None:
    add_task(world, "yunxi", owner_id=world.user("yx-staff").id, state=TaskState.CLOSED)
    deactivate(world, "yx-staff")


def test_a_unit_without_its_head_is_named_before_the_head_leaves(world: World) -> None:
    with pytest.raises(Conflict) as refusal:
        deactivate(world, "yx-head")
    assert refusal.value.params == {"tasks": 0, "units": 1}


def test_nobody_deactivates_themselves(world: World) -> None:
    with pytest.raises(Conflict, match="own_account"):
        deactivate(world, "yx-admin")


def test_the_last_administrator_of_an_organisation_stays(world: World) -> None:
    with pytest.raises(Conflict, match="last_administrator"):
        deactivate(world, "yx-admin", by="qh-admin")
    add_user(world, "yx-admin2", "许亮", "yunxi", "yunxi-dzb", Role.ADMINISTRATOR)
    db.session.commit()
    deactivate(world, "yx-admin", by="qh-admin")


def test_a_town_does_not_touch_the_account_of_somebody_who_also_sits_in_the_county(world: World) -> None:
    user = world.user("yx-coord")
    county = SeatEntry(world.unit("qinghe-sfj").id, frozenset({Role.ADMINISTRATOR}), TODAY)
    add_seat(world.actor("qh-admin"), NOW, user.id, county)
    with pytest.raises(NotAllowed):
        users.require_account(world.actor("yx-admin"), TODAY, user)
    with pytest.raises(NotAllowed):
        deactivate(world, "yx-coord", hand_over=True)
    users.require_account(world.actor("qh-admin"), TODAY, user)


def test_people_of_another_town_do_not_exist_for_an_administrator(world: World) -> None:
    with pytest.raises(NotFound):
        deactivate(world, "hs-staff")
