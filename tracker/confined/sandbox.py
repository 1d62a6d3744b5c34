"""Running a module of ours in a process of its own, which is stopped at its limits."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tracker.confined.bounds import Bounds

_ROOT = Path(__file__).resolve().parents[2]
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TZ")
_STOPPED = {-signal.SIGXCPU, -signal.SIGKILL}


class TooSlow(Exception):
    """The child was stopped; `seconds` is the limit that it reached, as text."""

    def __init__(self, seconds: str) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def run(module: str, request: Mapping[str, object], data: bytes, bounds: Bounds) -> bytes:
    """What `python -m module REQUEST` writes to stdout when it gets `data` on stdin; the request arrives as JSON.

    The module calls `confine(bounds)` by itself. A child that crashed has written nothing, or not all of its answer:
    the caller looks. The child gets no descriptors but its pipes and none of the secrets in the environment.
    """
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join([str(_ROOT), *filter(None, sys.path)])
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", module, json.dumps(request)],
            input=data,
            capture_output=True,
            timeout=bounds.wall_seconds,
            env=environment,
            check=False,
            start_new_session=True,
        )
    except subprocess.TimeoutExpired as error:
        raise TooSlow(f"{bounds.wall_seconds:g}") from error
    if done.returncode in _STOPPED:
        raise TooSlow(str(bounds.cpu_seconds))
    return done.stdout
