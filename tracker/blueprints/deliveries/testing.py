"""A test message: does mail go out, and does it arrive?"""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.deliveries.blueprint import blueprint
from tracker.blueprints.deliveries.forms import TestForm
from tracker.domain.permissions import Permission
from tracker.extensions import limiter
from tracker.models import User
from tracker.services.delivery import resending
from tracker.services.rows import take
from tracker.web import clock
from tracker.web.attempts import attempt
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.route("/test", methods=["GET", "POST"])
@requires(Permission.DELIVER)
@limiter.limit("6/minute;30/hour", methods=["POST"])
def test() -> ResponseReturnValue:
    """The form; whoever has an address finds it there."""
    here, form = scope(), TestForm()
    if form.validate_on_submit():
        sent = attempt(form, resending.test_message, here.actor, clock.now(), here.org.id, form.address.data or "")
        if sent:
            flash(_("测试消息已经排队，一分钟内发出。结果看这一页。"), "success")
            return redirect(url_for("deliveries.show", message_id=sent[0].id))
    elif not form.is_submitted():
        me = here.actor.user_id
        form.address.data = (take(here.actor, User, me).email or "") if me is not None else ""
    return render_template("deliveries/test.html", form=form), 400 if form.errors else 200
