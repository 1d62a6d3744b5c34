"""Due dates that are usual where a report names none: problems are mended by autumn, plans within the year."""

from datetime import date

from tracker.domain.reports import ItemKind

_USUAL = {ItemKind.PROBLEM: (9, 30), ItemKind.PLAN: (11, 30)}


def usual_due(kind: ItemKind, plan_year: int) -> date:
    """30 September for problems, 30 November for plan items, so that results reach the year's report. A proposal."""
    return date(plan_year, *_USUAL[kind])
