"""What a draft consists of: sentences, each with its place, its kind, its sources and its numbers. Plain values."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.domain.drafts import Flag, GapKind, SentenceKind, SourceType, Way
from tracker.domain.work import Qualifier


@dataclass(frozen=True, slots=True)
class Ref:
    """A source and the words of it on which a sentence rests."""

    type: SourceType
    id: int
    quote: str

    def to_json(self) -> dict[str, Any]:
        """As `flask draft --json` prints it."""
        return {"type": self.type.value, "id": self.id, "quote": self.quote}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that a sentence states: `name` of what, and the accepted figures and entries that it is made of."""

    name: str
    value: Decimal
    unit: str
    qualifier: Qualifier
    way: Way
    figure_ids: tuple[int, ...] = ()
    entry_ids: tuple[int, ...] = ()

    def stored(self) -> dict[str, Any]:
        """JSON for the row; the value as text, exact."""
        ids = {"figure_ids": list(self.figure_ids), "entry_ids": list(self.entry_ids)}
        words = {"name": self.name, "value": str(self.value), "unit": self.unit}
        return {**words, "qualifier": self.qualifier.value, "way": self.way.value, **ids}

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Amount":
        """From that JSON."""
        return cls(
            stored["name"],
            Decimal(stored["value"]),
            stored["unit"],
            Qualifier(stored["qualifier"]),
            Way(stored["way"]),
            tuple(stored["figure_ids"]),
            tuple(stored["entry_ids"]),
        )


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing (`kind`, `label` as it stands in 【待补：label】) and whom to ask: a person, else a unit."""

    kind: GapKind
    label: str
    person_id: int | None = None
    unit_id: int | None = None

    def stored(self) -> dict[str, Any]:
        """JSON for the row."""
        return {"kind": self.kind.value, "label": self.label, "person_id": self.person_id, "unit_id": self.unit_id}

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Gap":
        """From that JSON."""
        return cls(GapKind(stored["kind"]), stored["label"], stored["person_id"], stored["unit_id"])


@dataclass(frozen=True, slots=True)
class Composed:
    """A sentence as the program makes it.

    `slot` names its place for ever: made again next week from changed sources, it is the same sentence. `section` is
    "preamble", a part's role, "measures:T4" for a theme of the first part ("measures:" for unsorted work) or "closing".
    Sentences of one `group` stand together (一是 begins a new one). A problem or plan sentence is a whole item, its
    cause included, without enumerator. A plan that answers a problem names its slot in `answers`.
    """

    slot: str
    section: str
    kind: SentenceKind
    text: str
    group: str = ""
    refs: tuple[Ref, ...] = ()
    amounts: tuple[Amount, ...] = ()
    gaps: tuple[Gap, ...] = ()
    answers: str = ""
    theme_code: str | None = None
    owner_id: int | None = None
    unit_id: int | None = None
    due_on: date | None = None
    target: str = ""

    @property
    def fingerprint(self) -> str:
        """Of the sources and numbers: it differs when what a sentence rests on has changed (64 hex digits)."""
        said = [*(ref.to_json() for ref in self.refs), *(amount.stored() for amount in self.amounts)]
        return hashlib.sha256(repr(said).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Spare:
    """Accepted work that the draft does not tell of: offered beside the sheet, to be added by hand."""

    section: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Composition:
    """All sentences in the order of the outline, and what was left out."""

    sentences: tuple[Composed, ...]
    spare: tuple[Spare, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it stands in the draft now: a person's words where there are some. Dropped ones are left out.

    `edited`: its text is a person's. `by_hand`: a person added it.
    """

    slot: str
    section: str
    kind: SentenceKind
    text: str
    group: str = ""
    refs: tuple[Ref, ...] = ()
    amounts: tuple[Amount, ...] = ()
    answers: str = ""
    due_on: date | None = None
    owner_id: int | None = None
    target: str = ""
    edited: bool = False
    by_hand: bool = False
    flag: Flag | None = None
