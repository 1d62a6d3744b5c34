"""Reading a file that nobody has checked: in a process of its own, with limits on memory and time."""

from __future__ import annotations

import json
from dataclasses import asdict

from tracker.confined import TooSlow, run

from .errors import ReadError
from .limits import DEFAULT_LIMITS, Limits
from .model import ParsedReport
from .reading import check_size
from .revive import report_from_json


def read_safely(data: bytes, filename: str, limits: Limits = DEFAULT_LIMITS) -> ParsedReport:
    """As read_report, in a child process that is killed at its limits.

    Adds the codes too_slow, too_much_memory and crashed.
    """
    check_size(data, limits)
    request = {"filename": filename, "limits": asdict(limits)}
    try:
        output = run("tracker.parsing.child", request, data, limits.bounds)
    except TooSlow as error:
        raise ReadError("too_slow", {"seconds": error.seconds}) from error
    return _answer(output)


def _answer(output: bytes) -> ParsedReport:
    try:
        answer = json.loads(output)
    except ValueError as error:
        raise ReadError("crashed") from error
    if "error" in answer:
        raise ReadError(answer["error"], answer["params"])
    return report_from_json(answer["report"])
