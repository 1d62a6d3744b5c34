"""Whom a step concerns: from a place beside a task to people, found in the unit tree.

Who has left or never was there is replaced by the next one who can act, so that no alarm falls into the void; who is
away by a delegate; nobody is told in the place of somebody who is away without one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tracker.domain.reminding.policy import Audience


@dataclass(frozen=True, slots=True)
class UnitPosts:
    """Who answers for a unit, as far as they are still there: its head, those who sit in it as heads, the leader."""

    org_id: int
    head_id: int | None = None
    leader_id: int | None = None
    parent_id: int | None = None
    heads: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """A task's places: its organisation, lead unit, owner and sponsor (ids)."""

    org_id: int
    unit_id: int
    owner_id: int | None = None
    sponsor_id: int | None = None


@dataclass(frozen=True, slots=True)
class Directory:
    """Who can be told today. `seated`: active people with a seat, by organisation; `parents`: the organisation above.
    `away`: delegates of those who are away, None for those who have none.
    """

    units: Mapping[int, UnitPosts] = field(default_factory=dict)
    seated: Mapping[int, frozenset[int]] = field(default_factory=dict)
    coordinators: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    parents: Mapping[int, int | None] = field(default_factory=dict)
    away: Mapping[int, int | None] = field(default_factory=dict)

    def people(self, audience: Audience, place: Beside) -> tuple[int, ...]:
        """The people whom an audience means beside a task, absent ones too."""
        if audience is Audience.COUNTY:
            return self._coordinators(self.parents.get(place.org_id))
        if audience is Audience.COORDINATOR:
            return self._coordinators(place.org_id)
        if audience is Audience.OWNER and self._is_there(place.owner_id, place.org_id):
            return (place.owner_id,) if place.owner_id else ()
        if audience in {Audience.OWNER, Audience.UNIT_HEAD}:
            return self.heads(place.unit_id) or self._coordinators(place.org_id)
        if audience is Audience.SPONSOR and self._is_there(place.sponsor_id, place.org_id):
            return (place.sponsor_id,) if place.sponsor_id else ()
        return self.leaders(place.unit_id) or self._coordinators(place.org_id)

    def acceptors(self, unit_id: int, org_id: int, author_id: int) -> tuple[int, ...]:
        """Who is called to accept what a unit reports: its head, else the coordinators; never the author."""
        heads = [person for person in self.heads(unit_id) if person != author_id]
        return tuple(heads) or tuple(person for person in self._coordinators(org_id) if person != author_id)

    def heads(self, unit_id: int | None) -> tuple[int, ...]:
        """The head of a unit; where it has none those who sit in it as heads, or the head of the unit above."""
        for posts in self._line(unit_id):
            if posts.head_id is not None and self._is_there(posts.head_id, posts.org_id):
                return (posts.head_id,)
            if posts.heads:
                return posts.heads
        return ()

    def leaders(self, unit_id: int) -> tuple[int, ...]:
        """The leader in charge of a unit, or of the nearest one above it that has one."""
        for posts in self._line(unit_id):
            if posts.leader_id is not None and self._is_there(posts.leader_id, posts.org_id):
                return (posts.leader_id,)
        return ()

    def told(self, people: Iterable[int]) -> dict[int, int | None]:
        """Who hears it, each with the person in whose place they do (None for oneself)."""
        heard: dict[int, int | None] = {}
        standing_in: dict[int, int] = {}
        for person in people:
            if person not in self.away:
                heard[person] = None
            elif (delegate := self.away[person]) is not None and delegate not in self.away:
                standing_in.setdefault(delegate, person)
        return {**standing_in, **heard}

    def _is_there(self, person_id: int | None, org_id: int) -> bool:
        return person_id in self.seated.get(org_id, frozenset())

    def _coordinators(self, org_id: int | None) -> tuple[int, ...]:
        return self.coordinators.get(org_id, ()) if org_id is not None else ()

    def _line(self, unit_id: int | None) -> Iterable[UnitPosts]:
        """The unit and those above it; a ring ends where it closes."""
        seen: set[int] = set()
        while unit_id is not None and unit_id in self.units and unit_id not in seen:
            seen.add(unit_id)
            yield self.units[unit_id]
            unit_id = self.units[unit_id].parent_id
