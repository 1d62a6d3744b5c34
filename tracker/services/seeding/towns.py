"""Towns with units and people."""

from dataclasses import dataclass
from datetime import date
from random import Random

from tracker.domain.people import OrgKind, Role
from tracker.domain.themes import DEFAULT_THEMES
from tracker.models import Membership, MembershipRole, Organisation, Theme, Unit, User
from tracker.services.seeding import texts
from tracker.services.seeding.bulk import Writer

STAFF = 24
BEGIN = date(2015, 1, 1)
ROLES = (Role.COORDINATOR, *(Role.LEADER,) * 3, *(Role.UNIT_HEAD,) * 8, Role.STAFF)
"""Of the first people in order; all others are staff."""


@dataclass(frozen=True, slots=True)
class Town:
    """Ids of a town and what is in it. The first person coordinates, the next three lead."""

    org_id: int
    code: str
    units: list[int]
    people: list[int]


def add_town(writer: Writer, random: Random, number: int, county_id: int | None, password_hash: str) -> Town:
    """A town `seed-007` with eight units and 24 people (accounts s007-01 …)."""
    code = f"seed-{number:03d}"
    kind = OrgKind.TOWN if county_id else OrgKind.COUNTY
    name = f"第{number}镇人民政府" if county_id else "青禾县人民政府（测量用）"
    org_id = writer.add(
        Organisation, code=code, name=name, kind=kind, parent_id=county_id, is_active=True, settings={},
        version_id=1,
    )  # fmt: skip
    for position, theme in enumerate(DEFAULT_THEMES):
        writer.add(
            Theme, org_id=org_id, code=theme.code, name=theme.name, keywords=[], lead_hints=[],
            position=position,
        )  # fmt: skip
    units = [
        writer.add(
            Unit, org_id=org_id, code=key, name=title, position=place, is_active=True, version_id=1,
        )
        for place, (key, title) in enumerate(texts.UNITS)
    ]  # fmt: skip
    town = Town(org_id, code, units, [])
    for place in range(STAFF):
        account = f"s{number:03d}-{place + 1:02d}"
        town.people.append(_person(writer, random, town, account, password_hash))
    return town


def _person(writer: Writer, random: Random, town: Town, account: str, password_hash: str) -> int:
    place = len(town.people)
    user_id = writer.add(
        User, org_id=town.org_id, account=account, name=texts.name(random), post=random.choice(texts.POSTS),
        password_hash=password_hash, must_change_password=False, session_epoch=0, version_id=1,
    )  # fmt: skip
    unit = town.units[place % len(town.units)]
    seat = writer.add(Membership, org_id=town.org_id, user_id=user_id, unit_id=unit, from_on=BEGIN, version_id=1)
    writer.add(MembershipRole, membership_id=seat, role=ROLES[min(place, len(ROLES) - 1)])
    return user_id
