"""A browser whose requests see the world as a server's do."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tracker.extensions import db


class Client(FlaskClient):
    """Each request runs in an application context of its own: nothing in `g`, no database session is carried over.

    What the test itself has changed is committed first, so that the request sees it and finds no lock.
    """

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request."""
        db.session.commit()
        with self.application.app_context():
            return super().open(*args, **kwargs)
