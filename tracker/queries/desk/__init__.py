"""What lies on a desk: numbers, what waits for a signature, tasks that press, who is behind, what has changed."""

from tracker.queries.desk.behind import Behind, behind
from tracker.queries.desk.changes import Change, changes
from tracker.queries.desk.numbers import Numbers, numbers
from tracker.queries.desk.place import DeskPlace
from tracker.queries.desk.tasks import DeskTask, Shelf, desk_tasks
from tracker.queries.desk.waiting import Paper, PaperKind, paper_count, waiting_papers

__all__ = [
    "Behind",
    "Change",
    "DeskPlace",
    "DeskTask",
    "Numbers",
    "Paper",
    "PaperKind",
    "Shelf",
    "behind",
    "changes",
    "desk_tasks",
    "numbers",
    "paper_count",
    "waiting_papers",
]
