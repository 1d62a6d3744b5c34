"""From a place in the text to the item that the reviewer sees: its words, title, deadline, owner, doubts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.domain.themes import DEFAULT_THEMES, propose_theme

from .hints import deadline_in, owner_in, quantity_in
from .model import PLANS, PROBLEMS, Finding, ParsedItem
from .regions import Found
from .spans import ITEM_END, View

_LEAD_SENTENCE = 36
_BRACKETED = re.compile(r"[（(][^（()）]*[)）]")


def written(view: View, item: Found, plan_year: int | None) -> ParsedItem:
    """The item as the report states it, with what its words suggest."""
    plain, folded = view.plain[item.start : item.end], view.folded[item.start : item.end]
    enumerator = view.plain[slice(*item.enumerator)] if item.enumerator else ""
    due = view.folded[slice(*item.due)] if item.due else folded
    deadline, words = deadline_in(due, plan_year) if item.role == PLANS else (None, None)
    return ParsedItem(
        text=plain,
        enumerator=enumerator,
        title=_title(view, item, plain),
        heading_path=item.path,
        span=view.span(item.start, item.end),
        theme=propose_theme(plain, DEFAULT_THEMES),
        deadline=deadline,
        deadline_text=words,
        owner_text=view.plain[slice(*item.owner)] if item.owner else owner_in(plain),
        quantity=quantity_in(folded) if item.role == PLANS else None,
        doubts=tuple(_doubts(item, enumerator, plain)),
    )


def _title(view: View, item: Found, plain: str) -> str | None:
    if item.title is not None:
        return view.plain[slice(*item.title)].rstrip(ITEM_END) or None
    stop = plain.find("。", 0, _LEAD_SENTENCE)
    return plain[:stop] if 0 < stop < len(plain) - 1 else None


def _doubts(item: Found, enumerator: str, plain: str) -> Iterator[Finding]:
    for code in item.doubts:
        yield Finding(code, {"quote": enumerator} if enumerator else {})
    clauses = [clause for clause in re.split("[；;]", _BRACKETED.sub("", plain)) if len(clause) >= 12]
    if len(clauses) > 1 and item.role in {PROBLEMS, PLANS}:
        yield Finding("two_matters", {"quote": clauses[1]})
