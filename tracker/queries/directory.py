"""The names of an organisation: units, people and themes in one query, for choosing and for labelling."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import (
    CompoundSelect,
    Date,
    Integer,
    Select,
    and_,
    bindparam,
    literal_column,
    or_,
    select,
    true,
    union_all,
)

from tracker.domain.people import Actor
from tracker.models import Membership, Theme, Unit, User
from tracker.queries.kept import constant, kept, read
from tracker.queries.scope import may_see

ORG, DAY = bindparam("org", type_=Integer), bindparam("day", type_=Date)


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit, person or theme. `key` stands in addresses (code or account); `note` is a person's post."""

    id: int
    key: str
    name: str
    note: str = ""
    active: bool = True


@dataclass(slots=True)
class Directory:
    """Entries by id. Former people and units stay, so that old tasks keep their names; `active` may be chosen."""

    units: dict[int, Entry] = field(default_factory=dict)
    people: dict[int, Entry] = field(default_factory=dict)
    themes: dict[int, Entry] = field(default_factory=dict)

    def unit(self, unit_id: int | None) -> str:
        """A unit's name; "" for none."""
        return _name(self.units, unit_id)

    def person(self, user_id: int | None) -> str:
        """A person's name; "" for none."""
        return _name(self.people, user_id)

    def theme(self, code: str | None) -> str:
        """A theme's name; the code itself if the theme is gone, "" for none."""
        found = by_key(self.themes.values(), code or "")
        return found.name if found else code or ""


def _name(entries: dict[int, Entry], key: int | None) -> str:
    entry = entries.get(key) if key is not None else None
    return entry.name if entry else ""


def by_key(entries: Iterable[Entry], key: str) -> Entry | None:
    """The entry with this code or account."""
    return next((entry for entry in entries if entry.key == key), None)


def active(entries: dict[int, Entry]) -> list[Entry]:
    """Entries that may be chosen today, in their order."""
    return [entry for entry in entries.values() if entry.active]


def directory_of(actor: Actor, org_id: int, today: date) -> Directory:
    """The units, people (with a seat now or once) and themes of one organisation."""
    found = Directory()
    shelves = {"unit": found.units, "person": found.people, "theme": found.themes}
    statement = kept("directory", actor, lambda: _entries(actor))
    for shelf, _position, id_, key, name, note, is_active in read(statement, {"org": org_id, "day": today}):
        shelves[shelf][id_] = Entry(id_, key, name, note, bool(is_active))
    return found


def _entries(actor: Actor) -> CompoundSelect[str, int, int, str, str, str, bool]:
    parts = union_all(_units(actor), _people(actor), _themes(actor))
    return parts.order_by("shelf", "position", "id")


def _units(actor: Actor) -> Select[str, int, int, str, str, str, bool]:
    return select(
        constant("unit").label("shelf"),
        Unit.position.label("position"),
        Unit.id.label("id"),
        Unit.code,
        Unit.name,
        constant(""),
        Unit.is_active,
    ).where(may_see(actor, Unit), Unit.org_id == ORG)


def _people(actor: Actor) -> Select[str, int, int, str, str, str, bool]:
    seats = select(Membership.user_id).where(may_see(actor, Membership), Membership.org_id == ORG)
    valid = seats.where(Membership.from_on <= DAY, or_(Membership.to_on.is_(None), Membership.to_on >= DAY))
    is_active = and_(User.deactivated_at.is_(None), User.id.in_(valid))
    position = literal_column("0", Integer)
    return select(constant("person"), position, User.id, User.account, User.name, User.post, is_active).where(
        User.id.in_(seats)
    )


def _themes(actor: Actor) -> Select[str, int, int, str, str, str, bool]:
    return select(constant("theme"), Theme.position, Theme.id, Theme.code, Theme.name, constant(""), true()).where(
        may_see(actor, Theme), Theme.org_id == ORG
    )
