"""生成初稿."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.blueprints.drafts.blueprint import blueprint
from tracker.blueprints.drafts.intake import intake
from tracker.blueprints.drafts.periods import period_asked, period_named
from tracker.domain.errors import Conflict, Invalid
from tracker.domain.permissions import Permission
from tracker.extensions import db
from tracker.services.drafting.beginning import begin as begin_draft
from tracker.web import clock
from tracker.web.guards import requires
from tracker.web.scope import scope
from tracker.web.words import explain


@blueprint.post("/begin")
@requires(Permission.DRAFT)
def begin() -> ResponseReturnValue:
    """Make it from the work; one that exists is shown."""
    here, period = scope(), period_asked()
    try:
        begin_draft(here.actor, clock.now(), here.org.id, here.year, period)
    except (Invalid, Conflict) as error:
        db.session.rollback()
        return render_template("drafts/none.html", page=intake(here, period, explain(error))), error.status
    return redirect(url_for("drafts.show", period=period_named(period), done="begun"), 303)
