"""Words that a person puts into a draft, in the one form in which it keeps text."""

import re
from collections.abc import Mapping

from tracker.domain.drafts import SentenceKind
from tracker.domain.errors import Invalid
from tracker.drafting.characters import tidy_characters
from tracker.models import DraftSentence

LONGEST_TEXT = 2000
_GAP = re.compile(r"【待补[^【】]*】")
_KINDS: Mapping[str, SentenceKind] = {"problems": SentenceKind.PROBLEM, "plans": SentenceKind.PLAN}
_UNANSWERED = ("none:", "gap:")
"""Slots of sentences that ask for work: a person may declare that there was none, which makes them boilerplate."""


def wording(text: str, field: str = "text") -> str:
    """The text in the characters of print, on one line, as composing brings it there; 【待补：…】 stays.

    Invalid("required") for none, Invalid("too_long").
    """
    if len(text) > 2 * LONGEST_TEXT:
        raise Invalid("too_long", field=field, most=LONGEST_TEXT)
    tidy = _tidied(text)
    if not tidy:
        raise Invalid("required", field=field)
    if len(tidy) > LONGEST_TEXT:
        raise Invalid("too_long", field=field, most=LONGEST_TEXT)
    return tidy


def _tidied(text: str) -> str:
    """Marks of what is missing are not typed text: a character that the text has not stands for them meanwhile."""
    marks = _GAP.findall(text)
    stand_in = next(chr(code) for code in range(0x3400, 0x4DB5) if chr(code) not in text)
    parts = tidy_characters(_GAP.sub(stand_in, text)).split(stand_in)
    whole = parts[0] + "".join(mark + part for mark, part in zip(marks, parts[1:], strict=True))
    if whole and (whole[-1].isalnum() or whole[-1] == "%"):
        return f"{whole}。"  # the next sentence follows at once
    return whole


def made_kind(row: DraftSentence) -> SentenceKind:
    """The kind that a sentence had when the program made it."""
    if row.kind is SentenceKind.BOILERPLATE and row.slot.startswith(_UNANSWERED):
        return _KINDS.get(row.section, SentenceKind.RESULT)
    return row.kind


def fits(kind: SentenceKind, section: str) -> bool:
    """Whether a sentence of this kind may stand in a section: problems and plan items are read back from theirs."""
    home = _KINDS.get(section)
    if home is not None:
        return kind in {home, SentenceKind.BOILERPLATE}
    return kind in {SentenceKind.RESULT, SentenceKind.BOILERPLATE}


def joined(kind: SentenceKind, texts: list[str]) -> str:
    """Several sentences as one: results one after the other, items as one item."""
    if kind in _KINDS.values():
        return "；".join([*(text.rstrip("。；") for text in texts[:-1]), texts[-1]])
    return "".join(text if text.endswith(("。", "？", "；", "：")) else f"{text}。" for text in texts)
