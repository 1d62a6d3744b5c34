"""Towns with units and people."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from random import Random

from tracker.domain.indicators import DEFAULT_INDICATORS
from tracker.domain.people import OrgKind, Role
from tracker.domain.themes import DEFAULT_THEMES
from tracker.domain.work import EvidenceKind
from tracker.models import Evidence, Indicator, Membership, MembershipRole, Organisation, Theme, Unit, User
from tracker.services.seeding import texts
from tracker.services.seeding.bulk import Writer

STAFF = 24
FILES = 60
BEGIN = date(2015, 1, 1)
ROLES = (Role.COORDINATOR, *(Role.LEADER,) * 3, *(Role.UNIT_HEAD,) * 8, Role.STAFF)
"""Of the first people in order; all others are staff."""


@dataclass(frozen=True, slots=True)
class Town:
    """Ids of a town and what is in it. The first person coordinates, the next three lead.

    `indicators` are (id, name, unit) by theme; `files` are photographs without their bytes.
    """

    org_id: int
    code: str
    units: list[int]
    people: list[int]
    indicators: dict[str, tuple[int, str, str]]
    files: list[int]


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
    town = Town(org_id, code, units, [], _indicators(writer, org_id), [])
    for place in range(STAFF):
        account = f"s{number:03d}-{place + 1:02d}"
        town.people.append(_person(writer, random, town, account, password_hash))
    town.files.extend(_file(writer, town, number) for number in range(FILES))
    return town


def _indicators(writer: Writer, org_id: int) -> dict[str, tuple[int, str, str]]:
    """The default catalogue; one indicator of each theme is the one that is reported."""
    found = {}
    for position, rule in enumerate(DEFAULT_INDICATORS):
        indicator_id = writer.add(
            Indicator, org_id=org_id, theme_code=rule.theme_code, name=rule.name, unit=rule.unit,
            synonyms=list(rule.synonyms), equal_units=list(rule.equal_units), summing=rule.summing,
            position=position, is_active=True, version_id=1,
        )  # fmt: skip
        found[rule.theme_code] = (indicator_id, rule.name, rule.unit)
    return found


def _file(writer: Writer, town: Town, number: int) -> int:
    keys = (sha256(f"{town.code} {number} {side}".encode()).hexdigest() for side in ("file", "copy", "preview"))
    names = dict(zip(("sha256", "copy_sha256", "preview_sha256"), keys, strict=True))
    return writer.add(
        Evidence, org_id=town.org_id, **names, filename=f"IMG_{number:04d}.jpg", media_type="image/jpeg",
        size=250_000, width=1600, height=1200, taken_at="", kind=EvidenceKind.PHOTO, reference="", caption="现场照片",
        uploaded_by_id=town.people[0], uploaded_at=datetime(BEGIN.year, 1, 2, tzinfo=UTC), version_id=1,
    )  # fmt: skip


def _person(writer: Writer, random: Random, town: Town, account: str, password_hash: str) -> int:
    place = len(town.people)
    user_id = writer.add(
        User, org_id=town.org_id, account=account, name=texts.name(random), post=random.choice(texts.POSTS),
        password_hash=password_hash, must_change_password=False, session_epoch=0, version_id=1,
        email=f"{account}@example.org", wishes={},
    )  # fmt: skip
    unit = town.units[place % len(town.units)]
    seat = writer.add(Membership, org_id=town.org_id, user_id=user_id, unit_id=unit, from_on=BEGIN, version_id=1)
    writer.add(MembershipRole, membership_id=seat, role=ROLES[min(place, len(ROLES) - 1)])
    return user_id
