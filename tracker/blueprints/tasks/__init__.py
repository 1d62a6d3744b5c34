"""Tasks: the page of one, changing who does it, moving it on, reporting on it, and making one by hand."""

from tracker.blueprints.tasks import extensions, moving, papers, progress, sheets, showing, splitting, targets
from tracker.blueprints.tasks.blueprint import blueprint

__all__ = [
    "blueprint", "extensions", "moving", "papers", "progress", "sheets", "showing", "splitting", "targets",
]  # fmt: skip
