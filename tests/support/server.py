"""The application behind a real socket, for tests with a browser."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.serving import make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


@contextmanager
def serve(app: Flask) -> Iterator[str]:
    """Serves the app on a free loopback port while the block runs; gives its address, without a final slash."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, read_whole(app), threaded=True)
    server.daemon_threads = True  # type: ignore[attr-defined]  # of ThreadingMixIn, which the stub does not show
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def read_whole(app: "WSGIApplication") -> "WSGIApplication":
    """The application with each answer read and closed before it is sent: a browser that leaves meanwhile would keep
    werkzeug from closing the file that it was sending.
    """

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        parts = app(environ, start_response)
        try:
            return [b"".join(parts)]
        finally:
            if hasattr(parts, "close"):
                parts.close()

    return answer
