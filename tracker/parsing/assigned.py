"""Lines below an item that say who answers for it and by when: 责任单位：党政办；完成时限：6月底前."""

from __future__ import annotations

import re

from . import lexicon as lex
from .spans import LINE, View

_Span = tuple[int, int]
_OWNER = rf"{lex.IN_CHARGE}{lex.OFFICE}"
_DUE = r"(?:完成|整改|办结|办理|落实)(?:时限|时间|期限)|时间节点"
_LABEL = re.compile(rf"(?:{_OWNER}|(?:责任|分管|牵头)(?:领导|人)|(?:配合|协办)(?:单位|部门)|{_DUE}):")
_WORDS = r":(?P<words>[^;。]{1,60})"


def is_assigned(view: View, start: int) -> bool:
    """Whether plain[start] begins a line of this kind."""
    return view.gaps[start] == LINE and _LABEL.match(view.folded, start) is not None


def assigned(view: View, start: int, end: int) -> tuple[int, _Span | None, _Span | None]:
    """(end of the words at plain[start:end] above such lines, where these name the office, and the date)."""
    found = (match.start() for match in _LABEL.finditer(view.folded, start + 1, end))
    first = next((k for k in found if view.gaps[k] == LINE), None)
    if first is None:
        return end, None, None
    return first, _said(_OWNER, view, first, end), _said(_DUE, view, first, end)


def _said(label: str, view: View, start: int, end: int) -> _Span | None:
    match = re.compile(rf"(?:{label}){_WORDS}").search(view.folded, start, end)
    if match is None:
        return None
    first, last = match.span("words")
    return first, next((k for k in range(first + 1, last) if view.gaps[k] == LINE), last)
