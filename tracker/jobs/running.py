"""Running one job: in an application context and a database session of its own, with its result kept as a heartbeat."""

from collections.abc import Callable, Mapping

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from tracker.extensions import db
from tracker.services.heartbeats import beat, failed
from tracker.web import clock
from tracker.web.logs import log

Did = Mapping[str, int]
"""What a job did, in numbers: `{"sent": 3, "retry": 0}`."""


def run_once(app: Flask, name: str, act: Callable[[], Did]) -> Did | None:
    """Run a job. One that fails says so in the log and in its heartbeat, and gives None; its next run goes on."""
    with app.app_context():  # its end takes the session down
        try:
            did = act()
            beat(name, clock.now(), did)
        except Exception as error:  # noqa: BLE001 - whatever it was, the clock goes on
            log.exception("job_failed", job=name)
            _remember(name, error)
            return None
    if any(did.values()):
        log.info("job", job=name, **did)
    return did


def _remember(name: str, error: Exception) -> None:
    try:
        db.session.rollback()
        failed(name, clock.now(), error)
    except SQLAlchemyError:
        log.exception("heartbeat_lost", job=name)
