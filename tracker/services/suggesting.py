"""Filling an item with suggestions from the organisation's units and themes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import joinedload

from tracker.domain.people import Actor
from tracker.domain.review import SUGGESTED_AS
from tracker.domain.suggestions import UnitFacts, Wording, people_of, suggest
from tracker.domain.themes import ThemeRule
from tracker.extensions import db
from tracker.models import ReportItem, Theme, Unit, User
from tracker.queries.scope import visible


@dataclass(frozen=True, slots=True)
class Advice:
    """What suggestions draw on: active units in their order, and the organisation's themes."""

    units: tuple[UnitFacts, ...]
    themes: tuple[ThemeRule, ...]

    def fill(self, item: ReportItem, wording: Wording) -> None:
        """Set the suggested values of a new item and name them as suggestions."""
        offer(item, suggest(wording, self.units, self.themes))

    def people_of(self, unit_id: int | None) -> Mapping[str, int | None]:
        """The suggested owner and sponsor when this unit leads."""
        proposal = people_of(next((unit for unit in self.units if unit.id == unit_id), None))
        return {name: proposal[name] for name in ("owner_id", "sponsor_id")}


def advice_for(actor: Actor, org_id: int) -> Advice:
    """The advice of one organisation; people who have left are nobody's suggestion."""
    units = db.session.scalars(
        visible(actor, Unit)
        .where(Unit.org_id == org_id, Unit.is_active)
        .order_by(Unit.position, Unit.id)
        .options(joinedload(Unit.head), joinedload(Unit.leader))
    )
    themes = db.session.scalars(visible(actor, Theme).where(Theme.org_id == org_id).order_by(Theme.position))
    return Advice(
        tuple(UnitFacts(unit.id, unit.name, _present(unit.head), _present(unit.leader)) for unit in units),
        tuple(ThemeRule(row.code, row.name, tuple(row.keywords), tuple(row.lead_hints)) for row in themes),
    )


def _present(user: User | None) -> int | None:
    return user.id if user is not None and user.is_active else None


def offer(item: ReportItem, proposals: Mapping[str, Any]) -> None:
    """Put proposed values into fields of an item, marked as suggestions; None takes a suggestion back."""
    marked = set(item.suggested or ())
    for field, value in proposals.items():
        setattr(item, field, value)
        (marked.discard if value in (None, "") else marked.add)(SUGGESTED_AS[field])
    item.suggested = sorted(marked)
