"""Changing what the items are: split, merge, add from the text, take back."""

from flask import request
from flask.typing import ResponseReturnValue

from tracker.blueprints.imports import passages
from tracker.blueprints.imports.blueprint import ITEM, READING, blueprint
from tracker.blueprints.imports.respond import attempt
from tracker.domain.permissions import Permission
from tracker.domain.reports import ItemKind
from tracker.services import review
from tracker.web.clock import now
from tracker.web.form_values import number
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.post(ITEM + "/split")
@requires(Permission.REVIEW)
def split(reading_id: int, item_id: int) -> ResponseReturnValue:
    """Two items at a place in this one's words (`cut`) or in the original (`cut_in_text`)."""
    form = request.form

    def use_case() -> object:
        cut = passages.cut_of(scope().actor, reading_id, item_id, form)
        return review.split(scope().actor, now(), item_id, number(form, "version"), at=cut)

    return attempt(reading_id, "split", use_case, item_id=item_id)


@blueprint.post(ITEM + "/merge")
@requires(Permission.REVIEW)
def merge(reading_id: int, item_id: int) -> ResponseReturnValue:
    """One item with the one before it (`with` is previous), else with the next."""
    form = request.form
    before = form.get("with") == "previous"
    merge_them, other = (review.merge_previous, "previous_version") if before else (review.merge_next, "next_version")
    return attempt(
        reading_id,
        "merged",
        lambda: merge_them(scope().actor, now(), item_id, number(form, "version"), number(form, other)),
        item_id=item_id,
    )


@blueprint.post(ITEM + "/bounds")
@requires(Permission.REVIEW)
def rebound(reading_id: int, item_id: int) -> ResponseReturnValue:
    """Other bounds for the item: the words that were selected or pasted."""
    form = request.form

    def use_case() -> object:
        start, end = passages.span_of(scope().actor, reading_id, form)
        return review.rebound(scope().actor, now(), item_id, number(form, "version"), start, end)

    return attempt(reading_id, "rebounded", use_case, item_id=item_id)


@blueprint.post(ITEM + "/restore")
@requires(Permission.REVIEW)
def restore(reading_id: int, item_id: int) -> ResponseReturnValue:
    """撤回 and 撤销: pending again; what was split or merged is as it was."""
    form = request.form
    return attempt(
        reading_id,
        "restored",
        lambda: review.restore(scope().actor, now(), item_id, number(form, "version")),
        item_id=item_id,
    )


@blueprint.post(READING + "/add")
@requires(Permission.REVIEW)
def add(reading_id: int) -> ResponseReturnValue:
    """A passage of the original that the reader missed, selected or pasted."""
    form = request.form
    kind = ItemKind.PLAN if form.get("kind") == ItemKind.PLAN else ItemKind.PROBLEM

    def use_case() -> object:
        start, end = passages.span_of(scope().actor, reading_id, form)
        return review.add(scope().actor, now(), reading_id, kind, start, end)

    return attempt(reading_id, "added", use_case, part="add")
