"""The application behind a real socket, for tests with a browser."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Thread
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.serving import make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PATIENCE = 20


@contextmanager
def serve(app: Flask) -> Iterator[str]:
    """Serves the app on a free loopback port while the block runs; gives its address, without a final slash."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    door = Door(app)
    server = make_server("127.0.0.1", 0, door, threaded=True)
    server.daemon_threads = True  # type: ignore[attr-defined]  # of ThreadingMixIn, which the stub does not show
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        door.close()
        server.server_close()


class Door:
    """The application with each answer read and closed before it is sent: a browser that leaves meanwhile would keep
    werkzeug from closing the file that it was sending.

    `close` waits for the requests under way and lets no more in: one that outlives its test would take a connection
    out of a pool that has been disposed of, and nobody would close it.
    """

    def __init__(self, app: "WSGIApplication") -> None:
        self.app = app
        self.inside = 0
        self.closed = False
        self.changed = Condition()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        with self.changed:
            if self.closed:
                start_response("503 Service Unavailable", [("Content-Length", "0")])
                return []
            self.inside += 1
        try:
            return self._whole(environ, start_response)
        finally:
            with self.changed:
                self.inside -= 1
                self.changed.notify_all()

    def _whole(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        parts = self.app(environ, start_response)
        try:
            return [b"".join(parts)]
        finally:
            if hasattr(parts, "close"):
                parts.close()

    def close(self) -> None:
        """Returns when nobody is inside any more."""
        with self.changed:
            self.closed = True
            assert self.changed.wait_for(lambda: not self.inside, PATIENCE), "a request does not end"
