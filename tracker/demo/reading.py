"""What people have seen: everybody last looked in some days ago; what they were told long before that is read."""

from datetime import timedelta
from itertools import groupby

from sqlalchemy import select, update

from tracker.demo.stage import Stage
from tracker.extensions import db
from tracker.models import Notice, User
from tracker.services.notices import mark_read

SEEN, READ = 4, 10
"""Days ago."""


def read_notices(stage: Stage) -> None:
    """Everybody who still works here has read what is old, and looked in some days ago."""
    today, at = stage.calendar.today, stage.calendar.at
    seen, read = (at(today - timedelta(days=days), 17) for days in (SEEN, READ))
    people = select(User.id, User.account).where(User.deactivated_at.is_(None))
    accounts = {row.id: row.account for row in db.session.execute(people)}
    old = select(Notice.person_id, Notice.org_id, Notice.id).where(Notice.at <= read).order_by(Notice.person_id)
    for (person_id, org_id), rows in groupby(
        db.session.execute(old.order_by(Notice.org_id)).all(), lambda row: row[:2]
    ):
        if person_id in accounts:
            mark_read(stage.actor(accounts[person_id]), read, [row.id for row in rows], org_id)
    db.session.execute(update(User).where(User.id.in_(accounts)).values(last_seen_at=seen))
    db.session.commit()
