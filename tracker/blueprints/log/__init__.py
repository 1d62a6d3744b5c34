"""The audit log (操作日志) of an organisation: who did what when, for those who answer for it."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from tracker.blueprints.log.exporting import as_workbook
from tracker.blueprints.log.page import build
from tracker.domain.permissions import Permission
from tracker.web.guards import requires
from tracker.web.scope import tenant_blueprint

blueprint = tenant_blueprint("log", __name__, "/log")


@blueprint.get("")
@requires(Permission.AUDIT)
def index() -> ResponseReturnValue:
    """One page of it, the latest first; the whole filter stands in the address."""
    return render_template("log/index.html", page=build(request.args))


@blueprint.get("/export")
@requires(Permission.AUDIT)
def export() -> ResponseReturnValue:
    """The same as a workbook."""
    return as_workbook(request.args)
