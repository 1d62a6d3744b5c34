"""The enumerator with which a passage chosen by a person begins."""

from __future__ import annotations

from .enumerators import Marks
from .spans import view_of

_FAMILIES = ("pcn", "cn", "pnum", "num", "circle", "is", "ordinal")


def leading_enumerator(text: str, start: int, end: int) -> tuple[str, int]:
    """The enumerator at the head of text[start:end], and where the words after it begin; ("", start) without one."""
    view = view_of(text[start:end])
    marks = Marks(view)
    for family in _FAMILIES:
        for mark in marks.between(family, 0, 1):
            if mark.ordinal and mark.end < len(view.plain):
                return view.plain[: mark.end].rstrip(",，:："), start + view.offsets[mark.end]
    return "", start
