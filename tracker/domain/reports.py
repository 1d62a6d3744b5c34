"""Reports and what a reader finds in them: problems and plan items, and a person's decision on each."""

from enum import StrEnum

from tracker.domain.tasks import TaskKind


class Series(StrEnum):
    """A kind of yearly report that an organisation issues."""

    RULE_OF_LAW = "rule_of_law"


class ItemKind(StrEnum):
    """What a sentence of the report states: a problem (存在问题) or a plan item (工作安排)."""

    PROBLEM = "problem"
    PLAN = "plan"

    @property
    def task_kind(self) -> TaskKind:
        """A problem becomes a rectification, a plan item a plan task."""
        return TaskKind.RECTIFICATION if self is ItemKind.PROBLEM else TaskKind.PLAN


class ItemOrigin(StrEnum):
    """How an item came about: read by the parser, or made by a person in the review."""

    PARSED = "parsed"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REBOUNDED = "rebounded"


class Decision(StrEnum):
    """What a person said of an item. `superseded` ones were split, merged or read anew; they stay on record."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


class ReadingState(StrEnum):
    """A reading is reviewed, then done when no item is left to decide; a wrong import is voided.

    `replaced` is what an older parser had read and nobody had decided on, kept when the text was read again.
    """

    REVIEWING = "reviewing"
    DONE = "done"
    VOIDED = "voided"
    REPLACED = "replaced"


CLOSED_READINGS = frozenset({ReadingState.VOIDED, ReadingState.REPLACED})
"""Readings in which nothing is decided any more."""


class SourceKind(StrEnum):
    """Where a task comes from."""

    REPORT = "report"
    SUPERIOR = "superior"
    MEETING = "meeting"
    INSPECTION = "inspection"
    OTHER = "other"
