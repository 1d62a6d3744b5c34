"""Issuing a report (报送): it is kept as an edition like any other, and read as everybody else would read it.

issue(actor, now, draft_id, version, submitted_on, blobs) -> Draft
publish(actor, now, draft_id, version, published_on, published_url="") -> Draft

Errors of both: NotFound, NotAllowed, Conflict("changed_meanwhile"), Invalid("draft_move_not_possible"), Invalid with a
field: required, issued_in_future, issued_too_early, published_too_early, address_invalid.
"""

from datetime import date, datetime

from tracker.domain.drafts import DraftMove, next_stage
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.domain.periods import Period
from tracker.drafting.checks import Code, Severity
from tracker.extensions import db
from tracker.models import Draft
from tracker.queries.drafting.draft import findings_of
from tracker.services.days import local_day
from tracker.services.drafting.as_edition import Printed, keep_edition, printed
from tracker.services.drafting.taking import take_draft
from tracker.services.drafting.versions import keep_version
from tracker.services.events import record
from tracker.services.numbers import lock_organisation
from tracker.services.rows import check_version
from tracker.storage import Blobs

LONGEST_ADDRESS = 255
SUPPORT = frozenset({Code.UNSUPPORTED, Code.NUMBER_UNSUPPORTED, Code.SUPPORT_LOST})


def issue(actor: Actor, now: datetime, draft_id: int, version: int, submitted_on: date, blobs: Blobs) -> Draft:
    """Let a signed draft go out: a year's report becomes an edition of it, with a reading whose items wait for review.

    Also Invalid: signature_missing; reads_differently (what: the parts that would be read back otherwise, texts);
    signed_work_changed (findings) if work on which it rests was taken back or corrected after the signature.
    """
    draft = take_draft(actor, draft_id, version)
    _check(draft, now, submitted_on)
    _check_support(actor, draft, now)
    made = printed(actor, draft) if draft.period is Period.YEAR else None
    db.session.rollback()  # reading took its time: nobody should have waited meanwhile for SQLite's one write lock
    draft = take_draft(actor, draft_id)
    lock_organisation(actor, draft.org_id)
    check_version(draft, version)
    _go_out(actor, now, draft, made, blobs)
    draft.submitted_on = submitted_on
    after = {"stage": draft.stage, "submitted_on": submitted_on, "edition_id": draft.edition_id}
    record(actor, now, "draft_submitted", draft, after=after)
    db.session.commit()
    return draft


def _go_out(actor: Actor, now: datetime, draft: Draft, made: Printed | None, blobs: Blobs) -> None:
    stage = next_stage(draft.stage, DraftMove.SUBMIT)
    draft.dated_on = draft.dated_on or draft.signed_on
    if made is not None:
        draft.edition_id = keep_edition(actor, now, draft, made, blobs).id
    keep_version(actor, now, draft)
    draft.stage = stage


def _check(draft: Draft, now: datetime, submitted_on: date) -> None:
    next_stage(draft.stage, DraftMove.SUBMIT)
    if draft.signed_on is None:
        raise Invalid("signature_missing")
    if submitted_on > local_day(now):
        raise Invalid("issued_in_future", field="submitted_on")
    if submitted_on < draft.signed_on:
        raise Invalid("issued_too_early", field="submitted_on", day=draft.signed_on)


def _check_support(actor: Actor, draft: Draft, now: datetime) -> None:
    found = findings_of(actor, draft, local_day(now))
    lost = [one for one in found if one.severity is Severity.BLOCKING and one.code in SUPPORT]
    if lost:
        raise Invalid("signed_work_changed", findings=lost)


def publish(
    actor: Actor, now: datetime, draft_id: int, version: int, published_on: date, published_url: str = ""
) -> Draft:
    """Record that a report stands where everybody can read it: the day, and the address of the page if it has one."""
    draft = take_draft(actor, draft_id, version)
    stage = next_stage(draft.stage, DraftMove.PUBLISH)
    if published_on > local_day(now):
        raise Invalid("issued_in_future", field="published_on")
    if draft.submitted_on is not None and published_on < draft.submitted_on:
        raise Invalid("published_too_early", field="published_on", day=draft.submitted_on)
    values = {"stage": stage, "published_on": published_on, "published_url": _address(published_url)}
    for name, value in values.items():
        setattr(draft, name, value)
    record(actor, now, "draft_published", draft, after=values)
    db.session.commit()
    return draft


def _address(given: str) -> str:
    address = given.strip()
    is_web = address.startswith(("http://", "https://")) and not any(one.isspace() or ord(one) < 32 for one in address)
    if address and (not is_web or len(address) > LONGEST_ADDRESS):
        raise Invalid("address_invalid", field="published_url")
    return address
