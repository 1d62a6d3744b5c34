"""What became of the year's promises: proposed by rule, confirmed by a person, one or many at a time."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from tracker.blueprints.ring.blueprint import blueprint, look, tabs
from tracker.blueprints.ring.outcomes_page import OutcomesPage, Refused, build
from tracker.domain.errors import Conflict, DomainError, Invalid, NotAllowed
from tracker.domain.outcomes import Outcome
from tracker.extensions import db
from tracker.queries.ring.standing import Standing, standings
from tracker.services.outcomes import confirm_outcomes
from tracker.web import clock
from tracker.web.guards import member
from tracker.web.scope import scope
from tracker.web.words import explain


@blueprint.get("/outcomes")
@member
def outcomes() -> ResponseReturnValue:
    """The promises of the year, filtered by the address."""
    return _show(build(request.args))


@blueprint.post("/outcomes")
@member
def confirm() -> ResponseReturnValue:
    """Confirm what was chosen, all or none; then back to the same list."""
    here = scope()
    try:
        known = {row.id: row for row in standings(look(here), here.org.id, here.year)}
        decided = chosen(request.form, known)
        tasks = confirm_outcomes(here.actor, clock.now(), decided, request.form.get("note", ""))
    except (Invalid, Conflict, NotAllowed) as error:
        return _refused(error)
    flash(_("已认定 %(count)s 件。", count=len(tasks)), "success")
    kept: dict[str, Any] = request.args.to_dict()
    return redirect(url_for("ring.outcomes", **kept))


def chosen(form: MultiDict[str, str], known: dict[int, Standing]) -> dict[int, tuple[int, Outcome | None]]:
    """The selected tasks, `id.version` each, with the outcome in their row. Tasks that are not among the promises of
    this year and place are left out.
    """
    pairs = [value.partition(".") for value in form.getlist("task")]
    picked = {int(key): int(version) for key, _dot, version in pairs if _number(key) and _number(version)}
    return {key: (version, _outcome(form, known[key])) for key, version in picked.items() if key in known}


def _outcome(form: MultiDict[str, str], row: Standing) -> Outcome | None:
    """What the row's select says; without one the proposal."""
    said = form.get(f"outcome-{row.id}")
    if said is None:
        return row.verdict.proposed
    return Outcome(said) if said in list(Outcome) else None


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _refused(error: DomainError) -> ResponseReturnValue:
    if error.code == "not_allowed":
        raise error
    db.session.rollback()
    return _show(build(request.args, Refused(explain(error), request.form))), error.status


def _show(page: OutcomesPage) -> str:
    return render_template("ring/outcomes.html", page=page, tabs=tabs("ring.outcomes"))
