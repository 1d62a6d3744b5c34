"""Several people at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask

from tracker.domain.errors import DomainError
from tracker.extensions import db


def at_once(app: Flask, *acts: Callable[[], object]) -> list[str]:
    """Run the acts in threads that start together; "done" or the refusal's code for each."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        with app.app_context():
            barrier.wait()
            try:
                act()
            except DomainError as error:
                db.session.rollback()
                return error.code
            finally:
                db.session.remove()
            return "done"

    db.session.rollback()  # a transaction of the test itself would hold SQLite's lock
    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))
