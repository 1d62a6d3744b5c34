"""Long jobs: how far they are, what came of them, and ending one."""

from tracker.blueprints.long_jobs import asking, showing
from tracker.blueprints.long_jobs.blueprint import blueprint

__all__ = ["asking", "blueprint", "showing"]
