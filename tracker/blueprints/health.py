"""For monitors: whether the process answers and reaches its database."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from tracker.extensions import db
from tracker.web.guards import public

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
@public
def health() -> ResponseReturnValue:
    """`{"status": "ok"}`; an unreachable database makes it a 500."""
    db.session.execute(text("SELECT 1"))
    return {"status": "ok"}
