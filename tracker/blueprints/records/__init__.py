"""工作纪实: routine work that belongs to no task, reported with figures and evidence, and accepted like progress."""

from tracker.blueprints.records import listing, showing, writing
from tracker.blueprints.records.blueprint import blueprint

__all__ = ["blueprint", "listing", "showing", "writing"]
