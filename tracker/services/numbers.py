"""Numbers that follow each other without gaps: of tasks and slips in an organisation's year, editions in a report."""

from sqlalchemy import func, select

from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Edition, Organisation, Report, SupervisionNotice, Task
from tracker.queries.scope import may_see, visible_organisations


def lock_organisation(actor: Actor, org_id: int) -> None:
    """Let one transaction at a time give numbers in this organisation; others wait until it ends.

    The lock leaves keys free (FOR NO KEY UPDATE): rows that merely point to the organisation are written meanwhile.
    """
    mine = visible_organisations(actor).where(Organisation.id == org_id)
    db.session.execute(mine.with_for_update(key_share=True)).all()


def next_task_number(actor: Actor, org_id: int, plan_year: int) -> int:
    """The number after the last one given, voided tasks included. Call `lock_organisation` first."""
    given = select(func.max(Task.number)).where(may_see(actor, Task), Task.org_id == org_id)
    return (db.session.scalar(given.where(Task.plan_year == plan_year)) or 0) + 1


def next_edition_number(actor: Actor, report: Report) -> int:
    """The number after the last edition of this report, voided ones included. Call `lock_organisation` first."""
    given = select(func.max(Edition.number)).where(may_see(actor, Edition), Edition.report_id == report.id)
    return (db.session.scalar(given) or 0) + 1


def next_slip_number(actor: Actor, org_id: int, year: int) -> int:
    """The number after the last slip of this year, withdrawn ones included. Call `lock_organisation` first."""
    given = select(func.max(SupervisionNotice.number)).where(may_see(actor, SupervisionNotice))
    given = given.where(SupervisionNotice.org_id == org_id, SupervisionNotice.year == year)
    return (db.session.scalar(given) or 0) + 1
