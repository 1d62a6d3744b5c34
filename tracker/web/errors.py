"""Error pages: what happened, what did not happen, what to do next, and a code to quote."""

from typing import Any

from flask import Flask, Response, current_app, g, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from tracker.domain.errors import Conflict, DomainError
from tracker.extensions import db
from tracker.web import addresses, clock
from tracker.web.babel import wants_fragment
from tracker.web.logs import log
from tracker.web.words import explain

PAGES = {400, 403, 404, 405, 409, 413, 429, 500, 503, 507}
BUSY = {"40001", "40P01", "55P03"}
"""What PostgreSQL says when two transactions stand in each other's way: tried again, the act succeeds."""
FULL = "53100"
"""What PostgreSQL says when its disk has no room."""
KEPT_HEADERS = ("Allow", "Retry-After")


def register(app: Flask) -> None:
    """Turn refusals and failures into pages, or into toasts where htmx asked."""
    app.register_error_handler(DomainError, _refused)
    app.register_error_handler(StaleDataError, _overtaken)
    app.register_error_handler(OperationalError, _unreachable)
    app.register_error_handler(CSRFError, _expired_form)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _failed)


def _page(status: int, message: str = "") -> Response:
    db.session.rollback()
    kind = status if status in PAGES else 400 if status < 500 else 500
    g.bare = kind >= 500  # the database may be what failed: no shell, no questions about the person
    template = "errors/toast.html" if wants_fragment() else "errors/page.html"
    words = {"status": kind, "message": message, "code": g.get("request_id", ""), "at": clock.now(), "back": _back()}
    response = make_response(_render(template, words), status)
    if wants_fragment():
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#nl-toasts", "beforeend"
    return response


def _render(template: str, words: dict[str, Any]) -> str:
    if g.bare:  # without the context processors, one of which asks who is signed in
        return current_app.jinja_env.get_template(template).render(words)
    return render_template(template, **words)


def _back() -> str:
    """The page that a person came from, if it is one of ours."""
    came_from = addresses.parts(request.referrer or "")
    if came_from is None or came_from.netloc != request.host or came_from.path == request.path:
        return ""
    return came_from.path + (f"?{came_from.query}" if came_from.query else "")


def _refused(error: DomainError) -> Response:
    return _page(error.status, explain(error))


def _overtaken(_error: StaleDataError) -> Response:
    return _refused(Conflict("changed_meanwhile"))


def _unreachable(error: OperationalError) -> Response:
    """A database that is busy is not broken: the same act succeeds a little later."""
    if _is_full(error.orig):
        log.error("full", exc_info=error)
        return _page(507)
    if not _is_busy(error.orig):
        return _failed(error)
    log.warning("busy", exc_info=error)
    response = _page(503)
    response.headers["Retry-After"] = "3"
    return response


def _is_busy(cause: BaseException | None) -> bool:
    return getattr(cause, "sqlite_errorname", "") == "SQLITE_BUSY" or getattr(cause, "sqlstate", None) in BUSY


def _is_full(cause: BaseException | None) -> bool:
    return getattr(cause, "sqlite_errorname", "") == "SQLITE_FULL" or getattr(cause, "sqlstate", None) == FULL


def _expired_form(_error: CSRFError) -> Response:
    return _page(400, explain(DomainError("form_expired")))


def _http_error(error: HTTPException) -> Response:
    if error.response is not None or error.code is None or error.code < 400:
        return make_response(error.get_response())
    response = _page(error.code)
    for name, value in error.get_headers():
        if name in KEPT_HEADERS:
            response.headers[name] = value
    return response


def _failed(error: Exception) -> Response:
    log.error("failed", exc_info=error)
    return _page(500)
