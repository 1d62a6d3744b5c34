"""The page of a task, changing who does it, the file from which it comes, and the form for a new one."""

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.tasks import making
from tracker.blueprints.tasks.acts import Act
from tracker.blueprints.tasks.blueprint import TASK, blueprint
from tracker.blueprints.tasks.moving import version_of
from tracker.blueprints.tasks.page import TaskPage, build
from tracker.domain.errors import Conflict, Invalid, NotFound
from tracker.domain.permissions import Permission, require
from tracker.extensions import db
from tracker.services.tasks import assign
from tracker.web import clock
from tracker.web.guards import member
from tracker.web.words import explain


@blueprint.get(TASK)
@member
def show(number: int) -> ResponseReturnValue:
    """The page of a task; `act` opens the form of a move, `edit` that of the people, `only=progress` hides events."""
    page = build(number, editing="edit" in request.args)
    page.only_progress = request.args.get("only") == "progress"
    asked = request.args.get("act", "")
    page.act = next((Act(act.key) for act in page.acts if act.key == asked), None)
    return _page(page)


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
        assign(here.actor, clock.now(), {page.task.id: version_of(form.version.data)}, form.assignment())
    except (Invalid, Conflict) as error:
        return _again(number, error)
    flash(_("已保存。"), "success")
    return redirect(url_for("tasks.show", number=number))


def _again(number: int, error: Invalid | Conflict) -> ResponseReturnValue:
    """The form as it was sent, with what others changed meanwhile; sent once more it counts."""
    db.session.rollback()
    page = build(number, sent=True)
    page.form.refuse(error)
    page.form.version.data = str(page.task.version_id)
    if isinstance(error, Conflict):
        page.seen, page.typed.errors = version_of(request.form.get("seen")), {"form": explain(error)}
    return _page(page, error.status)


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
