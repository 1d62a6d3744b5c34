"""What the desk's address asks for. Unknown values are left out and named."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from tracker.domain.messages import Channel
from tracker.queries.deliveries.piles import DeliveryFilter, Pile
from tracker.queries.directory import Directory, by_key
from tracker.web.days_asked import day_asked

NAMES = ("state", "way", "person", "day", "task")
NUMBER = re.compile(r"([0-9]{4})-([0-9]{1,9})", re.ASCII)
E = TypeVar("E", bound=StrEnum)
FindTask = Callable[[int, int], int | None]
"""The id of a task by its year and its number, as far as the reader may see it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The values as they stand in the address, the filter that they mean, and the names of those not understood."""

    values: Mapping[str, str]
    filter: DeliveryFilter
    unknown: list[str]

    def address(self, **changes: str) -> dict[str, str]:
        """The values of an address with some of them changed; empty ones left out."""
        return {name: value for name, value in {**self.values, **changes}.items() if value}


def ask(given: Mapping[str, str], directory: Directory, find_task: FindTask) -> Asked:
    """Read an address."""
    values = {name: given.get(name, "").strip() for name in NAMES}
    person = by_key(directory.people.values(), values["person"])
    written = NUMBER.fullmatch(values["task"])
    task = find_task(int(written[1]), int(written[2])) if written else None
    state, way, day = member_of(Pile, values["state"]), member_of(Channel, values["way"]), day_asked(values["day"])
    found = {"state": state, "way": way, "person": person, "day": day, "task": task}
    unknown = [name for name, meant in found.items() if values[name] and meant is None]
    asked = DeliveryFilter(state, way, person.id if person else None, day, task)
    return Asked({name: "" if name in unknown else value for name, value in values.items()}, asked, unknown)


def member_of(kind: type[E], text: str) -> E | None:
    """The member with this value."""
    return kind(text) if text in list(kind) else None
