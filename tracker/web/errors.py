"""Error pages: what happened, what did not happen, what to do next, and a code to quote."""

from flask import Flask, g, render_template
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from tracker.domain.errors import DomainError
from tracker.extensions import db
from tracker.web.logs import log
from tracker.web.words import explain

PAGES = {400, 403, 404, 405, 409, 413, 429, 500}


def register(app: Flask) -> None:
    """Turn refusals and failures into pages."""
    app.register_error_handler(DomainError, _refused)
    app.register_error_handler(CSRFError, _expired_form)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _failed)


def _page(status: int, message: str = "") -> ResponseReturnValue:
    db.session.rollback()
    name = status if status in PAGES else 400 if status < 500 else 500
    return render_template("errors/page.html", status=name, message=message, code=g.get("request_id", "")), status


def _refused(error: DomainError) -> ResponseReturnValue:
    return _page(error.status, explain(error))


def _expired_form(_error: CSRFError) -> ResponseReturnValue:
    return _page(400, explain(DomainError("form_expired")))


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None or error.code is None or error.code < 400:
        return error.get_response()
    return _page(error.code)


def _failed(error: Exception) -> ResponseReturnValue:
    log.error("failed", exc_info=error)
    return _page(InternalServerError.code)
