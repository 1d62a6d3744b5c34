"""Accepted work that the draft does not tell of, section by section: there may be hundreds of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.blueprints.drafts.targets import Target
from tracker.drafting import model

SHOWN = 40
"""Pieces of work of a section that are shown."""


@dataclass(frozen=True, slots=True)
class Spare:
    """Sections with how much is left over in each; of `section` the first pieces."""

    total: int
    sections: tuple[tuple[Target, int], ...]
    section: Target | None
    shown: tuple[model.Spare, ...]

    @property
    def hidden(self) -> int:
        """How many of the section are not shown."""
        return sum(count for target, count in self.sections if target == self.section) - len(self.shown)


def spare_of(left: Sequence[model.Spare], targets: Sequence[Target], asked: str) -> Spare:
    """What is left over; `asked` is the section to show, else the first that has some."""
    counts = Counter(one.section for one in left)
    sections = tuple((target, counts[target.key]) for target in targets if counts[target.key])
    section = next((target for target, _count in sections if target.key == asked), sections[0][0] if sections else None)
    own = (one for one in left if section is not None and one.section == section.key)
    return Spare(len(left), sections, section, tuple(own)[:SHOWN])
