"""The list of long jobs, the page of one with its progress, and the file that it made."""

from typing import Any

from flask import make_response, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from tracker.blueprints.long_jobs.blueprint import JOB, blueprint
from tracker.domain.errors import Invalid
from tracker.domain.long_jobs import UNENDED, JobKind
from tracker.domain.permissions import Permission
from tracker.models import LongJob
from tracker.queries.long_jobs import asker_of, job_by_id, latest_jobs, may_fetch
from tracker.storage.exports import Exports
from tracker.web import clock
from tracker.web.babel import wants_fragment
from tracker.web.guards import requires
from tracker.web.scope import scope
from tracker.web.words import explain


@blueprint.get("")
@requires(Permission.VIEW_DRAFTS)
def index() -> ResponseReturnValue:
    """The latest jobs of the organisation that the person may look at."""
    rows = latest_jobs(scope().actor, scope().org.id)
    return render_template("long_jobs/index.html", rows=rows, kind_of=kind_of)


@blueprint.get(JOB)
@requires(Permission.VIEW_DRAFTS)
def show(job_id: int) -> ResponseReturnValue:
    """A job; the page asks again by itself until it has ended. A script gets the part that changes."""
    job = job_by_id(scope().actor, scope().org.id, job_id)
    template = "long_jobs/_state.html" if wants_fragment() else "long_jobs/show.html"
    response = make_response(render_template(template, **facts(job)))
    response.headers["Vary"] = "HX-Request"
    return response


@blueprint.get(JOB + "/file")
@requires(Permission.VIEW_DRAFTS)
def file(job_id: int) -> ResponseReturnValue:
    """The file that a job made, as long as it is kept; without it, the page that says so."""
    job = job_by_id(scope().actor, scope().org.id, job_id)
    path = exports().path(job.id)
    if not job.sha256 or not path.exists() or not may_fetch(scope().actor, job):
        return redirect(url_for("jobs.show", job_id=job.id))
    response = send_file(path, "application/zip", as_attachment=True, download_name=job.filename)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def exports() -> Exports:
    """Where files made by jobs are kept."""
    return Exports(clock.settings().data_dir / "exports")


def kind_of(job: LongJob) -> JobKind:
    """What a job is."""
    return JobKind(job.kind)


def facts(job: LongJob) -> dict[str, Any]:
    """What the page shows: the job, its kind, whether it goes on, why it failed, whether its file is still there, and
    whether this person may have it.
    """
    return {
        "job": job,
        "kind": kind_of(job),
        "goes_on": job.state in UNENDED,
        "failure": reason(job.failure) if job.failure else "",
        "kept": bool(job.sha256) and exports().path(job.id).exists(),
        "mine": may_fetch(scope().actor, job),
        "asker": asker_of(scope().actor, job),
        "reason": reason,
    }


def reason(refused: dict[str, Any]) -> str:
    """Why something was refused, from its code and parameters."""
    return explain(Invalid(refused["code"], **refused.get("params", {})))
