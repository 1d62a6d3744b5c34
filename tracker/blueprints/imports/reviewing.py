"""The review page."""

from flask import request
from flask.typing import ResponseReturnValue

from tracker.blueprints.imports.blueprint import READING, blueprint
from tracker.blueprints.imports.notes import NOTICES, Notice
from tracker.blueprints.imports.respond import build, show, wish
from tracker.domain.permissions import Permission
from tracker.web.guards import requires


@blueprint.get(READING)
@requires(Permission.VIEW_REVIEWS)
def review(reading_id: int) -> ResponseReturnValue:
    """The original beside its items; the address names the current item and what has just been done."""
    args = request.args
    how = {"splitting": "split" in args, "listing": "list" in args}
    asked = wish(args.get("item", type=int), args.get("after", type=int), **how)
    act = args.get("done", "")
    said = args.get("was", type=int), args.get("n", 0, type=int), args.get("now", type=int)
    notice = Notice(act, *said) if act in NOTICES else None
    return show(build(reading_id, asked, notice))
