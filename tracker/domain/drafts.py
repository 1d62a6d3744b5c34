"""The report in the making (初稿): kinds of sentences, where they come from, and the stages up to publication."""

from collections.abc import Mapping
from enum import StrEnum

from tracker.domain.errors import Invalid


class SentenceKind(StrEnum):
    """What a sentence is, which decides where it may come from (see `SOURCES_OF`)."""

    BOILERPLATE = "boilerplate"
    RESULT = "result"
    PROBLEM = "problem"
    PLAN = "plan"


class SourceType(StrEnum):
    """What supports a sentence: a task, accepted progress, an accepted record, one of their figures, a note, an item
    of last year's report.
    """

    TASK = "task"
    UPDATE = "update"
    RECORD = "record"
    FIGURE = "figure"
    NOTE = "note"
    ITEM = "item"


_ACCEPTED = frozenset({SourceType.UPDATE, SourceType.RECORD, SourceType.FIGURE})
SOURCES_OF: Mapping[SentenceKind, frozenset[SourceType]] = {
    SentenceKind.BOILERPLATE: frozenset(),
    SentenceKind.RESULT: _ACCEPTED,
    SentenceKind.PROBLEM: frozenset({SourceType.TASK, SourceType.NOTE}),
    SentenceKind.PLAN: frozenset({SourceType.TASK, SourceType.NOTE}),
}
"""At least one source of these types supports a sentence; boilerplate needs none, and states no figures."""


class Way(StrEnum):
    """How a number of a sentence came about: added up, the latest one, as one entry states it, or counted."""

    SUM = "sum"
    LATEST = "latest"
    STATED = "stated"
    COUNT = "count"


class Flag(StrEnum):
    """What a person must look at again after a regeneration."""

    SOURCES_CHANGED = "sources_changed"
    SUPPORT_LOST = "support_lost"


class GapKind(StrEnum):
    """What is missing where 【待补】 stands."""

    NUMBER = "number"
    CAUSE = "cause"
    MEASURE = "measure"
    WORK = "work"


class DraftStage(StrEnum):
    """初稿 → 讨论稿 → 负责人审签 → 报送 → 公开. Text changes in the first two only."""

    FIRST = "first"
    DISCUSSION = "discussion"
    SIGNING = "signing"
    SUBMITTED = "submitted"
    PUBLISHED = "published"


class DraftMove(StrEnum):
    """What a person does to a draft as a whole."""

    DISCUSS = "discuss"
    SEND_BACK = "send_back"
    ASK_SIGNATURE = "ask_signature"
    SUBMIT = "submit"
    PUBLISH = "publish"


STAGES = tuple(DraftStage)
EDITABLE = frozenset({DraftStage.FIRST, DraftStage.DISCUSSION})
FINAL = frozenset(STAGES) - EDITABLE
_MOVES: Mapping[DraftMove, tuple[frozenset[DraftStage], DraftStage]] = {
    DraftMove.DISCUSS: (frozenset({DraftStage.FIRST}), DraftStage.DISCUSSION),
    DraftMove.ASK_SIGNATURE: (EDITABLE, DraftStage.SIGNING),
    DraftMove.SEND_BACK: (frozenset({DraftStage.DISCUSSION, DraftStage.SIGNING}), DraftStage.FIRST),
    DraftMove.SUBMIT: (frozenset({DraftStage.SIGNING}), DraftStage.SUBMITTED),
    DraftMove.PUBLISH: (frozenset({DraftStage.SUBMITTED}), DraftStage.PUBLISHED),
}


def moves_from(stage: DraftStage) -> list[DraftMove]:
    """The moves that leave a stage."""
    return [move for move in DraftMove if stage in _MOVES[move][0]]


def next_stage(stage: DraftStage, move: DraftMove) -> DraftStage:
    """The stage after `move`, or Invalid("draft_move_not_possible")."""
    sources, target = _MOVES[move]
    if stage not in sources:
        raise Invalid("draft_move_not_possible", stage=stage.value, move=move.value)
    return target
