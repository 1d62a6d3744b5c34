"""What the product proposes for an item, from its words and the organisation's data. A person accepts it or not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.themes import ThemeRule, propose_theme

_SEPARATORS = re.compile(r"[、，,；;：:。\s（）()]|会同|配合|牵头|负责|联合|由|和|及|与")


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit that may lead, with its head and leader in charge (ids, None where there is none)."""

    id: int
    name: str
    head_id: int | None = None
    leader_id: int | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """What an item says: its text, and who, until when and how much, where it says so."""

    text: str
    owner_text: str | None = None
    deadline: date | None = None
    quantity: str | None = None


def suggest(wording: Wording, units: Sequence[UnitFacts], themes: Sequence[ThemeRule]) -> dict[str, object]:
    """Proposed values by field of an item (theme_code, lead_unit_id, …); a field without a proposal is missing.

    A unit named in the text wins over the theme's usual one; units come in the organisation's order.
    """
    theme = propose_theme(wording.text, themes)
    unit = named_unit(wording.owner_text or "", units) or _usual_unit(theme, units, themes)
    proposals = {"theme_code": theme, "due_on": wording.deadline, "target": wording.quantity, **people_of(unit)}
    return {field: value for field, value in proposals.items() if value is not None}


def people_of(unit: UnitFacts | None) -> dict[str, int | None]:
    """A lead unit with the people who usually go with it: its head owns, its leader in charge sponsors."""
    if unit is None:
        return {"lead_unit_id": None, "owner_id": None, "sponsor_id": None}
    return {"lead_unit_id": unit.id, "owner_id": unit.head_id, "sponsor_id": unit.leader_id}


def named_unit(owner_text: str, units: Sequence[UnitFacts]) -> UnitFacts | None:
    """The unit that the words name first, in full or shortened (党政办 for 党政综合办公室); None if in doubt."""
    named = [(owner_text.index(unit.name), unit) for unit in units if unit.name in owner_text]
    if named:
        return min(named, key=lambda found: (found[0], -len(found[1].name)))[1]
    for word in _SEPARATORS.split(owner_text):
        fitting = [unit for unit in units if len(word) > 1 and _shortens(word, unit.name)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _shortens(word: str, name: str) -> bool:
    """Whether the characters of `word` stand in `name` in this order."""
    rest = iter(name)
    return all(character in rest for character in word)


def _usual_unit(code: str | None, units: Sequence[UnitFacts], themes: Sequence[ThemeRule]) -> UnitFacts | None:
    """The unit that usually leads a theme: its hints are parts of unit names, the likeliest first."""
    hints = next((theme.lead_hints for theme in themes if theme.code == code), ())
    return next((unit for hint in hints for unit in units if hint in unit.name), None)
