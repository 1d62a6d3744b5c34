"""Which items the review shows, in which order, and which of them is open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from tracker.blueprints.imports.cards import Card
from tracker.web.addresses import kept_url

ORDERS = ("text", "doubt")
FILTERS: Mapping[str, LazyString] = {
    "": _l("全部"),
    "pending": _l("未审"),
    "doubt": _l("存疑"),
    "problem": _l("问题"),
    "plan": _l("安排"),
    "unit": _l("缺牵头单位"),
}
MANY = 20
"""From so many items on one does not see at a glance where the doubts are."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the address asks for: the current item, or the next undecided one after another; and how to show it."""

    item_id: int | None = None
    after_id: int | None = None
    splitting: bool = False
    listing: bool = False
    order: str = ""
    only: str = ""


def staying(endpoint: str, **values: Any) -> str:
    """The address of a page or act; order and filter go along through all those of a review."""
    if endpoint.startswith("imports.") and "reading_id" in values:
        values = {name: request.args[name] for name in ("order", "only") if name in request.args} | values
    return kept_url(endpoint, **values)


def usual_order(cards: Sequence[Card]) -> str:
    """The doubtful first where there are many items and only some are doubtful; else as they stand in the text."""
    doubtful = sum(bool(card.doubts) for card in cards)
    return "doubt" if len(cards) >= MANY and 0 < doubtful < len(cards) else "text"


def passes(card: Card, only: str) -> bool:
    """Whether a filter lets an item through; one that nobody knows lets all through."""
    if only in {"problem", "plan"}:
        return card.item.kind == only
    if only == "unit":
        return card.is_open and not card.item.lead_unit_id
    if only == "doubt":
        return bool(card.doubts) and card.status == "pending"
    return only != "pending" or card.status == "pending"


def current_of(ordered: Sequence[Card], wish: Wish, order: str) -> Card | None:
    """The item that is open: the named one, else the next undecided one after another, round the end.

    Where the doubtful come first no other is opened as long as there are any.
    """
    named = next((card for card in ordered if card.id == wish.item_id), None)
    if named:
        return named
    start = next((k + 1 for k, card in enumerate(ordered) if card.id == wish.after_id), 0)
    round_the_end = [card for card in [*ordered[start:], *ordered[:start]] if passes(card, wish.only)]
    waiting = [card for card in round_the_end if card.status == "pending"]
    waiting.sort(key=lambda card: order == "doubt" and not card.doubts)
    return next(iter([*waiting, *ordered[max(0, start - 1) :]]), None)
