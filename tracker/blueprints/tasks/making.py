"""A new task by hand (新增事项)."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from tracker.blueprints.tasks.forms import NewTaskForm
from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.permissions import Permission, can_somewhere
from tracker.domain.reports import SourceKind
from tracker.domain.tasks import TaskKind
from tracker.extensions import db
from tracker.queries.directory import directory_of
from tracker.services.tasks import NewSource, NewTask, SourceFile, create_task
from tracker.storage import FolderBlobs
from tracker.web import clock
from tracker.web.scope import scope


def blobs() -> FolderBlobs:
    """Where files are kept."""
    return FolderBlobs(clock.settings().data_dir / "blobs")


def create() -> ResponseReturnValue:
    """Show the form, or make the task; a refusal shows at its field with everything still there."""
    here = scope()
    units = [seat.unit_id for seat in here.actor.seats if seat.org_id == here.org.id]
    if not can_somewhere(here.actor, Permission.CREATE_TASK, here.org.id, units):
        raise NotAllowed("not_allowed", permission=Permission.CREATE_TASK.value)
    form = NewTaskForm()
    directory = directory_of(here.actor, here.org.id, clock.today())
    form.offer_new(directory, lambda unit_id: here.allows(Permission.CREATE_TASK, unit_id))
    if not form.validate_on_submit():
        return _page(form, 400 if form.is_submitted() else 200)
    try:
        task = create_task(here.actor, clock.now(), here.org.id, here.year, _entered(form), blobs())
    except Invalid as error:
        db.session.rollback()
        form.refuse(error)
        return _page(form, 400)
    flash(_("已新增 %(number)s。", number=f"{task.plan_year}-{task.number:03d}"), "success")
    return redirect(url_for("tasks.show", number=task.number))


def _page(form: NewTaskForm, status: int) -> ResponseReturnValue:
    return render_template("tasks/new.html", form=form), status


def _entered(form: NewTaskForm) -> NewTask:
    source = NewSource(
        kind=SourceKind(form.source_kind.data),
        name=form.source_name.data or "",
        number=form.source_number.data or "",
        dated_on=form.dated_on.data,
        file=_file(form.file.data),
    )
    return NewTask(TaskKind(form.kind.data), form.title.data or "", form.quote.data or "", source, form.assignment())


def _file(upload: FileStorage | None) -> SourceFile | None:
    if upload is None or not upload.filename:
        return None
    return SourceFile(upload.filename, upload.read())
