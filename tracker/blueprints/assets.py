"""The style sheet in one piece, and htmx from its wheel."""

from importlib.util import find_spec
from pathlib import Path

from flask import Blueprint, Response, send_from_directory
from flask.typing import ResponseReturnValue

from tracker.web import statics
from tracker.web.guards import public

blueprint = Blueprint("assets", __name__, url_prefix="/assets")


@blueprint.get("/theme.css")
@public
def theme() -> ResponseReturnValue:
    """Tokens and theme, joined in order."""
    response = Response(statics.theme(), mimetype="text/css")
    response.add_etag()
    return response


@blueprint.get("/htmx.js")
@public
def htmx() -> ResponseReturnValue:
    """htmx as its wheel ships it; the wheel's Django part is never imported."""
    spec = find_spec("js_lib_htmx")
    assert spec is not None
    assert spec.origin is not None
    return send_from_directory(Path(spec.origin).parent / "static" / "htmx", "htmx.min.js")
