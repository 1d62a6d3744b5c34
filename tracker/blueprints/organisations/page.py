"""An organisation's page."""

from flask import render_template
from flask.typing import ResponseReturnValue

from tracker.blueprints.organisations.blueprint import blueprint
from tracker.domain.org_settings import OrgSettings
from tracker.queries.organisations import organisation_tree
from tracker.services.organisations import may_close
from tracker.web import clock
from tracker.web.attempts import VersionForm
from tracker.web.guards import member
from tracker.web.scope import scope


@blueprint.get("/")
@member
def index() -> ResponseReturnValue:
    """Name, settings and the tree; open to every member."""
    return show()


def show(form: VersionForm | None = None) -> str:
    """The page, with a refused form for taking the organisation out of use in place of a fresh one."""
    here = scope()
    return render_template(
        "organisations/index.html",
        org=here.org,
        settings=OrgSettings.read(here.org.settings),
        tree=organisation_tree(here.actor, clock.today()),
        may_close=may_close(here.actor, here.org),
        form=form or VersionForm(formdata=None, version=here.org.version_id),
    )
