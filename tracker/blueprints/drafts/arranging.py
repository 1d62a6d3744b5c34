"""The order of the draft: up, down, to another section, joined, taken apart, left out and put back."""

from collections.abc import Callable
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from tracker.blueprints.drafts.blueprint import SENTENCE, blueprint
from tracker.blueprints.drafts.respond import attempt, of_sentence
from tracker.domain.permissions import Permission
from tracker.services.drafting import arranging, editing, merging, planning
from tracker.web.clock import now
from tracker.web.form_values import number, optional_number
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.post(SENTENCE + "/move")
@requires(Permission.DRAFT)
def move(sentence_id: int) -> ResponseReturnValue:
    """Before another sentence (`before_id`), or to the end of a section."""
    form = request.form

    def use_case() -> object:
        version, before = number(form, "version"), optional_number(form, "before_id")
        return arranging.move(scope().actor, now(), sentence_id, version, before, form.get("section") or None)

    return attempt(of_sentence(sentence_id), "moved", use_case, part="order", sentence_id=sentence_id)


@blueprint.post(SENTENCE + "/merge")
@requires(Permission.DRAFT)
def merge(sentence_id: int) -> ResponseReturnValue:
    """合并到上一句 (`into_id`)."""
    form = request.form

    def use_case() -> int:
        into = number(form, "into_id")
        merging.merge(scope().actor, now(), [into, sentence_id])
        return into

    return attempt(of_sentence(sentence_id), "merged", use_case, part="order", sentence_id=sentence_id)


@blueprint.post(SENTENCE + "/split")
@requires(Permission.DRAFT)
def split(sentence_id: int) -> ResponseReturnValue:
    """An item that says several things becomes several: a line for each."""

    def use_case() -> None:
        texts = [line for line in request.form.get("texts", "").splitlines() if line.strip()]
        merging.split_item(scope().actor, now(), sentence_id, number(request.form, "version"), texts)

    return attempt(of_sentence(sentence_id), "split", use_case, sentence_id=sentence_id)


@blueprint.post(SENTENCE + "/drop")
@requires(Permission.DRAFT)
def drop(sentence_id: int) -> ResponseReturnValue:
    """删去: it stays away until somebody puts it back."""
    return _versioned("dropped", arranging.drop, sentence_id)


@blueprint.post(SENTENCE + "/restore")
@requires(Permission.DRAFT)
def restore(sentence_id: int) -> ResponseReturnValue:
    """恢复."""
    return _versioned("restored", arranging.restore, sentence_id)


@blueprint.post(SENTENCE + "/none")
@requires(Permission.DRAFT)
def declare_none(sentence_id: int) -> ResponseReturnValue:
    """本年度未开展: a person's word where no work is known."""
    form = request.form

    def use_case() -> None:
        planning.declare_none(scope().actor, now(), sentence_id, number(form, "version"), form.get("text", ""))

    return attempt(of_sentence(sentence_id), "none", use_case, sentence_id=sentence_id)


@blueprint.post(SENTENCE + "/seen")
@requires(Permission.DRAFT)
def settle(sentence_id: int) -> ResponseReturnValue:
    """看过了: the words stay although what they rest on has changed."""
    return _versioned("settled", editing.settle_flag, sentence_id)


def _versioned(act: str, service: Callable[..., Any], sentence_id: int) -> ResponseReturnValue:
    def use_case() -> object:
        service(scope().actor, now(), sentence_id, number(request.form, "version"))
        return None

    return attempt(of_sentence(sentence_id), act, use_case, part="order", sentence_id=sentence_id)
