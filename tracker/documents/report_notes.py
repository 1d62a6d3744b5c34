"""What the working edition tells of each sentence: where it comes from, and what is planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.drafts import Flag, SentenceKind, SourceType, Way


@dataclass(frozen=True, slots=True)
class RefNote:
    """A source: `name` as an office calls it (2026-007 执法培训, 周敏 2026-03-05), and the words of it."""

    type: SourceType
    name: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class NumberNote:
    """A number of the sentence with its unit, how it is made, and of which numbers (3月5日 2次, …)."""

    name: str
    written: str
    way: Way
    parts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SourceNote:
    """All that is known of the sentence in `slot`. `evidence` are names of files, with their numbers.

    `owner`, `unit`, `due_on` and `target` are those of a plan sentence, `answers` the problem that it answers; `gaps`
    are the labels of what is missing.
    """

    slot: str
    kind: SentenceKind
    text: str = ""
    refs: Sequence[RefNote] = ()
    numbers: Sequence[NumberNote] = ()
    evidence: Sequence[str] = ()
    gaps: Sequence[str] = ()
    flag: Flag | None = None
    edited: bool = False
    by_hand: bool = False
    owner: str = ""
    unit: str = ""
    due_on: date | None = None
    target: str = ""
    answers: str = ""
