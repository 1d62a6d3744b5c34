"""Why a person is told something. One reason for one person about one thing is told once."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum


class NoticeReason(StrEnum):
    """What concerns somebody about a task, an entry or a request."""

    ASSIGNED = "assigned"
    REASSIGNED = "reassigned"
    HANDED_BACK = "handed_back"
    REPORTED = "reported"
    ENTRY_ACCEPTED = "entry_accepted"
    ENTRY_RETURNED = "entry_returned"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    CLOSED = "closed"
    REOPENED = "reopened"
    SUSPENDED = "suspended"
    MERGED = "merged"
    EXTENSION_ASKED = "extension_asked"
    EXTENSION_DECIDED = "extension_decided"
    INSTRUCTED = "instructed"
    HANDED_OVER = "handed_over"
    LEADER_NEEDED = "leader_needed"
    DUE_SOON = "due_soon"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    RECEIPT_OVERDUE = "receipt_overdue"
    VERIFICATION_OVERDUE = "verification_overdue"
    ACCEPTANCE_OVERDUE = "acceptance_overdue"
    EXTENSION_OVERDUE = "extension_overdue"
    QUARTER_DUE = "quarter_due"
    REPORT_DUE = "report_due"
    PUBLICATION_DUE = "publication_due"
    ESCALATED = "escalated"
    SLIP_ISSUED = "slip_issued"
    SLIP_ANSWERED = "slip_answered"
    SLIP_WITHDRAWN = "slip_withdrawn"
    URGED = "urged"
    DRAFT_ASKED = "draft_asked"
    DRAFT_ANSWERED = "draft_answered"
    DRAFT_TO_SIGN = "draft_to_sign"
    DRAFT_SIGNED = "draft_signed"
    DRAFT_SENT_BACK = "draft_sent_back"


class Group(IntEnum):
    """The parts of a digest in their order. A task stands once in it, in the first of its groups."""

    ESCALATED = 1
    OVERDUE = 2
    DUE_SOON = 3
    TO_RECEIVE = 4
    TO_DECIDE = 5
    RETURNED = 6


GROUP_OF: Mapping[NoticeReason, Group] = {
    NoticeReason.ESCALATED: Group.ESCALATED, NoticeReason.SLIP_ISSUED: Group.ESCALATED,
    NoticeReason.URGED: Group.ESCALATED, NoticeReason.INSTRUCTED: Group.ESCALATED,
    NoticeReason.OVERDUE: Group.OVERDUE,
    NoticeReason.DUE_SOON: Group.DUE_SOON, NoticeReason.DUE_TODAY: Group.DUE_SOON,
    NoticeReason.QUARTER_DUE: Group.DUE_SOON, NoticeReason.REPORT_DUE: Group.DUE_SOON,
    NoticeReason.PUBLICATION_DUE: Group.DUE_SOON,
    NoticeReason.ASSIGNED: Group.TO_RECEIVE, NoticeReason.REASSIGNED: Group.TO_RECEIVE,
    NoticeReason.HANDED_OVER: Group.TO_RECEIVE, NoticeReason.RECEIPT_OVERDUE: Group.TO_RECEIVE,
    NoticeReason.REPORTED: Group.TO_DECIDE, NoticeReason.SUBMITTED: Group.TO_DECIDE,
    NoticeReason.EXTENSION_ASKED: Group.TO_DECIDE, NoticeReason.VERIFICATION_OVERDUE: Group.TO_DECIDE,
    NoticeReason.ACCEPTANCE_OVERDUE: Group.TO_DECIDE, NoticeReason.EXTENSION_OVERDUE: Group.TO_DECIDE,
    NoticeReason.HANDED_BACK: Group.TO_DECIDE, NoticeReason.LEADER_NEEDED: Group.TO_DECIDE,
    NoticeReason.SLIP_ANSWERED: Group.TO_DECIDE, NoticeReason.DRAFT_ASKED: Group.TO_DECIDE,
    NoticeReason.DRAFT_TO_SIGN: Group.TO_DECIDE,
    NoticeReason.RETURNED: Group.RETURNED, NoticeReason.ENTRY_RETURNED: Group.RETURNED,
    NoticeReason.REOPENED: Group.RETURNED,
}  # fmt: skip
"""Where a digest tells of it. Other reasons are news: they are read in the application and disturb nobody."""
