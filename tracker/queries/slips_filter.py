"""What a list of slips asks for by its address, and how many slips answer to it. Whatever it holds, it never fails."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tracker.domain.slips import SlipColour, SlipStanding

LATE = "late"


@dataclass(frozen=True, slots=True)
class SlipsFilter:
    """Values as they stand in the address; "" means not asked for. `standing` "late": open, and the day is past."""

    colour: str = ""
    standing: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.colour or self.standing)

    def address(self, **changes: str) -> dict[str, Any]:
        """The arguments of an address for this filter with some values changed."""
        asked = replace(self, **changes)
        return {name: value for name, value in (("colour", asked.colour), ("standing", asked.standing)) if value}


def parse(values: Mapping[str, str]) -> tuple[SlipsFilter, list[str]]:
    """The filter of an address, and the names of the values that could not be understood."""
    known = {"colour": set(SlipColour), "standing": {LATE, *SlipStanding}}
    given = {name: values.get(name, "").strip() for name in known}
    unknown = [name for name, value in given.items() if value and value not in known[name]]
    return SlipsFilter(**{name: value for name, value in given.items() if name not in unknown}), unknown


@dataclass(frozen=True, slots=True)
class SlipCounts:
    """How many there are by colour and standing, and how many of the open ones of a colour are late."""

    by: Mapping[tuple[str, str], int]
    late: Mapping[str, int]

    def of(self, asked: SlipsFilter) -> int:
        """How many a filter finds."""
        if asked.standing == LATE:
            return sum(number for colour, number in self.late.items() if asked.colour in {"", colour})
        wanted = (asked.colour, asked.standing)
        return sum(
            number
            for key, number in self.by.items()
            if all(want in {"", has} for want, has in zip(wanted, key, strict=True))
        )
