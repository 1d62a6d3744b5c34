"""Organisations: a county's administrators make the towns below it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select

from tracker.domain import entries
from tracker.domain.errors import Conflict, Invalid, NotAllowed
from tracker.domain.org_settings import FIRST_UNITS, OrgSettings
from tracker.domain.people import Actor, OrgKind, Role
from tracker.domain.permissions import Permission, Subject, can, require
from tracker.domain.themes import DEFAULT_THEMES
from tracker.extensions import db
from tracker.models import Organisation, Theme, Unit
from tracker.queries.reach import OrgEntry
from tracker.queries.scope import visible_organisations
from tracker.services.events import change, record
from tracker.services.indicators import copy_default_indicators
from tracker.services.memberships import SeatEntry, seat_person
from tracker.services.rows import flush_unique, refuse_taken, take_organisation
from tracker.services.units import make_unit
from tracker.services.users import UserEntry, make_user


@dataclass(frozen=True, slots=True)
class OrganisationEntry:
    """A new organisation, and its first administrator if there is one already (their account and name)."""

    code: str
    name: str
    kind: OrgKind = OrgKind.TOWN
    admin_account: str = ""
    admin_name: str = ""


@dataclass(frozen=True, slots=True)
class Founded:
    """A new organisation with its administrator's account and one-time password ("" without an administrator)."""

    org: Organisation
    account: str = ""
    password: str = ""


def found_town(actor: Actor, now: datetime, today: date, county_id: int, entry: OrganisationEntry) -> Founded:
    """A new town below a county, with the default themes and a first unit."""
    county = take_organisation(actor, county_id)
    require(actor, Permission.MANAGE_ORGANISATIONS, Subject(county.id))
    check_county(county)
    return _found(actor, now, today, county.id, entry)


def check_county(org: Organisation | OrgEntry) -> None:
    """Raise Conflict unless towns may lie below this organisation."""
    if org.kind is not OrgKind.COUNTY:
        raise Conflict("only_counties_have_towns")


def found_first(actor: Actor, now: datetime, today: date, entry: OrganisationEntry) -> Founded:
    """The first organisation of an installation, by the person at the server's shell. Conflict if there is one."""
    if not actor.operator:
        raise NotAllowed("not_allowed")
    if db.session.scalar(select(Organisation.id).limit(1)) is not None:
        raise Conflict("installed_already")
    return _found(actor, now, today, None, entry)


def _found(actor: Actor, now: datetime, today: date, parent_id: int | None, entry: OrganisationEntry) -> Founded:
    values = {"code": entries.code(entry.code), "name": entries.line(entry.name, "name", 120), "kind": entry.kind}
    refuse_taken(select(Organisation.id).where(Organisation.code == values["code"]), "code_taken", "code")
    org = Organisation(parent_id=parent_id, **values)
    db.session.add(org)
    flush_unique("code_taken", "code")
    actor = _standing_over(actor, org)
    record(actor, now, "created", org, after=values)
    _copy_themes(org.id)
    copy_default_indicators(org.id)
    unit = _first_unit(actor, now, org)
    account = _first_administrator(actor, now, today, unit, entry) if entry.admin_account else ("", "")
    db.session.commit()
    return Founded(org, *account)


def _standing_over(actor: Actor, org: Organisation) -> Actor:
    """The actor with the new organisation among those below their seats."""
    if org.parent_id is None:
        return actor
    above = actor.ancestors.get(org.parent_id, frozenset()) | {org.parent_id}
    return replace(actor, ancestors={**actor.ancestors, org.id: above})


def _copy_themes(org_id: int) -> None:
    for position, theme in enumerate(DEFAULT_THEMES):
        words = {"keywords": list(theme.keywords), "lead_hints": list(theme.lead_hints)}
        db.session.add(Theme(org_id=org_id, code=theme.code, name=theme.name, position=position, **words))


def _first_unit(actor: Actor, now: datetime, org: Organisation) -> Unit:
    code, name = FIRST_UNITS[org.kind]
    return make_unit(actor, now, org.id, {"code": code, "name": name})


def _first_administrator(
    actor: Actor, now: datetime, today: date, unit: Unit, entry: OrganisationEntry
) -> tuple[str, str]:
    try:
        person = UserEntry(account=entry.admin_account, name=entry.admin_name or entry.admin_account)
        user, password = make_user(actor, now, unit.org_id, person)
    except Invalid as error:
        raise Invalid(error.code, field=f"admin_{error.field}", **error.params) from error
    seat = SeatEntry(unit.id, frozenset({Role.ADMINISTRATOR}), today)
    seat_person(actor, now, user, seat)
    return user.account, password


def rename_organisation(actor: Actor, now: datetime, org_id: int, version: int, name: str) -> None:
    """Change an organisation's name. Its code stands in addresses and commands, and stays."""
    org = _take_managed(actor, org_id, version)
    change(actor, now, "edited", org, {"name": entries.line(name, "name", 120)})
    db.session.commit()


def change_settings(actor: Actor, now: datetime, org_id: int, version: int, wanted: OrgSettings) -> None:
    """Change light thresholds and whether tasks must be received."""
    org = _take_managed(actor, org_id, version)
    wanted.check()
    change(actor, now, "settings_changed", org, {"settings": {**org.settings, **wanted.stored()}})
    db.session.commit()


def set_in_use(actor: Actor, now: datetime, org_id: int, version: int, *, in_use: bool) -> None:
    """Take an organisation out of use (its people lose their seats' rights, nothing is deleted) or into use again.

    Only from above: nobody closes the organisation in which they sit. Conflict while towns below it are in use.
    """
    org = _take_managed(actor, org_id, version)
    if not actor.operator and org.id in actor.org_ids:
        raise NotAllowed("only_from_above")
    below = visible_organisations(actor).where(Organisation.parent_id == org.id, Organisation.is_active)
    if not in_use and db.session.scalar(below.limit(1)) is not None:
        raise Conflict("towns_in_use")
    change(actor, now, "reactivated" if in_use else "deactivated", org, {"is_active": in_use})
    db.session.commit()


def may_close(actor: Actor, org: Organisation | OrgEntry) -> bool:
    """Whether the actor may take the organisation out of use: an administrator above it who does not sit in it."""
    return org.id not in actor.org_ids and can(actor, Permission.MANAGE_ORGANISATIONS, Subject(org.id))


def _take_managed(actor: Actor, org_id: int, version: int) -> Organisation:
    org = take_organisation(actor, org_id, version)
    require(actor, Permission.MANAGE_ORGANISATIONS, Subject(org.id))
    return org
