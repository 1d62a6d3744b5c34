"""The signed report goes out: handed in to the superiors, and published."""

from flask import request
from flask.typing import ResponseReturnValue

from tracker.blueprints.drafts.blueprint import DRAFT, blueprint
from tracker.blueprints.drafts.respond import attempt
from tracker.domain.permissions import Permission
from tracker.services.drafting import issuing
from tracker.storage import FolderBlobs
from tracker.web import clock
from tracker.web.form_values import needed_day, number
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.post(DRAFT + "/submit")
@requires(Permission.DRAFT)
def submit(draft_id: int) -> ResponseReturnValue:
    """报送: the report is kept as it goes out, and read like any other."""

    def use_case() -> None:
        blobs = FolderBlobs(clock.settings().data_dir / "blobs")
        version, day = number(request.form, "version"), needed_day(request.form, "submitted_on")
        issuing.issue(scope().actor, clock.now(), draft_id, version, day, blobs)

    return attempt(draft_id, "submitted", use_case, part="submit")


@blueprint.post(DRAFT + "/publish")
@requires(Permission.DRAFT)
def publish(draft_id: int) -> ResponseReturnValue:
    """公开: the day and the address of the page."""

    def use_case() -> None:
        version, day = number(request.form, "version"), needed_day(request.form, "published_on")
        url = request.form.get("published_url", "").strip()
        issuing.publish(scope().actor, clock.now(), draft_id, version, day, url)

    return attempt(draft_id, "published", use_case, part="publish")
