"""Roles, seats and the actor in whose name a use case runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class OrgKind(StrEnum):
    """A government in the tree: a county stands over towns."""

    COUNTY = "county"
    TOWN = "town"


class Role(StrEnum):
    """What a membership lets a person do; a membership carries a set of them."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    LEADER = "leader"
    UNIT_HEAD = "unit_head"
    STAFF = "staff"
    VIEWER = "viewer"


class Via(StrEnum):
    """The door through which an act came; every event records it."""

    WEB = "web"
    CLI = "cli"
    LINK = "link"
    JOB = "job"
    DEMO = "demo"


@dataclass(frozen=True, slots=True)
class Seat:
    """A membership that is valid today."""

    org_id: int
    unit_id: int
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Grant:
    """What a signed link allows, and nothing else: to report progress on one task, with its files.

    `for_id`: the owner in whose place a delegate does it.
    """

    org_id: int
    task_id: int
    for_id: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, with which seats, and through which door. Doors build it; services and queries only read it.

    `ancestors` maps every organisation below one of the seats to the organisations above it (ids).
    `grant` narrows the actor of a signed link to one task. `operator` marks the person at the server's shell, who may
    do everything the permission table knows.
    """

    user_id: int | None
    name: str
    seats: tuple[Seat, ...] = ()
    ancestors: Mapping[int, frozenset[int]] = field(default_factory=dict)
    via: Via = Via.WEB
    operator: bool = False
    grant: Grant | None = None

    @property
    def org_ids(self) -> frozenset[int]:
        """Organisations in which the actor sits."""
        return frozenset(seat.org_id for seat in self.seats)

    @property
    def overseen_ids(self) -> frozenset[int]:
        """Organisations below those: their issued reports and confirmed tasks may be seen."""
        return frozenset(self.ancestors) - self.org_ids

    def roles_in(self, org_id: int) -> frozenset[Role]:
        """Roles held in this organisation itself."""
        return frozenset(role for seat in self.seats if seat.org_id == org_id for role in seat.roles)

    def roles_above(self, org_id: int) -> frozenset[Role]:
        """Roles held in an organisation above this one."""
        above = self.ancestors.get(org_id, frozenset())
        return frozenset(role for seat in self.seats if seat.org_id in above for role in seat.roles)

    def roles_at(self, unit_id: int | None) -> frozenset[Role]:
        """Roles held in this very unit."""
        return frozenset(role for seat in self.seats if seat.unit_id == unit_id for role in seat.roles)


def operator(via: Via = Via.CLI) -> Actor:
    """The person at the server's shell."""
    return Actor(user_id=None, name="", via=via, operator=True)
