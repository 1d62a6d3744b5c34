"""The review of a reading: a person decides on each item, corrects it, and prepares who will do it by when."""

from tracker.services.review.assignment import accept_suggestions, assign
from tracker.services.review.decisions import decide, decide_many, edit, settle_doubt
from tracker.services.review.links import link, unlink
from tracker.services.review.reshaping import add, merge_next, merge_previous, rebound, split
from tracker.services.review.restoring import restore

__all__ = [
    "accept_suggestions",
    "add",
    "assign",
    "decide",
    "decide_many",
    "edit",
    "link",
    "merge_next",
    "merge_previous",
    "rebound",
    "restore",
    "settle_doubt",
    "split",
    "unlink",
]
