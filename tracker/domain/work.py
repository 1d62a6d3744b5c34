"""Reported work: progress on a task and routine work beside tasks, its acceptance, figures and evidence."""

from collections.abc import Mapping
from enum import StrEnum

from tracker.domain.errors import Conflict


class EntryKind(StrEnum):
    """Progress belongs to a task; a record (工作纪实) is routine work of a unit."""

    PROGRESS = "progress"
    RECORD = "record"


class EntryState(StrEnum):
    """Whether a second person has accepted what was reported. Only accepted entries reach reports."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


class EntryMove(StrEnum):
    """What a person does with an entry. A correction of an accepted one is a new entry that replaces it."""

    ACCEPT = "accept"
    RETURN = "return"
    REVISE = "revise"
    WITHDRAW = "withdraw"
    REPLACE = "replace"


class Duty(StrEnum):
    """What the heads of party and government do themselves (四个亲自)."""

    DEPLOYED = "deployed"
    INQUIRED = "inquired"
    COORDINATED = "coordinated"
    SUPERVISED = "supervised"


class Qualifier(StrEnum):
    """What stands beside a number: 30 余, 30 以上, 近 30, 约 30; approximations are kept as they were said."""

    EXACT = "exact"
    MORE = "more"
    AT_LEAST = "at_least"
    NEARLY = "nearly"
    ABOUT = "about"


class Summing(StrEnum):
    """How the figures of a year make one: added up (次, 件), or the latest one stands (a rate, a headcount)."""

    SUM = "sum"
    LATEST = "latest"


class EvidenceKind(StrEnum):
    """What a piece of evidence is, in the words of this field (会议纪要, 签到表, 文件通知, …)."""

    PHOTO = "photo"
    MINUTES = "minutes"
    ATTENDANCE = "attendance"
    DOCUMENT = "document"
    COURSEWARE = "courseware"
    CASE_FILE = "case_file"
    LEGAL_OPINION = "legal_opinion"
    DISCLOSURE = "disclosure"
    RESULTS = "results"
    SIGNED_SHEET = "signed_sheet"
    OTHER = "other"


_MOVES: Mapping[EntryMove, tuple[frozenset[EntryState], EntryState]] = {
    EntryMove.ACCEPT: (frozenset({EntryState.PENDING}), EntryState.ACCEPTED),
    EntryMove.RETURN: (frozenset({EntryState.PENDING}), EntryState.RETURNED),
    EntryMove.REVISE: (frozenset({EntryState.PENDING, EntryState.RETURNED}), EntryState.PENDING),
    EntryMove.WITHDRAW: (frozenset({EntryState.PENDING, EntryState.RETURNED}), EntryState.WITHDRAWN),
    EntryMove.REPLACE: (frozenset({EntryState.ACCEPTED}), EntryState.REPLACED),
}
LIVE = frozenset({EntryState.PENDING, EntryState.ACCEPTED, EntryState.RETURNED})
"""Entries that count as reported; the others are history."""


UNSHARED_VERBS = (
    "reported", "entry_revised", "entry_corrected", "entry_returned", "entry_withdrawn", "instructed",
)  # fmt: skip
"""Events about work that nobody has accepted, and a leader's word to the own people: not for an organisation above."""


def next_entry_state(state: EntryState, move: EntryMove) -> EntryState:
    """The state after `move`, or Conflict("entry_decided"): somebody else was there first."""
    sources, target = _MOVES[move]
    if state not in sources:
        raise Conflict("entry_decided", state=state.value, move=move.value)
    return target
