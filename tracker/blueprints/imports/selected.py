"""Acts on the selected items at once."""

from flask import request
from flask.typing import ResponseReturnValue

from tracker.blueprints.imports.blueprint import READING, blueprint
from tracker.blueprints.imports.fields import chosen, filled_in, usual_dates
from tracker.blueprints.imports.respond import attempt
from tracker.domain.errors import Invalid
from tracker.domain.permissions import Permission
from tracker.domain.reports import Decision
from tracker.services import review
from tracker.web.clock import now
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.post(READING + "/selected/assign")
@requires(Permission.REVIEW)
def assign_selected(reading_id: int) -> ResponseReturnValue:
    """Set the filled-in fields on all selected items, or the usual date on those of one kind."""

    def use_case() -> object:
        kind, changes = next(iter(usual_dates(request.form).items()), ("", filled_in(request.form)))
        if not changes.given():
            raise Invalid("nothing_filled_in")
        return review.assign(scope().actor, now(), chosen(request.form, kind), changes)

    return attempt(reading_id, "selected", use_case, part="bulk")


@blueprint.post(READING + "/selected/accept")
@requires(Permission.REVIEW)
def accept_selected(reading_id: int) -> ResponseReturnValue:
    """采纳所选."""
    return _decide(reading_id, "selected", Decision.ACCEPTED)


@blueprint.post(READING + "/selected/sure")
@requires(Permission.REVIEW)
def accept_sure(reading_id: int) -> ResponseReturnValue:
    """采纳无疑问的: those that the person saw without doubts."""
    return _decide(reading_id, "sure", Decision.ACCEPTED)


@blueprint.post(READING + "/selected/reconsider")
@requires(Permission.REVIEW)
def reconsider_selected(reading_id: int) -> ResponseReturnValue:
    """撤销: what was accepted at one stroke is undecided again."""
    return _decide(reading_id, "reconsidered", Decision.PENDING)


@blueprint.post(READING + "/selected/suggestions")
@requires(Permission.REVIEW)
def accept_suggestions(reading_id: int) -> ResponseReturnValue:
    """What is suggested on the selected items counts as chosen, without deciding on them."""
    return attempt(
        reading_id,
        "selected",
        lambda: review.accept_suggestions(scope().actor, now(), chosen(request.form)),
        part="bulk",
    )


def _decide(reading_id: int, act: str, decision: Decision) -> ResponseReturnValue:
    form = request.form
    return attempt(
        reading_id, act, lambda: review.decide_many(scope().actor, now(), chosen(form), decision), part="bulk"
    )
