"""Moving a task through its states, and instructions (批示). What is refused keeps what was typed."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm.exc import StaleDataError

from tracker.blueprints.tasks.acts import FORMS, INSTRUCT, Act, Typed
from tracker.blueprints.tasks.blueprint import TASK, blueprint
from tracker.blueprints.tasks.page import build
from tracker.domain.errors import Conflict, DomainError, Invalid, NotFound
from tracker.domain.tasks import Move
from tracker.extensions import db
from tracker.queries.tasks import task_id
from tracker.services.tasks import instruct, merge, move
from tracker.web import clock, pages
from tracker.web.guards import member
from tracker.web.scope import scope
from tracker.web.words import explain

DONE: dict[Move, LazyString] = {
    Move.RECEIVE: _l("已签收。"), Move.HAND_BACK: _l("已退回督办员，由他另行分派。"), Move.SUBMIT: _l("已提交审核。"),
    Move.RETURN: _l("已退回补充。"), Move.CLOSE: _l("已签批销号。"), Move.REOPEN: _l("已重新办理。"),
    Move.SUSPEND: _l("已中止。"), Move.MERGE: _l("已合并。"),
}  # fmt: skip
FIELDS = {"reason": "text", "exception": "text", "text": "text", "into": "into"}
"""Which field of the form shows what a service refuses."""


@blueprint.post(TASK + "/move")
@member
def take_step(number: int) -> ResponseReturnValue:
    """Take the step that the pressed button names."""
    step = _step(request.form.get("step", ""))
    here = scope()
    key = task_id(here.actor, here.org.id, here.year, number)
    try:
        _take(key, step)
    except (Invalid, Conflict) as error:
        return _refused(number, step, error)
    except StaleDataError:
        return _refused(number, step, Conflict("changed_meanwhile"))
    flash(str(DONE[step]), "success")
    return redirect(pages.safe_next(url_for("tasks.show", number=number)))


@blueprint.post(TASK + "/receive")
@member
def receive(number: int) -> ResponseReturnValue:
    """Sign for a task (签收) from a list."""
    here = scope()
    key = task_id(here.actor, here.org.id, here.year, number)
    try:
        _take(key, Move.RECEIVE)
        flash(str(DONE[Move.RECEIVE]), "success")
    except (Invalid, Conflict) as error:
        db.session.rollback()
        flash(explain(error), "error")
    return redirect(pages.safe_next(url_for("tasks.show", number=number)))


@blueprint.post(TASK + "/instruct")
@member
def give_instruction(number: int) -> ResponseReturnValue:
    """Write down what a leader wants done."""
    here = scope()
    key = task_id(here.actor, here.org.id, here.year, number)
    try:
        instruct(here.actor, clock.now(), key, request.form.get("text", ""))
    except Invalid as error:
        return _refused(number, INSTRUCT, error)
    flash(str(_l("已批示，承办人会收到消息。")), "success")
    return redirect(pages.safe_next(url_for("tasks.show", number=number)))


def _step(name: str) -> Move:
    if name not in list(Move) or name == Move.ASSIGN:
        raise NotFound("not_found")
    return Move(name)


def _take(key: int, step: Move) -> None:
    here, form = scope(), request.form
    version, reason = version_of(form.get("version")), form.get("reason", "")
    if step is Move.MERGE:
        merge(here.actor, clock.now(), key, version, _into(form.get("into", "")), reason)
    else:
        move(here.actor, clock.now(), key, version, step, reason, exception=form.get("exception", ""))


def _into(text: str) -> int:
    """The task whose number was typed, with or without its year: 12, 012, 2026-012."""
    here, (year, dash, number) = scope(), text.strip().rpartition("-")
    here_too = not dash or year == str(here.year)  # that number of this year is another task
    try:
        return task_id(here.actor, here.org.id, here.year, version_of(number) if here_too else 0)
    except NotFound:
        raise Invalid("merge_target_invalid", field="into") from None


def _refused(number: int, step: str, error: DomainError) -> ResponseReturnValue:
    """Back to where the button stood, or, where something was typed, to the task's page with all of it."""
    db.session.rollback()
    typed = Typed(act=step, text=_text(), into=request.form.get("into", ""))
    if "next" in request.values and not typed.text:
        flash(explain(error), "error")
        return redirect(pages.safe_next(url_for("tasks.show", number=number)))
    page = build(number)
    typed.errors = {FIELDS.get(error.field or "", "form"): explain(error)}
    page.typed, page.seen = typed, version_of(request.form.get("seen")) if isinstance(error, Conflict) else None
    open_acts = {act.key for act in page.acts}
    page.act = Act(step) if step in open_acts and (step in FORMS or step == INSTRUCT) else None
    return render_template("tasks/show.html", page=page), error.status


def _text() -> str:
    form = request.form
    return next((form[name] for name in ("reason", "exception", "text") if form.get(name)), "")


def version_of(text: str | None) -> int:
    """A number of a form; 0, which no row has, for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
