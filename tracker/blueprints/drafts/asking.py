"""请补: asking somebody for what is missing, and the page on which they answer."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField

from tracker.blueprints.drafts.blueprint import INQUIRY, SENTENCE, blueprint
from tracker.blueprints.drafts.respond import attempt, of_sentence
from tracker.domain.drafts import EDITABLE
from tracker.domain.errors import NotFound
from tracker.domain.permissions import Permission
from tracker.queries.directory import directory_of
from tracker.queries.drafting.inquiries import inquiry_of
from tracker.services.drafting import inquiring
from tracker.web import attempts, clock
from tracker.web.form_values import number
from tracker.web.forms import AtMost, Form, Required
from tracker.web.guards import member, requires
from tracker.web.scope import scope


class AnswerForm(Form):
    """What the person asked knows."""

    text = TextAreaField(_l("您的答复"), [Required(), AtMost(1000)])


@blueprint.post(SENTENCE + "/ask")
@requires(Permission.DRAFT)
def ask(sentence_id: int) -> ResponseReturnValue:
    """Somebody is asked, and told so."""
    form = request.form

    def use_case() -> None:
        person = number(form, "person_id")
        inquiring.ask(scope().actor, clock.now(), sentence_id, person, form.get("question", ""))

    return attempt(of_sentence(sentence_id), "asked", use_case, part="ask", sentence_id=sentence_id)


@blueprint.post(SENTENCE + "/take-answer")
@requires(Permission.DRAFT)
def take_answer(sentence_id: int) -> ResponseReturnValue:
    """The answer stands where something was missing."""
    form = request.form

    def use_case() -> None:
        inquiry_id, version = number(form, "inquiry_id"), number(form, "version")
        inquiring.take_answer(scope().actor, clock.now(), inquiry_id, version)

    return attempt(of_sentence(sentence_id), "edited", use_case, part="order", sentence_id=sentence_id)


@blueprint.route(INQUIRY, methods=["GET", "POST"])
@member
def inquiry(inquiry_id: int) -> ResponseReturnValue:
    """The question, for the person asked; coordinators may enter what they were told."""
    here = scope()
    asked = inquiry_of(here.actor, inquiry_id)
    draft = asked.sentence.draft
    if (draft.org_id, draft.year) != (here.org.id, here.year):
        raise NotFound("not_found")
    form = AnswerForm(text=asked.answer)
    if form.validate_on_submit() and attempts.attempt(
        form, inquiring.answer, here.actor, clock.now(), inquiry_id, form.text.data or ""
    ):
        flash(_("已答复，谢谢。写报告的人会看到。"), "success")
        return redirect(url_for("drafts.inquiry", inquiry_id=inquiry_id), 303)
    asked_by = directory_of(here.actor, here.org.id, clock.today()).person(asked.asked_by_id)
    shown = form if draft.stage in EDITABLE else None
    page = render_template("drafts/inquiry.html", inquiry=asked, asked_by=asked_by, form=shown, draft=draft)
    return page, 400 if form.is_submitted() else 200
