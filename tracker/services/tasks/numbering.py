"""Numbers of tasks: 2026-007 is the seventh task of an organisation's plan year. None is ever used twice."""

from sqlalchemy import func, select

from tracker.extensions import db
from tracker.models import Organisation, Task


def first_free_number(org_id: int, plan_year: int) -> int:
    """The next number; locks the organisation's row until the end of the transaction, so that no two get the same."""
    db.session.execute(select(Organisation.id).where(Organisation.id == org_id).with_for_update())
    same = select(func.max(Task.number)).where(Task.org_id == org_id, Task.plan_year == plan_year)
    return (db.session.scalar(same) or 0) + 1
