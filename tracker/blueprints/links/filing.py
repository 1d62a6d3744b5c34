"""Files through a link: sent one by one by a script, shown as small pictures while the form is filled in."""

from flask import request, url_for
from flask.typing import ResponseReturnValue

from tracker.blueprints.evidence import kept_file, picture
from tracker.blueprints.links.blueprint import LINK, blueprint, slow_acts, slow_guesses
from tracker.blueprints.links.entering import enter
from tracker.models import Evidence
from tracker.queries.evidence import one_evidence
from tracker.web.guards import by_link


@blueprint.post(LINK + "/files")
@by_link
@slow_guesses
@slow_acts
def upload(token: str) -> ResponseReturnValue:
    """Keep one file; JSON: {id, name, kind, preview} or {error}."""
    here = enter(token).about.here

    def preview_of(file: Evidence) -> str:
        return url_for("links.preview", token=token, evidence_id=file.id)

    return kept_file(here.actor, here.org.id, request.files.get("file"), preview_of)


@blueprint.get(LINK + "/files/<int:evidence_id>")
@by_link
@slow_guesses
def preview(token: str, evidence_id: int) -> ResponseReturnValue:
    """A photo, small: of what is reported on this task, or has come through a link to it."""
    here = enter(token).about.here
    return picture(one_evidence(here.actor, here.org.id, evidence_id).preview_sha256)
