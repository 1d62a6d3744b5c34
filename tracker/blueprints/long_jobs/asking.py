"""Asking for a draft's evidence, and ending a job."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.long_jobs.blueprint import JOB, blueprint
from tracker.domain.errors import NotFound
from tracker.domain.permissions import Permission
from tracker.queries.long_jobs import job_by_id
from tracker.services import long_jobs
from tracker.web import clock
from tracker.web.attempts import tried
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.post("/evidence")
@requires(Permission.VIEW_DRAFTS)
def evidence() -> ResponseReturnValue:
    """Have the evidence of a draft (`draft_id`) put into one archive; on to its progress."""
    draft_id = request.form.get("draft_id", type=int)
    if draft_id is None:
        raise NotFound("not_found")
    job = long_jobs.ask_evidence(scope().actor, clock.now(), draft_id)
    return redirect(url_for("jobs.show", job_id=job.id), 303)


@blueprint.post(JOB + "/cancel")
@requires(Permission.VIEW_DRAFTS)
def cancel(job_id: int) -> ResponseReturnValue:
    """End a job."""
    job = job_by_id(scope().actor, scope().org.id, job_id)
    if tried(long_jobs.cancel, scope().actor, clock.now(), job.id):
        flash(_("已取消。做完的部分还在。"), "success")
    return redirect(url_for("jobs.show", job_id=job_id), 303)
