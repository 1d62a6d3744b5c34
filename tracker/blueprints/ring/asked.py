"""What the address of a list of promises asks for. Whatever it holds, it never fails: unknown values are left out."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from tracker.blueprints.ring.blueprint import NO_THEME
from tracker.domain.ring import Mark
from tracker.domain.tasks import TaskKind
from tracker.queries.directory import Directory, by_key
from tracker.queries.ring.standing import Standing


@dataclass(frozen=True, slots=True)
class Asked:
    """Values as they stand in the address; "" means not asked for. `sure`: "yes" or "no", whether the outcome rests on
    a proposal alone; "left" are all promises on which nobody has said a word, open ones too.
    """

    theme: str = ""
    mark: str = ""
    kind: str = ""
    sure: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for."""
        return any(self.address().values())

    def address(self, **changes: str) -> dict[str, str]:
        """The arguments of an address with some values changed."""
        values = {one.name: getattr(self, one.name) for one in fields(self)} | changes
        return {name: value for name, value in values.items() if value}

    def fits(self, row: Standing, today: date) -> bool:
        """Whether a promise is among those asked for."""
        mark, proposed = row.mark(today)
        wanted = {"yes": not proposed, "no": proposed, "left": row.outcome is None}
        return (
            self.theme in {"", row.theme or NO_THEME}
            and self.mark in {"", mark.value}
            and self.kind in {"", row.kind.value}
            and wanted.get(self.sure, True)
        )


def asked_for(values: Mapping[str, str], directory: Directory) -> Asked:
    """The filter of an address."""
    known: dict[str, list[str]] = {"mark": list(Mark), "kind": list(TaskKind), "sure": ["yes", "no", "left"]}
    found = {name: values.get(name, "") for name, options in known.items() if values.get(name) in options}
    theme = values.get("theme", "")
    if theme == NO_THEME or by_key(directory.themes.values(), theme) is not None:
        found["theme"] = theme
    return Asked(**found)
