"""Why a person is told something. One reason for one person about one thing is told once."""

from enum import StrEnum


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
