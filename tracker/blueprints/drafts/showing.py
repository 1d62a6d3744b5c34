"""The editor; before there is a draft, what will go into it."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from tracker.blueprints.drafts.blueprint import blueprint
from tracker.blueprints.drafts.building import build
from tracker.blueprints.drafts.intake import intake
from tracker.blueprints.drafts.notes import NOTICES, Notice
from tracker.blueprints.drafts.periods import period_asked
from tracker.blueprints.drafts.respond import show, wish_of
from tracker.domain.permissions import Permission
from tracker.queries.drafting.draft import draft_of
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.get("", endpoint="show")
@requires(Permission.VIEW_DRAFTS)
def show_draft() -> ResponseReturnValue:
    """The draft of the year, or of the period that is asked for."""
    period = period_asked()
    draft = draft_of(scope().actor, scope().org.id, scope().year, period)
    if draft is None:
        return render_template("drafts/none.html", page=intake(scope(), period))
    act = request.args.get("done", "")
    notice = Notice(act, request.args.get("s", type=int)) if act in NOTICES else None
    return show(build(draft, wish_of(), notice), only=request.headers.get("X-Only", ""))
