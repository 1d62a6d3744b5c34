"""Handing over (移交): everything that a person who leaves holds goes to one other."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.blueprints.people.blueprint import PERSON, blueprint
from tracker.domain.permissions import Permission
from tracker.queries import roster
from tracker.queries.directory import active, directory_of
from tracker.queries.in_hand import in_hands_of_user
from tracker.services.tasks import hand_over
from tracker.web import clock
from tracker.web.attempts import attempt
from tracker.web.forms import Form, Required, SelectField
from tracker.web.guards import requires
from tracker.web.scope import scope


class HandOverForm(Form):
    """To whom."""

    to_user_id = SelectField(_l("移交给"), [Required()])


@blueprint.route(PERSON + "/hand-over", methods=["GET", "POST"])
@requires(Permission.HAND_OVER)
def hand_over_work(user_id: int) -> ResponseReturnValue:
    """The form that hands over, with what there is to hand over above it."""
    here, form = scope(), HandOverForm()
    user = roster.person_of(here.actor, here.org.id, user_id).user
    others = active(directory_of(here.actor, here.org.id, clock.today()).people)
    people = [(str(entry.id), entry.name) for entry in others if entry.id != user_id]
    form.to_user_id.choices = [("", _("请选择")), *people]
    if form.validate_on_submit():
        taker = int(form.to_user_id.data)
        handed = attempt(form, hand_over, here.actor, clock.now(), here.org.id, user_id, taker)
        if handed:
            flash(
                _(
                    "已移交 %(tasks)s 件承办、%(sponsored)s 件分管。",
                    tasks=handed[0].tasks,
                    sponsored=handed[0].sponsored,
                ),
                "success",
            )
            return redirect(url_for("people.person", user_id=user_id))
    held = in_hands_of_user(here.actor, user_id)
    page = render_template("people/hand_over.html", user=user, held=held, form=form)
    return page, 400 if form.is_submitted() else 200
