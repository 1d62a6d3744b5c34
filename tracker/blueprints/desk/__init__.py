"""The desk (案头): the first page of leaders, unit heads and coordinators. Everything is signed and sent in place."""

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from tracker.blueprints.desk.page import build
from tracker.web import pages
from tracker.web.guards import member
from tracker.web.nav import DESK_ROLES
from tracker.web.scope import scope, tenant_blueprint

blueprint = tenant_blueprint("desk", __name__, "/desk")


@blueprint.get("")
@member
def index() -> ResponseReturnValue:
    """What waits for me and what presses; whoever has no desk here goes on to their own first page."""
    here = scope()
    if not DESK_ROLES & here.actor.roles_in(here.org.id):
        elsewhere = pages.first_page(here.actor, here.org.id, here.org.code, here.year)
        return redirect(elsewhere) if elsewhere else render_template("home/index.html")
    return render_template("desk/index.html", page=build(here))
