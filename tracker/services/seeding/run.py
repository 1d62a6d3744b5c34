"""Filling a database for measurements."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from sqlalchemy import func, select, update

from tracker.domain.errors import Conflict
from tracker.domain.people import Role
from tracker.extensions import db
from tracker.models import Membership, MembershipRole, Organisation, Unit
from tracker.services.seeding.bulk import Writer
from tracker.services.seeding.towns import Town, add_town
from tracker.services.seeding.year import Year
from tracker.services.seeding.years import add_year

PER_YEAR = 1000
"""Tasks of one town and plan year."""


@dataclass(frozen=True, slots=True)
class Seeded:
    """What was made; `code` and `account` are of the first town and its coordinator."""

    towns: int
    tasks: int
    code: str
    account: str


def _silent(_done: int) -> None:
    """Say nothing."""


def seed(
    orgs: int, tasks: int, last_year: int, *, password_hash: str = "", say: Callable[[int], None] = _silent
) -> Seeded:
    """Make a county with `orgs` towns and `tasks` tasks: PER_YEAR a town and year, back from `last_year`.

    The same numbers make the same data. Conflict("seeded_already") if the database has been seeded before.
    One transaction; `say` is told how many tasks are written.
    """
    if db.session.scalar(select(Organisation.id).where(Organisation.code == "seed-000")) is not None:
        raise Conflict("seeded_already")
    random, writer = Random(20260922), Writer()  # noqa: S311 - repeatable data, no secret
    county = add_town(writer, random, 0, None, password_hash)
    towns = [add_town(writer, random, number, county.org_id, password_hash) for number in range(1, orgs + 1)]
    made = 0
    for town, year, size in _plan(towns, tasks, last_year):
        add_year(Year(writer, random, town, year), size)
        writer.flush()
        made += size
        say(made)
    writer.finish()
    _name_heads()
    db.session.commit()
    return Seeded(orgs, made, towns[0].code, "s001-01")


def _name_heads() -> None:
    """Whoever heads a unit by their seat is its head; units and people name each other, so this comes last."""
    seats = select(func.min(Membership.user_id)).join(MembershipRole, MembershipRole.membership_id == Membership.id)
    head = seats.where(Membership.unit_id == Unit.id, MembershipRole.role == Role.UNIT_HEAD).scalar_subquery()
    seeded = select(Organisation.id).where(Organisation.code.like("seed-%"))
    db.session.execute(update(Unit).where(Unit.org_id.in_(seeded)).values(head_id=head))


def _plan(towns: list[Town], tasks: int, last_year: int) -> list[tuple[Town, int, int]]:
    """Town, year and size of each portion: all towns' last year first, then the year before."""
    portions = []
    for place in range(-(-tasks // PER_YEAR)):
        back, town = divmod(place, len(towns))
        portions.append((towns[town], last_year - back, min(PER_YEAR, tasks - place * PER_YEAR)))
    return portions
