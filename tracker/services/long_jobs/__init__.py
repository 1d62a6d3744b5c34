"""Long jobs: asked for on a page, done aside by a worker, with progress that people see and can end."""

from tracker.services.long_jobs.asking import ask, ask_evidence, ask_imports, cancel
from tracker.services.long_jobs.catalogue import WORKS
from tracker.services.long_jobs.running import run_job

__all__ = ["WORKS", "ask", "ask_evidence", "ask_imports", "cancel", "run_job"]
