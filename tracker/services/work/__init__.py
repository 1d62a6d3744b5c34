"""Reported work: progress on tasks and routine work beside them, its correction, and its acceptance by others."""

from tracker.services.work.deciding import accept, return_entries
from tracker.services.work.entered import NewFigure, NewProgress, NewRecord
from tracker.services.work.quarterly import QuarterLine, report_quarter
from tracker.services.work.recording import record_work
from tracker.services.work.reporting import report_progress
from tracker.services.work.revising import revise, withdraw

__all__ = [
    "NewFigure", "NewProgress", "NewRecord", "QuarterLine", "accept", "record_work", "report_progress",
    "report_quarter", "return_entries", "revise", "withdraw",
]  # fmt: skip
