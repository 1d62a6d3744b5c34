"""Tasks: the page of one, changing who does it, signing for it, and making one by hand."""

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.tasks import making
from tracker.blueprints.tasks.blueprint import TASK, blueprint
from tracker.blueprints.tasks.page import TaskPage, build
from tracker.domain.errors import Conflict, Invalid, NotFound
from tracker.domain.permissions import Permission, require
from tracker.domain.tasks import Move
from tracker.extensions import db
from tracker.queries.tasks import task_id
from tracker.services.tasks import assign, move
from tracker.web import clock, pages
from tracker.web.guards import member
from tracker.web.scope import scope
from tracker.web.words import explain


@blueprint.get(TASK)
@member
def show(number: int) -> ResponseReturnValue:
    """The page of a task."""
    return _page(build(number, editing="edit" in request.args))


def _page(page: TaskPage, status: int = 200) -> ResponseReturnValue:
    return render_template("tasks/show.html", page=page), status


@blueprint.post(TASK)
@member
def change(number: int) -> ResponseReturnValue:
    """Change who does it and by when."""
    page = build(number, sent=True)
    here = page.here
    require(here.actor, Permission.ASSIGN, page.subject)
    if not page.can_assign:
        flash(explain(Invalid("task_ended", number=number)), "error")
        return redirect(url_for("tasks.show", number=number))
    form = page.form
    if not form.validate_on_submit():
        return _page(page, 400)
    try:
        assign(here.actor, clock.now(), {page.task.id: _version(form.version.data)}, form.assignment())
    except (Invalid, Conflict) as error:
        db.session.rollback()
        page = build(number, sent=True)
        page.form.refuse(error)
        page.form.version.data = str(page.task.version_id)
        return _page(page, error.status)
    flash(_("已保存。"), "success")
    return redirect(url_for("tasks.show", number=number))


def _version(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


@blueprint.post(TASK + "/receive")
@member
def receive(number: int) -> ResponseReturnValue:
    """Sign for a task (签收)."""
    here = scope()
    key = task_id(here.actor, here.org.id, here.year, number)
    back = pages.safe_next(url_for("tasks.show", number=number))
    try:
        move(here.actor, clock.now(), key, _version(request.form.get("version")), Move.RECEIVE)
        flash(_("已签收。"), "success")
    except (Invalid, Conflict) as error:
        db.session.rollback()
        flash(explain(error), "error")
    return redirect(back)


@blueprint.get(TASK + "/file")
@member
def source_file(number: int) -> ResponseReturnValue:
    """The file from which the task comes; never shown in the browser, always saved."""
    source = build(number).source
    if source.sha256 is None:
        raise NotFound("not_found")
    kept = making.blobs().open(source.sha256)
    return send_file(kept, mimetype="application/octet-stream", as_attachment=True, download_name=source.filename)


@blueprint.route("/new", methods=["GET", "POST"])
@member
def create() -> ResponseReturnValue:
    """The form for a task made by hand; NotAllowed for those who make none."""
    return making.create()
