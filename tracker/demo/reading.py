"""What people have seen: notices older than some days are read, and everybody last looked in before them."""

from datetime import timedelta
from itertools import groupby

from sqlalchemy import select, update

from tracker.demo.stage import Stage
from tracker.extensions import db
from tracker.models import Notice, User
from tracker.services.notices import mark_read

DAYS = 4


def read_notices(stage: Stage) -> None:
    """Everybody who still works here looked in some days ago, and read what there was."""
    then = stage.calendar.at(stage.calendar.today - timedelta(days=DAYS), 17)
    people = select(User.id, User.account).where(User.deactivated_at.is_(None))
    accounts = {row.id: row.account for row in db.session.execute(people)}
    old = select(Notice.person_id, Notice.org_id, Notice.id).where(Notice.at <= then).order_by(Notice.person_id)
    for (person_id, org_id), rows in groupby(
        db.session.execute(old.order_by(Notice.org_id)).all(), lambda row: row[:2]
    ):
        if person_id in accounts:
            mark_read(stage.actor(accounts[person_id]), then, [row.id for row in rows], org_id)
    db.session.execute(update(User).where(User.id.in_(accounts)).values(last_seen_at=then))
    db.session.commit()
