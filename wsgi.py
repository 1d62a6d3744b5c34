"""The WSGI application (`wsgi:app`), and a small server for the demo: `python wsgi.py`."""

import os
import signal
import sys
from types import FrameType

from waitress.server import create_server

import config
from tracker import create_app

try:
    app = create_app()
except config.ConfigError as error:
    sys.exit(f"nianlun: {error}")


MOST_BODY = 256 * config.MEGABYTE
"""Beyond this the server itself refuses; up to it the application does, in words."""


def main() -> None:
    """Serve on the loopback interface, with the clock beside; PORT chooses another port than 8000."""
    from tracker.jobs.together import clock_running

    port = int(os.environ.get("PORT", "8000"))
    try:
        server = create_server(app, host="127.0.0.1", port=port, threads=8, max_request_body_size=MOST_BODY)
    except OSError:
        sys.exit(
            f"端口 {port} 已被占用，请换一个端口 / port {port} is in use, choose another: PORT={port + 10} make run"
        )
    signal.signal(signal.SIGTERM, _leave)
    with clock_running(app):
        print(f"\n年轮 → http://127.0.0.1:{port}   （Ctrl+C 停止）\n", flush=True)
        server.run()  # Ctrl+C and SIGTERM end it
        print("\n正在停下 / stopping", flush=True)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever does not want to wait for a message on its way


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit


if __name__ == "__main__":
    main()
