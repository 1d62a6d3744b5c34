"""Reading a file that nobody has checked: in a process of its own, with limits on memory and time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from .errors import ReadError
from .limits import DEFAULT_LIMITS, Limits
from .model import ParsedReport
from .reading import check_size
from .revive import report_from_json

_ROOT = Path(__file__).resolve().parents[2]
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TZ")
_TOO_SLOW = {-signal.SIGXCPU, -signal.SIGKILL}


def read_safely(data: bytes, filename: str, limits: Limits = DEFAULT_LIMITS) -> ParsedReport:
    """As read_report, in a child process that is killed at its limits.

    Adds the codes too_slow, too_much_memory and crashed. The child gets no descriptors but its pipes and none of the
    secrets in the environment.
    """
    check_size(data, limits)
    command = [
        sys.executable,
        "-m",
        "tracker.parsing.child",
        json.dumps({"filename": filename, "limits": asdict(limits)}),
    ]
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join([str(_ROOT), *filter(None, sys.path)])
    try:
        done = subprocess.run(  # noqa: S603
            command,
            input=data,
            capture_output=True,
            timeout=limits.wall_seconds,
            env=environment,
            check=False,
            start_new_session=True,
        )
    except subprocess.TimeoutExpired as error:
        raise ReadError("too_slow", {"seconds": f"{limits.wall_seconds:g}"}) from error
    return _answer(done.returncode, done.stdout, limits)


def _answer(status: int, output: bytes, limits: Limits) -> ParsedReport:
    if status in _TOO_SLOW:
        raise ReadError("too_slow", {"seconds": str(limits.cpu_seconds)})
    try:
        answer = json.loads(output)
    except ValueError as error:
        raise ReadError("crashed") from error
    if "error" in answer:
        raise ReadError(answer["error"], answer["params"])
    return report_from_json(answer["report"])
