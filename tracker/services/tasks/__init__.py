"""What people do with tasks: make them by hand, assign them, move them through their states."""

from tracker.services.tasks.assigning import assign, leave_unassigned
from tracker.services.tasks.assignment import KEEP, Assignment, Keep
from tracker.services.tasks.continuing import continue_task
from tracker.services.tasks.creation import NewSource, NewTask, create_task
from tracker.services.tasks.moving import merge, move
from tracker.services.tasks.source_files import SourceFile

__all__ = [
    "KEEP", "Assignment", "Keep", "NewSource", "NewTask", "SourceFile", "assign", "continue_task", "create_task",
    "leave_unassigned", "merge", "move",
]  # fmt: skip
