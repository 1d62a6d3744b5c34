"""The list of imports, and uploading a report."""

from flask import current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge

from config import MEGABYTE
from tracker.blueprints.imports import notes
from tracker.blueprints.imports.blueprint import blueprint
from tracker.domain.errors import Conflict, DomainError, Invalid
from tracker.domain.permissions import Permission
from tracker.extensions import db
from tracker.queries import imports as queries
from tracker.services import imports
from tracker.services.long_jobs import ask_imports
from tracker.storage import FolderBlobs
from tracker.web import clock
from tracker.web.bodies import allow_large
from tracker.web.guards import requires
from tracker.web.scope import scope

ACCEPT = ".docx,.doc,.wps,.pdf,.ofd,.html,.htm,.txt,.rtf"
SEVERAL = 200 * MEGABYTE
allow_large(blueprint, "imports.upload", SEVERAL)


@blueprint.get("")
@requires(Permission.VIEW_REVIEWS)
def index() -> ResponseReturnValue:
    """All imports of the organisation, the latest first, and the form for a new one."""
    rows = queries.list_readings(scope().actor, scope().org.id)
    return render_template("imports/index.html", rows=rows, accept=ACCEPT, most=clock.settings().max_upload)


@blueprint.post("")
@requires(Permission.IMPORT)
def upload() -> ResponseReturnValue:
    """Read an uploaded file or pasted text, then on to its review; several files are read aside."""
    if len(_files()) > 1:
        return _several()
    if (request.content_length or 0) > current_app.config["MAX_CONTENT_LENGTH"]:
        raise RequestEntityTooLarge  # the larger limit is for several files together
    filename, data = _given()
    blobs = FolderBlobs(clock.settings().data_dir / "blobs")
    try:
        reading = imports.upload(scope().actor, clock.now(), scope().org.id, filename, data, blobs)
    except (Invalid, Conflict) as error:
        db.session.rollback()
        return _known(error) if error.code == "already_imported" else _not_read(error, filename)
    return redirect(url_for("imports.review", reading_id=reading.id), 303)


def _files() -> list[FileStorage]:
    return [file for file in request.files.getlist("file") if file.filename]


def _several() -> ResponseReturnValue:
    """On to the page that says how far the reading of several files is."""
    blobs = FolderBlobs(clock.settings().data_dir / "blobs")
    files = [(file.filename or "", file.read()) for file in _files()]
    try:
        job = ask_imports(scope().actor, clock.now(), scope().org.id, files, blobs)
    except Invalid as error:
        db.session.rollback()
        return _not_read(error, "")
    return redirect(url_for("jobs.show", job_id=job.id), 303)


def _given() -> tuple[str, bytes]:
    """The name and bytes of what was given: the file, else the pasted text."""
    file = next(iter(_files()), None)
    if file is not None:
        return file.filename or "", file.read()
    return _("粘贴正文") + ".txt", request.form.get("text", "").encode()


def _known(error: DomainError) -> ResponseReturnValue:
    """To the review of the same file, imported before."""
    flash(_("这份文件以前导入过，没有重复导入。这是那一次的审核。"), "info")
    return redirect(url_for("imports.review", reading_id=error.params["reading_id"]), 303)


def _not_read(error: DomainError, filename: str) -> ResponseReturnValue:
    """The page that names the file, says what did not happen, and shows the ways on; pasted text is kept."""
    most = clock.settings().max_upload
    error.params["most"] = most // MEGABYTE
    page = render_template(
        "imports/failed.html",
        reason=notes.sentence(error),
        filename=filename,
        text=request.form.get("text", ""),
        accept=ACCEPT,
        most=most,
        code=g.get("request_id", ""),
    )
    return page, 422
