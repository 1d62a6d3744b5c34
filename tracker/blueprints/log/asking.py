"""What the log's address asks for. Unknown values are left out and named."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.queries.audit import AuditFilter
from tracker.queries.directory import Directory, by_key
from tracker.web.days_asked import day_asked

NAMES = ("person", "kind", "verb", "since", "until", "q")
MAX_TEXT = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """The values as they stand in the address, the filter that they mean, and the names of those not understood."""

    values: Mapping[str, str]
    filter: AuditFilter
    unknown: list[str]

    @property
    def narrows(self) -> bool:
        """Whether anything but a page is asked for."""
        return any(self.values.values())


def ask(given: Mapping[str, str], directory: Directory) -> Asked:
    """Read an address."""
    values = {name: given.get(name, "").strip() for name in NAMES}
    values["q"] = " ".join(values["q"].split())[:MAX_TEXT]
    person = by_key(directory.people.values(), values["person"])
    since, until = day_asked(values["since"]), day_asked(values["until"])
    unknown = [
        name for name, found in (("person", person), ("since", since), ("until", until)) if values[name] and not found
    ]
    found = AuditFilter(
        person_id=person.id if person else None, kind=values["kind"][:40], verb=values["verb"][:40], since=since,
        until=until, q=values["q"], below=_number(given.get("before", "")),
    )  # fmt: skip
    return Asked({name: "" if name in unknown else value for name, value in values.items()}, found, unknown)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
