"""Whether a notice may still be said when its message goes out: minutes, or days, after it was queued."""

from tracker.domain.notices import NoticeReason
from tracker.domain.org_settings import OrgSettings
from tracker.domain.reminding.news import Situation, still_so
from tracker.domain.tasks import ENDED
from tracker.queries.digest_rows import Said

OF_OWNER = frozenset({
    NoticeReason.DUE_SOON, NoticeReason.DUE_TODAY, NoticeReason.OVERDUE, NoticeReason.RECEIPT_OVERDUE,
    NoticeReason.QUARTER_DUE,
})  # fmt: skip
OF_SPONSOR = frozenset({NoticeReason.VERIFICATION_OVERDUE, NoticeReason.EXTENSION_OVERDUE})
"""Reminders of an owner's or sponsor's part: after a hand-over they are for somebody else."""


def still_told(said: Said) -> bool:
    """Whether the reader may still see what it is about, it is still so, and it is still theirs to know."""
    if not said.reader_sits or said.voided_at is not None or said.state in ENDED:
        return False
    return still_so(said.reason, _situation(said)) and _still_theirs(said) and _unanswered(said)


def about_id(said: Said) -> int:
    """Whom it concerns: the reader, or the absent person in whose place they read."""
    return said.for_id or said.person_id


def _situation(said: Said) -> Situation:
    """Roles count as they stood when the message was queued; all else as it stands now."""
    person = about_id(said)
    return Situation(
        state=said.state,
        is_owner=said.owner_id == person,
        is_sponsor=said.sponsor_id == person,
        is_coordinator=True,
        is_acceptor=True,
        is_author=person in {said.entry_author_id, said.entry_recorder_id},
        entry=said.entry_state,
        slip=said.slip_state,
        asked=said.proposed_on is not None,
        task_due_on=said.due_on,
        due_on=said.notice_due_on,
        needs_receipt=OrgSettings.read(said.org_settings).receipt_required,
        draft_waits=bool(said.draft_waits),
    )


def _still_theirs(said: Said) -> bool:
    """Somebody else may have been told in place of an owner or sponsor who has left."""
    if said.task_id is None:
        return True
    if said.reason in OF_OWNER:
        return said.owner_id == about_id(said) or not said.owner_sits
    return said.reason not in OF_SPONSOR or said.sponsor_id == about_id(said) or not said.sponsor_sits


def _unanswered(said: Said) -> bool:
    """The call for a quarter's progress is answered by any report since."""
    if said.reason is not NoticeReason.QUARTER_DUE or said.reported_on is None:
        return True
    return said.reported_on < said.at.date()
