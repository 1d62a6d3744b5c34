"""How far a person's seats reach: the organisations in which they lie, and all below those. One query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Integer, bindparam, select
from sqlalchemy.orm import aliased

from tracker.domain.errors import NotFound
from tracker.domain.people import OrgKind
from tracker.models import Organisation
from tracker.queries.kept import read

_PARENT = aliased(Organisation)
_SEATED = (
    select(Organisation.id)
    .where(Organisation.id.in_(bindparam("orgs", expanding=True, type_=Integer)))
    .cte("reach", recursive=True)
)
_BELOW = _SEATED.union(select(Organisation.id).join(_SEATED, Organisation.parent_id == _SEATED.c.id))
_REACH = (
    select(
        Organisation.id, Organisation.code, Organisation.name, _PARENT.name.label("parent_name"), Organisation.kind,
        Organisation.parent_id, Organisation.is_active, Organisation.settings, Organisation.version_id,
    )
    .join(_BELOW, _BELOW.c.id == Organisation.id)
    .outerjoin(_PARENT, _PARENT.id == Organisation.parent_id)
    .order_by(Organisation.kind, Organisation.code)
)  # fmt: skip
"""Every request asks for these: put together once. A town knows its county's name without entering it."""


@dataclass(frozen=True, slots=True)
class OrgEntry:
    """An organisation in columns of its table, with the name of the one above it."""

    id: int
    code: str
    name: str
    parent_name: str | None
    kind: OrgKind
    parent_id: int | None
    is_active: bool
    settings: dict[str, Any]
    version_id: int

    @property
    def above(self) -> str:
        """The county of a town, in short: 青禾县."""
        return (self.parent_name or "").removesuffix("人民政府")


@dataclass(frozen=True, slots=True)
class Reach:
    """Organisations that a person may enter: in the order of a menu, by code, and what stands above each (ids)."""

    entries: tuple[OrgEntry, ...] = ()
    rows: Mapping[str, OrgEntry] = field(default_factory=dict)
    ancestors: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def organisation(self, code: str) -> OrgEntry:
        """One of them; NotFound for any other."""
        if code not in self.rows:
            raise NotFound("not_found")
        return self.rows[code]


def reach_of(org_ids: Iterable[int]) -> Reach:
    """The reach of seats in these organisations."""
    seated = sorted(org_ids)
    entries = tuple(OrgEntry(*row) for row in read(_REACH, {"orgs": seated})) if seated else ()
    parents = {org.id: org.parent_id for org in entries}
    above = {org: frozenset(_climb(org, parents)) for org in parents}
    return Reach(entries, {org.code: org for org in entries}, {org: line for org, line in above.items() if line})


def _climb(org: int, parents: Mapping[int, int | None]) -> set[int]:
    """The organisations above one, as far as the reach goes: no seat lies higher."""
    line: set[int] = set()
    parent = parents[org]
    while parent is not None and parent in parents and parent not in line:
        line.add(parent)
        parent = parents[parent]
    return line
