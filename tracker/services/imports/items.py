"""Items as the parser read them, with suggestions."""

from datetime import date

from tracker.domain.reports import ItemKind
from tracker.domain.suggestions import Wording
from tracker.models import ReportItem
from tracker.parsing import ParsedItem, ParsedReport
from tracker.services.suggesting import Advice


def items_of(parsed: ParsedReport, org_id: int, advice: Advice) -> list[ReportItem]:
    """A row for each problem and plan item, not yet in the session."""
    kinds = ((ItemKind.PROBLEM, parsed.problems), (ItemKind.PLAN, parsed.plans))
    return [_item(org_id, kind, found, advice) for kind, items in kinds for found in items]


def _item(org_id: int, kind: ItemKind, found: ParsedItem, advice: Advice) -> ReportItem:
    start, end = found.span
    item = ReportItem(
        org_id=org_id,
        kind=kind,
        text=found.text,
        enumerator=found.enumerator[:20],
        heading_path=list(found.heading_path),
        span_start=start,
        span_end=end,
        title=(found.title or "")[:255],
        doubts=[doubt.to_json() for doubt in found.doubts],
        deadline_text=found.deadline_text and found.deadline_text[:120],
        owner_text=found.owner_text and found.owner_text[:255],
    )
    quantity = found.quantity.text[:120] if found.quantity else None
    advice.fill(item, Wording(found.text, found.owner_text, iso_date(found.deadline), quantity))
    return item


def iso_date(text: str | None) -> date | None:
    """The date that a parser wrote as YYYY-MM-DD."""
    return date.fromisoformat(text) if text else None
