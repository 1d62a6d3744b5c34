"""A person's page: the account, the seats, and for administrators what to do about them."""

from flask import render_template
from flask.typing import ResponseReturnValue

from tracker.blueprints.people.blueprint import PERSON, blueprint
from tracker.blueprints.people.forms import LeaveForm, SeatForm
from tracker.domain.permissions import Permission, Subject, can
from tracker.queries import roster
from tracker.queries.in_hand import InHand, in_hands_of_user
from tracker.web import clock
from tracker.web.guards import member
from tracker.web.scope import scope


@blueprint.get(PERSON)
@member
def person(user_id: int) -> ResponseReturnValue:
    """Who this is; everybody in the organisation may look."""
    return show(user_id)


def show(user_id: int, *, seat_form: SeatForm | None = None, leave_form: LeaveForm | None = None) -> str:
    """The page, with a form that was refused in place of a fresh one."""
    here, today = scope(), clock.today()
    found = roster.person_of(here.actor, here.org.id, user_id)
    manages = can(here.actor, Permission.MANAGE_PEOPLE, Subject(found.user.org_id))
    return render_template(
        "people/person.html",
        person=found,
        day=today,
        manages=manages,
        may_reset=can(here.actor, Permission.RESET_PASSWORD, Subject(found.user.org_id)),
        manages_seat=lambda seat: can(here.actor, Permission.MANAGE_PEOPLE, Subject(seat.org_id)),
        held=in_hands_of_user(here.actor, user_id) if manages else InHand(),
        seat_form=seat_form or fresh_seat_form(),
        leave_form=leave_form or LeaveForm(formdata=None, version=found.user.version_id),
    )


def fresh_seat_form() -> SeatForm:
    """An empty form for a seat that begins today."""
    form = SeatForm(formdata=None, from_on=clock.today())
    form.offer(scope().actor, scope().org.id)
    return form
