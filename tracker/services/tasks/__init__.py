"""What people do with tasks: make them by hand, assign them, move them through their states, and all around that."""

from tracker.services.tasks.assigning import assign
from tracker.services.tasks.assignment import KEEP, Assignment, Keep
from tracker.services.tasks.continuing import continue_task
from tracker.services.tasks.creation import NewSource, NewTask, create_task
from tracker.services.tasks.extension import Ask, ask_extension, withdraw_extension
from tracker.services.tasks.extension_decision import decide_extension
from tracker.services.tasks.handing_over import Handed, hand_over
from tracker.services.tasks.instructing import instruct
from tracker.services.tasks.moving import merge, move
from tracker.services.tasks.papers import Paper, assign_on_paper, close_on_paper, decide_extension_on_paper
from tracker.services.tasks.source_files import SourceFile
from tracker.services.tasks.splitting import Part, split
from tracker.services.tasks.targets import Target, set_targets

__all__ = [
    "KEEP", "Ask", "Assignment", "Handed", "Keep", "NewSource", "NewTask", "Paper", "Part", "SourceFile", "Target",
    "ask_extension", "assign", "assign_on_paper", "close_on_paper", "continue_task", "create_task", "decide_extension",
    "decide_extension_on_paper", "hand_over", "instruct", "merge", "move", "set_targets", "split", "withdraw_extension",
]  # fmt: skip
