"""What a list of reported work asks for by its address. Whatever it holds, it never fails."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from tracker.domain.work import EntryKind, EntryState
from tracker.queries.directory import Directory, by_key

ME = "me"
ALL = "all"
MAX_TEXT = 60


@dataclass(frozen=True, slots=True)
class RecordsFilter:
    """Values as they stand in the address; "" means not asked for. Units by code, people by account (or `me`).

    `kind` is record unless `all` or `progress` is asked for; `state` "" are entries that count as reported.
    """

    kind: str = ""
    state: str = ""
    theme: str = ""
    unit: str = ""
    author: str = ""
    indicator: str = ""
    quarter: str = ""
    q: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for."""
        return any(getattr(self, item.name) for item in fields(self))

    def address(self, **changes: str) -> dict[str, Any]:
        """The arguments of an address for this filter with some values changed."""
        values = {item.name: getattr(self, item.name) for item in fields(self)} | changes
        return {name: value for name, value in values.items() if value}


def parse(values: Mapping[str, str], directory: Directory) -> tuple[RecordsFilter, list[str]]:
    """The filter of an address, and the names of the values that could not be understood."""
    given = {item.name: values.get(item.name, "").strip() for item in fields(RecordsFilter)}
    given["q"] = " ".join(given["q"].split())[:MAX_TEXT]
    unknown = [name for name, value in given.items() if value and not _known(name, value, directory)]
    return RecordsFilter(**{name: value for name, value in given.items() if name not in unknown}), unknown


def _known(name: str, value: str, directory: Directory) -> bool:
    options = {"kind": [ALL, *EntryKind], "state": list(EntryState), "quarter": list("1234")}
    shelves = {"theme": directory.themes, "unit": directory.units, "author": directory.people}
    if name in options:
        return value in options[name]
    if name in shelves:
        return (name == "author" and value == ME) or by_key(shelves[name].values(), value) is not None
    return name == "q" or (value.isascii() and value.isdigit() and len(value) < 10)
