"""What this person may do with a task now, and which form stands open for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from tracker.domain.tasks import NEEDS_REASON, Move

INSTRUCT = "instruct"
FORMS = frozenset({*NEEDS_REASON, Move.CLOSE})
"""Moves that are taken by a form of their own; receipt and submission need a button alone."""
HINTS: dict[str, LazyString] = {
    Move.RETURN: _l("缺什么、怎么补，写清楚；承办人会看到这段话。"),
    Move.HAND_BACK: _l("为什么不该由本单位办，建议谁来办。签收期内（三个工作日）才能转办。"),
    Move.CLOSE: _l("材料不全也要销号的，写明理由，会记入办理经过。"),
    Move.REOPEN: _l("为什么要重新办理。"),
    Move.SUSPEND: _l("为什么中止，谁同意的，依据是什么文件。"),
    Move.MERGE: _l("为什么合并。以后只在那一件里报进展。"),
    INSTRUCT: _l("批示会通知承办人，并留在办理经过里。"),
}
LABELS: dict[str, LazyString] = {
    Move.RETURN: _l("退回补充"), Move.HAND_BACK: _l("转办：退回督办员"), Move.CLOSE: _l("签批销号"),
    Move.REOPEN: _l("重新办理"), Move.SUSPEND: _l("中止"), Move.MERGE: _l("合并到别的事项"), INSTRUCT: _l("批示"),
}  # fmt: skip


class Place(StrEnum):
    """Where an act is offered."""

    MAIN = "main"
    MENU = "menu"


PLACES = {Move.SUSPEND: Place.MENU, Move.MERGE: Place.MENU, INSTRUCT: Place.MENU}


@dataclass(frozen=True, slots=True)
class Act:
    """A move or an instruction that is taken by a form."""

    key: str

    @property
    def label(self) -> str:
        """Its name on the button."""
        return str(LABELS[self.key])

    @property
    def hint(self) -> str:
        """What to write."""
        return str(HINTS[self.key])

    @property
    def place(self) -> Place:
        """Beside the other buttons, or below 更多."""
        return PLACES.get(self.key, Place.MAIN)

    @property
    def field(self) -> str:
        """The name of the text."""
        return {Move.CLOSE.value: "exception", INSTRUCT: "text"}.get(self.key, "reason")


@dataclass(slots=True)
class Typed:
    """What was sent with an act that was refused, and why: nothing of it is lost."""

    act: str = ""
    text: str = ""
    into: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
