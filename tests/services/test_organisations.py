"""Organisations: a county makes its towns; the first one is made at the server's shell."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support.world import TODAY, World
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.domain.org_settings import OrgSettings
from tracker.domain.people import OrgKind, Role, operator
from tracker.domain.themes import DEFAULT_THEMES
from tracker.extensions import db
from tracker.models import Event, Organisation, Theme, Unit, User
from tracker.services import organisations
from tracker.services.organisations import Founded, OrganisationEntry
from tracker.services.passwords import password_matches

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
LANTIAN = OrganisationEntry("lantian", "蓝田镇人民政府", OrgKind.TOWN, "lt-admin", "林小满")


def found(world: World, entry: OrganisationEntry = LANTIAN, by: str = "qh-admin", county: str = "qinghe") -> Founded:
    return organisations.found_town(world.actor(by), NOW, TODAY, world.org(county).id, entry)


def count(model: type[Organisation] | type[User] | type[Event]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_county_makes_a_town_with_themes_a_unit_and_an_administrator(world: World) -> None:
    town, password = (made := found(world)).org, made.password
    assert (town.parent_id, town.kind) == (world.org("qinghe").id, OrgKind.TOWN)
    themes = db.session.scalars(select(Theme).where(Theme.org_id == town.id).order_by(Theme.position))
    assert [theme.code for theme in themes] == [theme.code for theme in DEFAULT_THEMES]
    user = db.session.scalars(select(User).where(User.account == "lt-admin")).one()
    assert password_matches(user.password_hash, password)
    assert user.must_change_password
    assert [(seat.unit.name, seat.roles) for seat in user.memberships] == [
        ("党政综合办公室", frozenset({Role.ADMINISTRATOR}))
    ]


def test_a_town_may_be_made_before_anybody_is_known_there(world: World) -> None:
    made = found(world, OrganisationEntry("lantian", "蓝田镇人民政府"))
    assert made.password == ""
    assert db.session.scalar(select(func.count()).select_from(User).where(User.org_id == made.org.id)) == 0


def test_the_county_sees_its_new_town_at_once(world: World) -> None:
    town = found(world).org
    assert town.id in world.actor("qh-viewer").overseen_ids


@pytest.mark.parametrize("account", ["qh-coord", "qh-leader", "qh-head", "qh-staff", "qh-viewer"])
def test_only_the_countys_administrators_make_towns(world: World, account: str) -> None:
    with pytest.raises(NotAllowed):
        found(world, by=account)


def test_a_town_makes_no_towns(world: World) -> None:
    with pytest.raises(Conflict, match="only_counties_have_towns"):
        found(world, by="yx-admin", county="yunxi")


def test_a_towns_administrator_does_not_know_the_county(world: World) -> None:
    with pytest.raises(NotFound):
        found(world, by="yx-admin")


@pytest.mark.parametrize(
    ("entry", "code", "field"),
    [
        (replace(LANTIAN, code="heshan"), "code_taken", "code"),
        (replace(LANTIAN, code="蓝田"), "code_invalid", "code"),
        (replace(LANTIAN, name=""), "required", "name"),
        (replace(LANTIAN, admin_account="yx-admin"), "account_taken", "admin_account"),
        (replace(LANTIAN, admin_account="1"), "account_invalid", "admin_account"),
    ],
)
def test_a_wrong_entry_is_refused_at_its_field_and_nothing_is_written(
    world: World, entry: OrganisationEntry, code: str, field: str
) -> None:
    before = (count(Organisation), count(User), count(Event))
    with pytest.raises(Invalid) as refusal:
        found(world, entry)
    db.session.rollback()
    assert (refusal.value.code, refusal.value.field) == (code, field)
    assert (count(Organisation), count(User), count(Event)) == before


def test_the_first_organisation_comes_from_the_servers_shell(app: Flask) -> None:
    made = organisations.found_first(operator(), NOW, TODAY, LANTIAN)
    assert made.org.parent_id is None
    assert [unit.code for unit in db.session.scalars(select(Unit))] == ["dzb"]
    with pytest.raises(Conflict, match="installed_already"):
        organisations.found_first(operator(), NOW, TODAY, replace(LANTIAN, code="other"))


def test_nobody_signed_in_makes_a_first_organisation(world: World) -> None:
    with pytest.raises(NotAllowed):
        organisations.found_first(world.actor("qh-admin"), NOW, TODAY, LANTIAN)


def test_a_town_sets_its_own_lights_and_the_event_keeps_the_old_ones(world: World) -> None:
    org, wanted = world.org("yunxi"), OrgSettings(5, 20, receipt_required=False)
    organisations.change_settings(world.actor("yx-admin"), NOW, org.id, org.version_id, wanted)
    assert OrgSettings.read(org.settings) == wanted
    event = db.session.scalars(select(Event).order_by(Event.id.desc())).first()
    assert event is not None
    assert (event.verb, event.subject_type, event.org_id) == ("settings_changed", "organisation", org.id)


def test_settings_are_the_administrators_and_must_make_sense(world: World) -> None:
    org = world.org("yunxi")
    with pytest.raises(NotAllowed):
        organisations.change_settings(world.actor("yx-coord"), NOW, org.id, org.version_id, OrgSettings())
    with pytest.raises(Invalid, match="blue_before_yellow"):
        organisations.change_settings(world.actor("yx-admin"), NOW, org.id, org.version_id, OrgSettings(20, 5))


def test_an_organisation_changes_its_name_but_not_its_code(world: World) -> None:
    org = world.org("yunxi")
    organisations.rename_organisation(world.actor("yx-admin"), NOW, org.id, org.version_id, "云溪街道办事处")
    assert (org.code, org.name) == ("yunxi", "云溪街道办事处")


def test_a_renaming_that_somebody_else_overtook_is_refused(world: World) -> None:
    org = world.org("yunxi")
    seen = org.version_id
    organisations.rename_organisation(world.actor("yx-admin"), NOW, org.id, seen, "云溪街道办事处")
    with pytest.raises(Conflict, match="changed_meanwhile"):
        organisations.rename_organisation(world.actor("qh-admin"), NOW, org.id, seen, "云溪乡人民政府")


def test_a_town_that_is_taken_out_of_use_keeps_its_records_and_loses_its_rights(world: World) -> None:
    org, county = world.org("heshan"), world.actor("qh-admin")
    organisations.set_in_use(county, NOW, org.id, org.version_id, in_use=False)
    assert world.actor("hs-admin").seats == ()
    assert org.id in world.actor("qh-viewer").overseen_ids
    organisations.set_in_use(county, NOW, org.id, org.version_id, in_use=True)
    assert world.actor("hs-admin").org_ids == {org.id}


def test_nobody_closes_the_organisation_in_which_they_sit(world: World) -> None:
    org = world.org("heshan")
    with pytest.raises(NotAllowed, match="only_from_above"):
        organisations.set_in_use(world.actor("hs-admin"), NOW, org.id, org.version_id, in_use=False)


def test_a_county_with_towns_is_not_taken_out_of_use(world: World) -> None:
    org = world.org("qinghe")
    with pytest.raises(Conflict, match="towns_in_use"):
        organisations.set_in_use(operator(), NOW, org.id, org.version_id, in_use=False)
