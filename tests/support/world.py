"""A small made-up county for tests: 青禾县 over 云溪镇 and 河山镇, with people of every role."""

from dataclasses import dataclass, field
from datetime import date

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tracker.domain.people import Actor, OrgKind, Role, Via
from tracker.domain.themes import DEFAULT_THEMES
from tracker.extensions import db
from tracker.models import Membership, Organisation, Theme, Unit, User
from tracker.queries.people import actor_for
from tracker.services.indicators import copy_default_indicators
from tracker.services.passwords import hash_password

PASSWORD = "changqing-2026"
BEGIN = date(2025, 1, 1)
TODAY = date(2026, 9, 22)


@dataclass
class World:
    """Rows by code and account: `world.org("yunxi")`, `world.user("yx-coord")`."""

    orgs: dict[str, Organisation] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)

    def org(self, code: str) -> Organisation:
        """An organisation: qinghe (county), yunxi, heshan (towns)."""
        return self.orgs[code]

    def unit(self, code: str) -> Unit:
        """A unit, e.g. yunxi-dzb 党政综合办公室, yunxi-zf 综合行政执法队, yunxi-sfs 司法所."""
        return self.units[code]

    def user(self, account: str) -> User:
        """A person, e.g. yx-coord, yx-leader, yx-head, yx-staff, yx-viewer, yx-admin; qh-… for the county."""
        return self.users[account]

    def actor(self, account: str, via: Via = Via.WEB) -> Actor:
        """The actor of a person."""
        user = self.users[account]
        return actor_for(user.id, user.name, TODAY, via)

    def client(self, app: Flask, account: str) -> FlaskClient:
        """A browser in which the person is signed in."""
        client = app.test_client()
        with client.session_transaction() as session:
            session["_user_id"] = self.users[account].get_id()
            session["_fresh"] = True
        return client


def build_world() -> World:
    """Make the county and commit it."""
    world = World()
    _organisation(world, "qinghe", "青禾县人民政府", OrgKind.COUNTY, None)
    _organisation(world, "yunxi", "云溪镇人民政府", OrgKind.TOWN, "qinghe")
    _organisation(world, "heshan", "河山镇人民政府", OrgKind.TOWN, "qinghe")
    _unit(world, "qinghe", "sfj", "县司法局")
    _people(world, "qinghe", "qh", "qinghe-sfj")
    for org, short in (("yunxi", "yx"), ("heshan", "hs")):
        for code, name in (("dzb", "党政综合办公室"), ("zf", "综合行政执法队"), ("sfs", "司法所")):
            _unit(world, org, code, name)
        _people(world, org, short, f"{org}-zf")
        world.units[f"{org}-zf"].head_id = world.users[f"{short}-head"].id
        world.units[f"{org}-zf"].leader_id = world.users[f"{short}-leader"].id
    db.session.commit()
    return world


def load_world() -> World:
    """The county that is in the database already."""
    orgs = {org.code: org for org in db.session.scalars(select(Organisation))}
    codes = {org.id: org.code for org in orgs.values()}
    units = {f"{codes[unit.org_id]}-{unit.code}": unit for unit in db.session.scalars(select(Unit).order_by(Unit.id))}
    users = {user.account: user for user in db.session.scalars(select(User).order_by(User.id))}
    db.session.commit()  # an open transaction would lock a SQLite file
    return World(orgs, units, users)


def _organisation(world: World, code: str, name: str, kind: OrgKind, parent: str | None) -> None:
    org = Organisation(code=code, name=name, kind=kind, parent_id=world.orgs[parent].id if parent else None)
    db.session.add(org)
    db.session.flush()
    world.orgs[code] = org
    for position, theme in enumerate(DEFAULT_THEMES):
        db.session.add(
            Theme(
                org_id=org.id,
                code=theme.code,
                name=theme.name,
                keywords=list(theme.keywords),
                lead_hints=list(theme.lead_hints),
                position=position,
            )
        )
    copy_default_indicators(org.id)


def _unit(world: World, org: str, code: str, name: str) -> None:
    unit = Unit(org_id=world.orgs[org].id, code=code, name=name, position=len(world.units))
    db.session.add(unit)
    db.session.flush()
    world.units[f"{org}-{code}"] = unit


NAMES = {
    Role.ADMINISTRATOR: ("admin", "顾一舟"),
    Role.COORDINATOR: ("coord", "李文澜"),
    Role.LEADER: ("leader", "周正平"),
    Role.UNIT_HEAD: ("head", "陈立新"),
    Role.STAFF: ("staff", "吴静"),
    Role.VIEWER: ("viewer", "郑海"),
}


def _people(world: World, org: str, short: str, unit: str) -> None:
    for role, (suffix, name) in NAMES.items():
        add_user(world, f"{short}-{suffix}", name, org, unit, role)


def add_user(world: World, account: str, name: str, org: str, unit: str, *roles: Role) -> User:
    """Add a person with one seat; the caller commits."""
    home = world.orgs[org]
    user = User(org_id=home.id, account=account, name=name, password_hash=hash_password(PASSWORD))
    db.session.add(user)
    db.session.flush()
    seat = Membership(org_id=home.id, user_id=user.id, unit_id=world.units[unit].id, from_on=BEGIN)
    seat.set_roles(frozenset(roles))
    db.session.add(seat)
    db.session.flush()
    world.users[account] = user
    return user
