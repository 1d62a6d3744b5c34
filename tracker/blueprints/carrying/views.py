"""The tasks of a year that did not end, and carrying over those that are chosen."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.ledger.bulk import chosen_versions
from tracker.domain.errors import Conflict, DomainError, Invalid, NotAllowed
from tracker.domain.permissions import Permission
from tracker.extensions import db
from tracker.queries.carrying import open_tasks
from tracker.queries.directory import directory_of
from tracker.services.tasks.carrying_over import carry_over
from tracker.web import clock
from tracker.web.form_values import day
from tracker.web.guards import requires
from tracker.web.scope import scope, tenant_blueprint
from tracker.web.words import explain

blueprint = tenant_blueprint("carrying", __name__, "/carry-over")


@blueprint.get("")
@requires(Permission.SUPERVISE)
def index() -> ResponseReturnValue:
    """The open tasks of the year; those of which the year's draft tells come over with the report."""
    return _page()


@blueprint.post("")
@requires(Permission.SUPERVISE)
def carry() -> ResponseReturnValue:
    """Carry the chosen tasks over, all or none; then to the ledger of the year to come."""
    here = scope()
    try:
        known = {task.id for task in open_tasks(here.actor, here.org.id, here.year)}
        chosen = {key: version for key, version in chosen_versions(request.form).items() if key in known}
        made = carry_over(here.actor, clock.now(), chosen, day(request.form, "due_on"))
    except (Invalid, Conflict, NotAllowed) as error:
        return _refused(error)
    flash(_("已把 %(count)s 件结转到 %(year)s 年度。", count=len(made), year=here.year + 1), "success")
    return redirect(url_for("ledger.index", year=here.year + 1), 303)


def _refused(error: DomainError) -> ResponseReturnValue:
    if error.code == "not_allowed":
        raise error
    db.session.rollback()
    return _page(explain(error), error.status)


def _page(refused: str = "", status: int = 200) -> ResponseReturnValue:
    here = scope()
    chosen = set(chosen_versions(request.form)) if refused else set()
    page = render_template(
        "carrying/index.html",
        tasks=open_tasks(here.actor, here.org.id, here.year),
        directory=directory_of(here.actor, here.org.id, clock.today()),
        refused=refused,
        chosen=chosen,
        due_on=request.form.get("due_on", ""),
        me=here.actor.user_id,
    )
    return page, status
