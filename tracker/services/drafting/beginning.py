"""Beginning a draft, and making it anew from the work.

begin(actor, now, org_id, year, period=Period.YEAR) -> Draft          # the one that exists, if there is one
compose_again(actor, now, draft_id, version=None) -> tuple[Draft, Changes]

Errors: NotFound, NotAllowed (Permission.DRAFT), Conflict("changed_meanwhile"), Invalid("draft_frozen").
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from tracker.domain.errors import Conflict
from tracker.domain.outlines import Outline
from tracker.domain.people import Actor
from tracker.domain.periods import Period
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.reports import Series
from tracker.domain.rollup import Rollup
from tracker.drafting.compose import compose
from tracker.drafting.layout import head_of
from tracker.drafting.model import Composition
from tracker.drafting.sections import role_of
from tracker.drafting.support import support_of
from tracker.extensions import db
from tracker.models import Draft, DraftSentence
from tracker.queries.drafting.draft import draft_of
from tracker.queries.drafting.outlines import outline_of
from tracker.queries.drafting.rollup import rollup_of
from tracker.queries.drafting.sentences import all_rows
from tracker.services.days import local_day
from tracker.services.drafting.regenerating import Changes, regenerate
from tracker.services.drafting.taking import take_open
from tracker.services.events import record


def begin(actor: Actor, now: datetime, org_id: int, year: int, period: Period = Period.YEAR) -> Draft:
    """The draft of a report, made from the work if there was none; one that exists stays as it stands."""
    require(actor, Permission.DRAFT, Subject(org_id))
    known = draft_of(actor, org_id, year, period)
    if known is not None:
        return known
    rollup = rollup_of(actor, org_id, year, period, today=local_day(now))
    outline = outline_of(actor, org_id, Series.RULE_OF_LAW, year, period)
    draft = _new(actor, now, rollup, outline)
    db.session.add(draft)
    try:
        db.session.flush()
    except IntegrityError as error:  # two began it at the same moment: the unique constraint knows
        db.session.rollback()
        raise Conflict("changed_meanwhile") from error
    _make(actor, now, draft, [], rollup)
    record(actor, now, "draft_begun", draft, after={"year": year, "period": period, "title": draft.title})
    db.session.commit()
    return draft


def compose_again(actor: Actor, now: datetime, draft_id: int, version: int | None = None) -> tuple[Draft, Changes]:
    """Make the sentences anew from the work as it stands now. What a person wrote or decided stays."""
    draft = take_open(actor, draft_id, version)
    rollup = rollup_of(actor, draft.org_id, draft.year, draft.period, today=local_day(now))
    rows = all_rows(actor, draft)
    outline = outline_of(actor, draft.org_id, draft.series, draft.year, draft.period)
    _adopt(draft, _with_parts_in_use(outline, Outline.read(draft.outline), rows), rollup)
    changes = _make(actor, now, draft, rows, rollup)
    after = {"added": changes.added, "rewritten": changes.rewritten, "gone": changes.gone, "flagged": changes.flagged}
    record(actor, now, "draft_composed", draft, after=after)
    db.session.commit()
    return draft, changes


def _new(actor: Actor, now: datetime, rollup: Rollup, outline: Outline) -> Draft:
    head = head_of(rollup, outline)
    return Draft(
        org_id=rollup.org_id, series=Series.RULE_OF_LAW, year=rollup.year, period=rollup.period, title=head.title,
        addressee=head.addressee, signatory=head.signatory,
        outline=outline.stored(), begun_by_id=actor.user_id, begun_at=now,
    )  # fmt: skip


def _with_parts_in_use(new: Outline, old: Outline, rows: Sequence[DraftSentence]) -> Outline:
    """The outline as it is now, and those parts of the old one in which a person's words stand."""
    used = {role_of(row.section) for row in rows if row.stands and row.edited is not None}
    kept = tuple(part for part in old.parts if new.part(part.role) is None and part.role in used)
    return replace(new, parts=(*new.parts, *kept))


def _adopt(draft: Draft, outline: Outline, rollup: Rollup) -> None:
    """Title and addressee that nobody has changed follow the outline."""
    old, new = head_of(rollup, Outline.read(draft.outline)), head_of(rollup, outline)
    if draft.title == old.title:
        draft.title = new.title
    if draft.addressee == old.addressee:
        draft.addressee = new.addressee
    draft.outline = outline.stored()


def _make(actor: Actor, now: datetime, draft: Draft, rows: Sequence[DraftSentence], rollup: Rollup) -> Changes:
    made = compose(rollup, Outline.read(draft.outline))
    draft.spare = _spare(made)
    return regenerate(actor, now, draft, rows, made, support_of(rollup))


def _spare(made: Composition) -> list[dict[str, object]]:
    return [{"section": spare.section, **spare.ref.to_json()} for spare in made.spare]
