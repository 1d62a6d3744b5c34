"""Playing supervision slips: issued by hand, and answered."""

from datetime import date

from sqlalchemy import select

from tracker.demo.stories import Act
from tracker.demo.work import Work
from tracker.domain.slips import SlipColour
from tracker.extensions import db
from tracker.models import SupervisionNotice
from tracker.services.days import local_day
from tracker.services.reminding.slip_answering import answer_slip
from tracker.services.reminding.slip_issuing import NewSlip, issue_slip


def issue(job: Work, act: Act, day: date) -> None:
    """A slip by `who` (the coordinator without one), to be answered by the day `to`; `difficulties` are the problem."""
    at = job.at(day)
    reply_by = max(job.stage.calendar.on(job.task.plan_year, act.to), local_day(at))
    new = NewSlip(SlipColour(act.colour), act.text, reply_by, act.difficulties)
    issue_slip(job.stage.actor(act.who or job.by), at, job.task_id, new)


def answer(job: Work, act: Act, day: date) -> None:
    """The answer to the latest slip, by the task's owner without a `who`."""
    mine = select(SupervisionNotice).where(SupervisionNotice.task_id == job.task_id)
    slip = db.session.scalars(mine.order_by(SupervisionNotice.id.desc())).first()
    assert slip is not None
    actor, at = job.stage.actor(act.who or job.stage.account(job.task.owner_id)), job.at(day)
    answer_slip(actor, at, slip.id, slip.version_id, act.text)
