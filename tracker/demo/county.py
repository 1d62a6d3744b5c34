"""Founding the county: organisations, offices, people and their seats."""

from datetime import date, datetime

from sqlalchemy import select

from tracker.demo import people
from tracker.demo.people import DemoOrganisation, DemoPerson
from tracker.demo.stage import Stage
from tracker.domain.people import Actor, OrgKind, Role, Via, operator
from tracker.extensions import db
from tracker.models import Organisation, Unit, User
from tracker.services.events import record
from tracker.services.memberships import SeatEntry, seat_person
from tracker.services.organisations import OrganisationEntry, found_first, found_town
from tracker.services.passwords import hash_password
from tracker.services.units import UnitEntry, edit_unit, make_unit
from tracker.services.users import UserEntry, deactivate_user


def found(stage: Stage) -> None:
    """Make the county and its towns, a year and some months before today."""
    year = stage.calendar.plan_year - 1
    now, begin = stage.calendar.at(date(year, 3, 2), 9), date(year, 1, 1)
    county, *towns = people.organisations()
    shell = operator(Via.DEMO)
    org = found_first(shell, now, now.date(), OrganisationEntry(county.code, county.name, OrgKind.COUNTY)).org
    password_hash = hash_password(people.password())
    _populate(shell, now, begin, org, county, password_hash)
    for town in towns:
        actor = stage.actor(county.administrator().account)
        org = found_town(actor, now, now.date(), stage.org(county.code).id, OrganisationEntry(town.code, town.name)).org
        stage.forget_actors()
        _populate(stage.actor(county.administrator().account), now, begin, org, town, password_hash)
    for entry in (county, *towns):
        _name_heads(stage.actor(county.administrator().account), stage, now, entry)


def _populate(
    actor: Actor, now: datetime, begin: date, org: Organisation, entry: DemoOrganisation, password_hash: str
) -> None:
    """Offices and people in one transaction."""
    units = {unit.code: unit.id for unit in _units(org.id)}
    for position, unit in enumerate(entry.units):
        if unit.code not in units:
            values: dict[str, str | int | None] = {"code": unit.code, "name": unit.name}
            values["parent_id"] = units.get(unit.parent)
            units[unit.code] = make_unit(actor, now, org.id, values, position=position).id
    for person in entry.people:
        user = _admit(actor, now, org.id, person, password_hash)
        for code, roles in person.seats.items():
            held = frozenset(Role(word) for word in roles.split())
            seat_person(actor, now, user, SeatEntry(units[code], held, begin))
    db.session.commit()


def _units(org_id: int) -> list[Unit]:
    return list(db.session.scalars(select(Unit).where(Unit.org_id == org_id)))


def _admit(actor: Actor, now: datetime, org_id: int, person: DemoPerson, password_hash: str) -> User:
    """A person with the demo's password, where real people get a one-time password of their own."""
    values = UserEntry(person.account, person.name, person.phone, person.email, person.post).tidy()
    user = User(org_id=org_id, password_hash=password_hash, **values)
    db.session.add(user)
    record(actor, now, "created", user, after=values)
    return user


def _name_heads(actor: Actor, stage: Stage, now: datetime, entry: DemoOrganisation) -> None:
    org_id = stage.org(entry.code).id
    for place in entry.units:
        unit = stage.unit(org_id, place.code)
        heads = {"head_id": stage.user_id(place.head), "leader_id": stage.user_id(place.leader)}
        wanted = UnitEntry(place.code, place.name, unit.parent_id, **heads)
        edit_unit(actor, now, stage.calendar.today, unit.id, unit.version_id, wanted)


def take_leave(stage: Stage) -> None:
    """Deactivate those who have left, as their administrator did this February."""
    day = date(stage.calendar.plan_year, 2, 10)
    for entry in people.organisations():
        for person in entry.people:
            if person.gone:
                user = db.session.get_one(User, stage.user_id(person.account))
                actor = stage.actor(entry.administrator().account)
                deactivate_user(actor, stage.instant(day), day, user.id, user.version_id)
