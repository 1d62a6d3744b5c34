"""Evidence: keeping a file by itself, showing photos as copies of ours, giving everything else only as attachments."""

from collections.abc import Callable

from flask import Response, flash, jsonify, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import FileStorage
from wtforms import StringField

from tracker.domain.errors import Invalid, NotFound
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, can
from tracker.domain.work import EvidenceKind
from tracker.extensions import db
from tracker.models import Evidence
from tracker.queries.evidence import one_evidence, tasks_of_evidence
from tracker.services import evidence as services
from tracker.storage import FolderBlobs
from tracker.web import clock, pages
from tracker.web.attempts import VersionForm, attempt, tried
from tracker.web.forms import AtMost, SelectField
from tracker.web.guards import member, requires
from tracker.web.scope import scope, tenant_blueprint
from tracker.web.words import explain, label

blueprint = tenant_blueprint("evidence", __name__, "/evidence")
ONE = "/<int(max=2147483647):evidence_id>"
DAY = 24 * 3600
JPEG, BYTES = "image/jpeg", "application/octet-stream"
SANDBOX = "default-src 'none'; sandbox"
"""What a file may do if a browser shows it all the same: nothing."""


class DescribeForm(VersionForm):
    """What a file is, its number, a caption."""

    kind = SelectField(_l("材料种类"), choices=lambda: [(kind.value, label(kind)) for kind in EvidenceKind])
    reference = StringField(_l("文号或编号"), [AtMost(120)])
    caption = StringField(_l("说明"), [AtMost(120)])


def blobs() -> FolderBlobs:
    """Where files are kept."""
    return FolderBlobs(clock.settings().data_dir / "blobs")


@blueprint.post("")
@requires(Permission.UPLOAD)
def upload() -> ResponseReturnValue:
    """Keep one file, sent by a script; JSON: {id, name, kind, preview} or {error}."""
    here = scope()
    return kept_file(here.actor, here.org.id, request.files.get("file"), _preview_of)


def _preview_of(kept: Evidence) -> str:
    return url_for("evidence.preview", evidence_id=kept.id)


def kept_file(
    actor: Actor, org_id: int, file: FileStorage | None, preview_of: Callable[[Evidence], str]
) -> ResponseReturnValue:
    """The answer to a script that sends a file, which is kept."""
    if file is None or not file.filename:
        return jsonify(error=explain(Invalid("required"))), 400
    try:
        kept = services.keep(actor, clock.now(), org_id, file.filename, file.stream.read(), blobs())
    except Invalid as error:
        db.session.rollback()
        return jsonify(error=explain(error)), error.status
    preview = preview_of(kept) if kept.preview_sha256 else ""
    return jsonify(id=kept.id, name=kept.filename, kind=label(kept.kind), preview=preview), 201


@blueprint.route(ONE, methods=["GET", "POST"])
@member
def show(evidence_id: int) -> ResponseReturnValue:
    """A file: what it is, for which tasks it speaks, and, for those who may, the form that describes it."""
    here, kept = scope(), _one(evidence_id)
    form = DescribeForm(kind=kept.kind.value, reference=kept.reference, caption=kept.caption, version=kept.version_id)
    if form.validate_on_submit():
        kind, words = EvidenceKind(form.kind.data), {"reference": form.reference.data, "caption": form.caption.data}
        said = {name: word or "" for name, word in words.items()}
        if attempt(form, services.describe, here.actor, clock.now(), kept.id, form.seen, kind=kind, **said):
            flash(_("已保存。"), "success")
            return redirect(url_for("evidence.show", evidence_id=evidence_id))
    form.see(kept.version_id)
    tasks = tasks_of_evidence(here.actor, kept.id)
    page = render_template("evidence/show.html", kept=kept, form=form, tasks=tasks, may_describe=_may_describe(kept))
    return page, 400 if form.is_submitted() else 200


def _may_describe(kept: Evidence) -> bool:
    actor, subject = scope().actor, Subject(kept.org_id)
    mine = actor.user_id is not None and actor.user_id == kept.uploaded_by_id
    return can(actor, Permission.SUPERVISE, subject) or (mine and can(actor, Permission.UPLOAD, subject))


@blueprint.post("/share")
@requires(Permission.SHARE)
def share() -> ResponseReturnValue:
    """Let the organisation above see the selected files, or no longer."""
    ids = [
        int(text) for text in request.form.getlist("evidence") if text.isascii() and text.isdigit() and len(text) < 10
    ]
    shared = request.form.get("shared") == "1"
    if tried(services.share, scope().actor, clock.now(), [_one(key).id for key in ids], shared):
        flash(_("已共享给上级。") if shared else _("已不再共享。"), "success")
    return redirect(pages.safe_next(url_for("ledger.index")))


@blueprint.get(ONE + "/preview")
@member
def preview(evidence_id: int) -> ResponseReturnValue:
    """A photo, small."""
    return picture(_one(evidence_id).preview_sha256)


@blueprint.get(ONE + "/copy")
@member
def copy(evidence_id: int) -> ResponseReturnValue:
    """A photo, upright and without what the camera wrote beside it."""
    return picture(_one(evidence_id).copy_sha256)


@blueprint.get(ONE + "/file")
@member
def file(evidence_id: int) -> ResponseReturnValue:
    """The file as it was sent, to be saved; of a photo only for those who steer, since it tells where it was taken."""
    kept = _one(evidence_id)
    if kept.copy_sha256 and not scope().allows(Permission.SUPERVISE):
        return picture(kept.copy_sha256)
    response = _sent(kept.sha256, BYTES, kept.filename)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _one(evidence_id: int) -> Evidence:
    return one_evidence(scope().actor, scope().org.id, evidence_id)


def picture(sha256: str | None) -> Response:
    """A JPEG that we made ourselves: the only thing that is shown inside a page."""
    if sha256 is None:
        raise NotFound("not_found")
    response = _sent(sha256, JPEG)
    response.headers["Cache-Control"] = f"private, max-age={DAY}"
    return response


def _sent(sha256: str, media_type: str, save_as: str = "") -> Response:
    """The bytes: to be saved under a name, or, without one, to be shown."""
    try:
        kept = blobs().open(sha256)
    except FileNotFoundError:
        raise NotFound("not_found") from None
    response = send_file(
        kept, mimetype=media_type, as_attachment=bool(save_as), download_name=save_as or "photo.jpg", etag=sha256
    )
    response.call_on_close(kept.close)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = SANDBOX
    return response
