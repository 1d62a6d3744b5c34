"""The words of the draft: a person's in place of the program's, back again, and sentences added by hand."""

from flask import request
from flask.typing import ResponseReturnValue

from tracker.blueprints.drafts.blueprint import DRAFT, SENTENCE, blueprint
from tracker.blueprints.drafts.fields import choice, ref
from tracker.blueprints.drafts.respond import attempt, of_sentence
from tracker.domain.drafts import SentenceKind
from tracker.domain.permissions import Permission
from tracker.services.drafting import adding, editing, planning
from tracker.web.clock import now
from tracker.web.form_values import day, number, optional_number
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.post(SENTENCE + "/edit")
@requires(Permission.DRAFT)
def edit(sentence_id: int) -> ResponseReturnValue:
    """改写."""
    form = request.form

    def use_case() -> object:
        return editing.edit(scope().actor, now(), sentence_id, number(form, "version"), form.get("text", ""))

    return attempt(of_sentence(sentence_id), "edited", use_case, part="edit", sentence_id=sentence_id)


@blueprint.post(SENTENCE + "/restore-text")
@requires(Permission.DRAFT)
def restore_text(sentence_id: int) -> ResponseReturnValue:
    """恢复原句: what the program wrote, as of now."""

    def use_case() -> object:
        return editing.restore_text(scope().actor, now(), sentence_id, number(request.form, "version"))

    return attempt(of_sentence(sentence_id), "restored_text", use_case, part="edit", sentence_id=sentence_id)


@blueprint.post(DRAFT + "/add")
@requires(Permission.DRAFT)
def add(draft_id: int) -> ResponseReturnValue:
    """A sentence of one's own, or work that the draft does not tell of yet."""
    form = request.form

    def use_case() -> int:
        refs, after = [ref(one) for one in form.getlist("ref") if one], optional_number(form, "after_id")
        kind = choice(form, "kind", SentenceKind)
        new = adding.NewSentence(form.get("section", ""), kind, form.get("text", ""), refs, after)
        return adding.add(scope().actor, now(), draft_id, new).id

    return attempt(draft_id, "added", use_case, part="add")


@blueprint.post(SENTENCE + "/plan")
@requires(Permission.DRAFT)
def set_plan(sentence_id: int) -> ResponseReturnValue:
    """Who does what is planned, by when, how much of it, and which problem it answers. Not printed."""
    form = request.form

    def use_case() -> None:
        plan = planning.Plan(
            optional_number(form, "owner_id"), optional_number(form, "unit_id"), day(form, "due_on"),
            form.get("target", "").strip(), optional_number(form, "answers_id"),
        )  # fmt: skip
        planning.set_plan(scope().actor, now(), sentence_id, number(form, "version"), plan)

    return attempt(of_sentence(sentence_id), "plan", use_case, part="plan", sentence_id=sentence_id)
