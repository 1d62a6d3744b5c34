"""What a ledger's address asks for. Whatever it holds, it never fails: unknown values are left out and named."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from tracker.domain.lights import Light
from tracker.domain.tasks import TaskKind, TaskState
from tracker.queries.directory import Directory, Entry, by_key

PAGE_SIZE = 50
ME = "me"
DEFAULT_SORT = "light"
SORTS = ("light", "number", "title", "due", "state")
MAX_TEXT = 100


class About(StrEnum):
    """What the desk counts beside lights and states: open tasks without a report since the quarter began, tasks that
    were closed in time, and those that were closed late (逾期办结).
    """

    UNREPORTED = "unreported"
    ON_TIME = "on_time"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Values as they stand in the address; "" means not asked for. Units by code, people by account (or `me`).

    `unit` has any part in a task, `lead` leads it.
    """

    kind: str = ""
    theme: str = ""
    unit: str = ""
    lead: str = ""
    owner: str = ""
    sponsor: str = ""
    state: str = ""
    light: str = ""
    about: str = ""
    q: str = ""
    sort: str = DEFAULT_SORT
    page: int = 1

    @property
    def column(self) -> str:
        """What to sort by, without the sign of its direction."""
        return self.sort.removeprefix("-")

    @property
    def descending(self) -> bool:
        """Whether the sort runs backwards: `-due`."""
        return self.sort.startswith("-")

    @property
    def narrows(self) -> bool:
        """Whether anything but order and page is asked for."""
        return any(getattr(self, name) for name in NARROWING)

    def address(self, **changes: object) -> dict[str, Any]:
        """The arguments of an address for this filter with some values changed; a change goes back to page one."""
        values = {item.name: getattr(self, item.name) for item in fields(self)} | ({"page": 1, **changes})
        defaults = {"sort": DEFAULT_SORT, "page": 1}
        return {name: value for name, value in values.items() if value and value != defaults.get(name)}


NARROWING = ("kind", "theme", "unit", "lead", "owner", "sponsor", "state", "light", "about", "q")


def parse(values: Mapping[str, str], directory: Directory) -> tuple[LedgerFilter, list[str]]:
    """The filter of an address, and the names of the values that could not be understood."""
    given = {item.name: values.get(item.name, "").strip() for item in fields(LedgerFilter)}
    given["q"] = " ".join(given["q"].replace("\0", " ").split())[:MAX_TEXT]
    given["sort"] = given["sort"] or DEFAULT_SORT
    unknown = [name for name, value in given.items() if value and not _known(name, value, directory)]
    kept = {name: value for name, value in given.items() if value and name not in unknown and name != "page"}
    found = LedgerFilter(**kept)  # type: ignore[arg-type]  # page, the only number, is not among them
    page = int(given["page"]) if given["page"] and "page" not in unknown else 1
    return replace(found, page=page), unknown


def _known(name: str, value: str, directory: Directory) -> bool:
    enums: dict[str, type[StrEnum]] = {"kind": TaskKind, "state": TaskState, "light": Light, "about": About}
    shelves: dict[str, dict[int, Entry]] = {
        "unit": directory.units, "lead": directory.units, "owner": directory.people, "sponsor": directory.people,
        "theme": directory.themes,
    }  # fmt: skip
    if name in enums:
        return value in list(enums[name])
    if name in shelves:
        return (value == ME and name in {"owner", "sponsor"}) or by_key(shelves[name].values(), value) is not None
    if name == "sort":
        return value.removeprefix("-") in SORTS
    return name == "q" or (value.isascii() and value.isdigit() and int(value[:9]) > 0 and len(value) < 7)
