"""Looking into the queue of PostgreSQL."""

import sqlalchemy as sa

from tracker.extensions import db


def jobs_waiting(name: str = "deliver") -> int:
    """How many jobs of that name the queue has."""
    jobs = sa.text("SELECT count(*) FROM procrastinate_jobs WHERE task_name = :name AND status = 'todo'")
    return int(db.session.scalar(jobs, {"name": name}) or 0)
