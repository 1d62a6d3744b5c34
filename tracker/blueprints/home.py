"""The first page, by role."""

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker.web import pages
from tracker.web.guards import signed_in
from tracker.web.sessions import current_actor, current_reach

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@signed_in
def index() -> ResponseReturnValue:
    """On to one's own first page; people without a seat learn whom to ask."""
    actor = current_actor()
    org_id = pages.home_org(actor, current_user.org_id)
    org = next((entry for entry in current_reach().entries if entry.id == org_id), None)
    target = pages.first_page(actor, org.id, org.code) if org else None
    return redirect(target) if target else render_template("home/index.html")
