"""Requests for a new date: those that wait, and which dates may be asked for."""

from datetime import date

from tracker.domain.deadlines import ExtensionState, check_extension
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import ExtensionRequest, Task
from tracker.queries.dealings import extensions_granted
from tracker.queries.scope import visible
from tracker.services.tasks.assignment import YEARS
from tracker.services.tasks.taking import settings_of


def pending(actor: Actor, task: Task) -> list[ExtensionRequest]:
    """The requests of a task on which nobody has decided."""
    waiting = (ExtensionRequest.task_id == task.id, ExtensionRequest.state == ExtensionState.PENDING)
    return list(db.session.scalars(visible(actor, ExtensionRequest).where(*waiting)))


def check_date(actor: Actor, task: Task, wanted: date, today: date, field: str) -> None:
    """Raise Invalid unless the date may be given: later than the present one, and not one extension too many."""
    if wanted.year not in YEARS:
        raise Invalid("date_out_of_range", field=field)
    used = extensions_granted(actor, task.id)
    most = settings_of(actor, task.org_id).most_extensions
    try:
        check_extension(wanted, task.due_on, today, used, most)
    except Invalid as error:
        error.field = field if error.field else None
        raise
