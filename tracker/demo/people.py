"""The cast of the demo as data/county.toml describes it: organisations, units, people, and the accounts to try."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tracker.domain.people import Role

COUNTY = "qinghe"
FILE = Path(__file__).parent / "data" / "county.toml"


@dataclass(frozen=True, slots=True)
class DemoUnit:
    """An office; parent, head and leader in charge by code and account."""

    code: str
    name: str
    head: str
    leader: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody with roles by unit. `look` says what to look at first; `gone` people have left their office."""

    account: str
    name: str
    post: str
    phone: str
    email: str
    seats: Mapping[str, str]
    look: str = ""
    gone: bool = False

    @property
    def roles(self) -> list[Role]:
        """All roles, in the order of the enumeration."""
        held = {word for words in self.seats.values() for word in words.split()}
        return [role for role in Role if role.value in held]


@dataclass(frozen=True, slots=True)
class DemoOrganisation:
    """A government with its offices and people."""

    code: str
    name: str
    units: list[DemoUnit] = field(default_factory=list)
    people: list[DemoPerson] = field(default_factory=list)

    def administrator(self) -> DemoPerson:
        """The first person who manages people here."""
        return self._first(Role.ADMINISTRATOR)

    def coordinator(self) -> DemoPerson:
        """The first person who coordinates here."""
        return self._first(Role.COORDINATOR)

    def _first(self, role: Role) -> DemoPerson:
        return next(person for person in self.people if role in person.roles)


@cache
def organisations() -> tuple[DemoOrganisation, ...]:
    """The county first, then its towns."""
    return tuple(_organisation(entry) for entry in _file()["org"])


def password() -> str:
    """The password of every demo account."""
    return str(_file()["password"])


def accounts_to_try() -> list[tuple[DemoOrganisation, DemoPerson]]:
    """The accounts that show something, one or more of each role."""
    return [(org, person) for org in organisations() for person in org.people if person.look]


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _organisation(entry: Mapping[str, Any]) -> DemoOrganisation:
    units = [DemoUnit(**unit) for unit in entry["units"]]
    people = [DemoPerson(**person) for person in entry["people"]]
    return DemoOrganisation(entry["code"], entry["name"], units, people)
