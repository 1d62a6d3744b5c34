"""The draft of a report: made from the work, edited by people, checked, and brought to signature and issue."""

from tracker.services.drafting.adding import NewSentence, add
from tracker.services.drafting.arranging import drop, move, restore
from tracker.services.drafting.beginning import begin, compose_again
from tracker.services.drafting.editing import edit, restore_text, settle_flag
from tracker.services.drafting.inquiring import answer, ask, take_answer
from tracker.services.drafting.merging import merge, split_item
from tracker.services.drafting.planning import Plan, declare_none, set_plan
from tracker.services.drafting.signing import sign, sign_on_paper
from tracker.services.drafting.staging import NewHead, ask_signature, discuss, send_back, set_head

__all__ = [
    "NewHead", "NewSentence", "Plan", "add", "answer", "ask", "ask_signature", "begin", "compose_again",
    "declare_none", "discuss", "drop", "edit", "merge", "move", "restore", "restore_text", "send_back", "set_head",
    "set_plan", "settle_flag", "sign", "sign_on_paper", "split_item", "take_answer",
]  # fmt: skip
