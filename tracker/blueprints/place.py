"""An organisation and a year without a page: on to the first page there."""

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from tracker.web import pages
from tracker.web.guards import member
from tracker.web.scope import scope, tenant_blueprint

blueprint = tenant_blueprint("place", __name__)


@blueprint.get("/")
@member
def index() -> ResponseReturnValue:
    """The first page of this person in this organisation and year."""
    here = scope()
    target = pages.first_page(here.actor, here.org.id, here.org.code, here.year)
    return redirect(target) if target else render_template("home/index.html")
