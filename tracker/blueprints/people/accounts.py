"""Letting people out and in again, and giving them a new one-time password."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.people.blueprint import PERSON, blueprint
from tracker.blueprints.people.forms import LeaveForm
from tracker.blueprints.people.person import show
from tracker.domain.permissions import Permission
from tracker.queries import roster
from tracker.services import users
from tracker.services.accounts import reset_password as reset
from tracker.web import clock
from tracker.web.attempts import attempt
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.post(PERSON + "/deactivate")
@requires(Permission.MANAGE_PEOPLE)
def deactivate(user_id: int) -> ResponseReturnValue:
    """End somebody's access; what is in their hands must be acknowledged."""
    actor, form = scope().actor, LeaveForm()
    promised = bool(form.hand_over.data)
    if attempt(
        form, users.deactivate_user, actor, clock.now(), clock.today(), user_id, form.seen, hand_over=promised
    ):  # fmt: skip
        flash(_("已停用，登录即刻失效。账号和经手的记录都还在。"), "success")
        return redirect(url_for("people.person", user_id=user_id))
    return show(user_id, leave_form=form), 409


@blueprint.post(PERSON + "/reactivate")
@requires(Permission.MANAGE_PEOPLE)
def reactivate(user_id: int) -> ResponseReturnValue:
    """Let somebody in again."""
    form = LeaveForm()
    if attempt(form, users.reactivate_user, scope().actor, clock.now(), clock.today(), user_id, form.seen):
        flash(_("已恢复，可以登录了。"), "success")
        return redirect(url_for("people.person", user_id=user_id))
    return show(user_id, leave_form=form), 409


@blueprint.post(PERSON + "/password")
@requires(Permission.RESET_PASSWORD)
def reset_password(user_id: int) -> ResponseReturnValue:
    """A one-time password, shown on the page that answers, and nowhere else."""
    here = scope()
    user = roster.person_of(here.actor, here.org.id, user_id).user
    password = reset(here.actor, user.id, clock.now())
    return render_template("people/password.html", user=user, password=password, is_new=False)
