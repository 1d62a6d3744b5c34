"""The ledger (台账): the tasks of one organisation and year, filtered by the address, assigned in bulk."""

from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.ledger.bulk import chosen_changes, chosen_versions
from tracker.blueprints.ledger.page import Bulk, build
from tracker.documents import rectification_ledger
from tracker.domain.errors import Conflict, Invalid
from tracker.extensions import db
from tracker.queries.directory import directory_of
from tracker.queries.drafting.rectification_rows import rectification_rows
from tracker.services.tasks import assign
from tracker.web import clock
from tracker.web.downloads import as_xlsx
from tracker.web.guards import member
from tracker.web.scope import scope, tenant_blueprint
from tracker.web.words import explain

blueprint = tenant_blueprint("ledger", __name__, "/ledger")


@blueprint.get("")
@member
def index() -> ResponseReturnValue:
    """One page of the ledger."""
    return render_template("ledger/index.html", page=build(request.args))


@blueprint.get("/rectification.xlsx")
@member
def rectification() -> Response:
    """整改台账: the problems of the year with what was done about them."""
    here, now = scope(), clock.now()
    rows = rectification_rows(here.actor, here.org.id, here.year, now)
    data = rectification_ledger(here.org.name, here.year, clock.today(), rows)
    return as_xlsx(f"{here.org.name}{here.year}{_('年整改台账')}.xlsx", data)


@blueprint.post("")
@member
def assign_selected() -> ResponseReturnValue:
    """Set owner, sponsor, date or lead unit of the selected tasks, all or none; then back to the same filter."""
    here = scope()
    try:
        changes = chosen_changes(request.form, directory_of(here.actor, here.org.id, clock.today()))
        tasks = assign(here.actor, clock.now(), chosen_versions(request.form), changes)
    except (Invalid, Conflict) as error:
        db.session.rollback()
        page = build(request.args, Bulk(explain(error), request.form))
        return render_template("ledger/index.html", page=page), error.status
    flash(_("已改 %(count)s 项。", count=len(tasks)), "success")
    kept: dict[str, Any] = request.args.to_dict()
    return redirect(url_for("ledger.index", **kept))
