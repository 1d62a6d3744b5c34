"""The findings of a draft, kept until anything happens in its organisation: to look at sentences changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app

from tracker.domain.outcomes import Verdict
from tracker.domain.people import Actor
from tracker.drafting.checks import Finding
from tracker.models import Draft
from tracker.queries.drafting.draft import findings_in
from tracker.queries.drafting.rollup import rollup_of
from tracker.queries.drafting.sentences import Sheet
from tracker.queries.drafting.touches import last_event

MOST = 32
"""Drafts whose findings are kept."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, and what became of the tasks, by id. `stamp`: by it one knows whether it still holds."""

    stamp: tuple[Any, ...]
    findings: list[Finding]
    verdicts: Mapping[int, Verdict]


def checked(actor: Actor, draft: Draft, sheet: Sheet, today: date) -> Checked:
    """The findings of a draft as it stands. Every act writes an event, so the last of them tells whether it changed."""
    kept: dict[int, Checked] = current_app.extensions.setdefault("checked drafts", {})
    stamp = (last_event(actor, draft.org_id), draft.version_id, len(sheet.rows), today)
    found = kept.get(draft.id)
    if found is None or found.stamp != stamp:
        found = _checked(actor, draft, sheet, stamp)
        if len(kept) >= MOST:
            kept.clear()
        kept[draft.id] = found
    return found


def _checked(actor: Actor, draft: Draft, sheet: Sheet, stamp: tuple[Any, ...]) -> Checked:
    rollup = rollup_of(actor, draft.org_id, draft.year, draft.period, today=stamp[-1])
    verdicts = {task.id: task.verdict for task in rollup.tasks}
    return Checked(stamp, findings_in(actor, draft, sheet, rollup), verdicts)
