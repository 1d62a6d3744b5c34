"""Structured logs on stderr with a request id, which error pages show so that a person can quote it."""

import logging
import re
import secrets
import sys
import time

import structlog
from flask import Flask, Response, g, request

from tracker.web import private

log = structlog.get_logger("nianlun")


class DiscreetRecord(logging.LogRecord):
    """A line of whatever else writes logs in this process (the web server's, Flask's own) without tokens of links."""

    def getMessage(self) -> str:  # noqa: N802 - the name that logging knows
        """The line."""
        return private.without_tokens(super().getMessage())


def register(app: Flask) -> None:
    """Configure structlog and give every request an id and one line."""
    logging.setLogRecordFactory(DiscreetRecord)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            private.hide,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    app.before_request_funcs.setdefault(None, []).insert(0, _begin)  # even before the guard of forms
    app.after_request(_finish)


def _begin() -> None:
    given = request.headers.get("X-Request-Id", "")
    g.request_id = given if re.fullmatch(r"[\w-]{8,40}", given) else secrets.token_hex(8)
    g.began = time.perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _finish(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.get("request_id", "")
    if request.endpoint not in {"static", "bootstrap.static", "assets.htmx"}:
        took = round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1)
        log.info("request", method=request.method, path=private.named(request), status=response.status_code, ms=took)
    return response
