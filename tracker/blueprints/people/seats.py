"""Giving seats, changing their roles, ending them."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.people.blueprint import PERSON, SEAT, blueprint
from tracker.blueprints.people.forms import EndForm, RolesForm, SeatForm
from tracker.blueprints.people.person import show
from tracker.domain.permissions import Permission
from tracker.queries import roster
from tracker.services import memberships
from tracker.web import clock
from tracker.web.attempts import attempt
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.post(PERSON + "/seats")
@requires(Permission.MANAGE_PEOPLE)
def add_seat(user_id: int) -> ResponseReturnValue:
    """A further seat; several at once are normal."""
    here, form = scope(), SeatForm()
    form.offer(here.actor, here.org.id)
    if form.validate() and attempt(form, memberships.add_seat, here.actor, clock.now(), user_id, form.seat()):
        flash(_("已新增任职。"), "success")
        return redirect(url_for("people.person", user_id=user_id))
    return show(user_id, seat_form=form), 400


@blueprint.get(SEAT)
@requires(Permission.MANAGE_PEOPLE)
def seat(user_id: int, seat_id: int) -> ResponseReturnValue:
    """One seat: its roles and its end."""
    return _show(user_id, seat_id)


@blueprint.post(SEAT + "/roles")
@requires(Permission.MANAGE_PEOPLE)
def change_roles(user_id: int, seat_id: int) -> ResponseReturnValue:
    """Replace the roles."""
    actor, form = scope().actor, RolesForm()
    form.offer_roles()
    if form.validate() and attempt(
        form, memberships.change_roles, actor, clock.now(), clock.today(), seat_id, form.seen,
        form.chosen_roles(),
    ):  # fmt: skip
        flash(_("角色已修改，即刻生效。"), "success")
        return redirect(url_for("people.person", user_id=user_id))
    return _show(user_id, seat_id, roles_form=form), 400


@blueprint.post(SEAT + "/end")
@requires(Permission.MANAGE_PEOPLE)
def end_seat(user_id: int, seat_id: int) -> ResponseReturnValue:
    """Set the last day."""
    actor, form = scope().actor, EndForm()
    if form.validate() and attempt(
        form, memberships.end_seat, actor, clock.now(), clock.today(), seat_id, form.seen, form.last_day()
    ):
        flash(_("任职到期日已记下。"), "success")
        return redirect(url_for("people.person", user_id=user_id))
    return _show(user_id, seat_id, end_form=form), 400


def _show(user_id: int, seat_id: int, *, roles_form: RolesForm | None = None, end_form: EndForm | None = None) -> str:
    here = scope()
    person = roster.person_of(here.actor, here.org.id, user_id)
    found = roster.seat_of(here.actor, user_id, seat_id)
    roles_form = roles_form or RolesForm(formdata=None, roles=list(found.roles), version=found.version_id)
    roles_form.offer_roles()
    end_form = end_form or EndForm(formdata=None, to_on=found.to_on or clock.today(), version=found.version_id)
    return render_template(
        "people/seat.html", person=person, seat=found, roles_form=roles_form, end_form=end_form, day=clock.today()
    )
