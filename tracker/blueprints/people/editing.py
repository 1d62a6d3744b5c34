"""Making people and editing their accounts."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.people.blueprint import PERSON, blueprint
from tracker.blueprints.people.forms import NewPersonForm, PersonForm
from tracker.domain.permissions import Permission
from tracker.queries import roster
from tracker.services import users
from tracker.web import clock
from tracker.web.attempts import attempt
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def new_person() -> ResponseReturnValue:
    """A new person with a first seat; the one-time password is shown on the page that answers, and nowhere else."""
    here, form = scope(), NewPersonForm(from_on=clock.today())
    form.offer(here.actor, here.org.id)
    if form.validate_on_submit():
        made = attempt(form, users.create_user, here.actor, clock.now(), here.org.id, form.entry(), form.seat())
        if made:
            user, password = made[0]
            return render_template("people/password.html", user=user, password=password, is_new=True)
    return render_template("people/new.html", form=form)


@blueprint.route(PERSON + "/edit", methods=["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def edit_person(user_id: int) -> ResponseReturnValue:
    """Name, account, phone, e-mail and post."""
    here = scope()
    user = roster.person_of(here.actor, here.org.id, user_id).user
    form = PersonForm(obj=user, version=user.version_id)
    overtaken = form.is_submitted() and form.version.data != user.version_id
    if form.validate_on_submit():
        now, today = clock.now(), clock.today()
        if attempt(form, users.edit_user, here.actor, now, today, user_id, form.seen, form.entry()):
            flash(_("已保存。"), "success")
            return redirect(url_for("people.person", user_id=user_id))
    form.see(user.version_id)
    return render_template("people/edit.html", form=form, user=user, overtaken=overtaken)
