"""The process that read_safely starts: file on stdin, one JSON answer on stdout."""

from __future__ import annotations

import json
import resource
import sys

from .errors import ReadError
from .limits import Limits
from .reading import read_report


def main() -> None:
    request = json.loads(sys.argv[1])
    limits = Limits(**request["limits"])
    _confine(limits)
    answer: dict[str, object]
    try:
        answer = {"report": read_report(sys.stdin.buffer.read(), request["filename"], limits).to_json()}
    except ReadError as error:
        answer = {"error": error.code, "params": error.params}
    except MemoryError:
        answer = {"error": "too_much_memory", "params": {}}
    sys.stdout.write(json.dumps(answer))


def _confine(limits: Limits) -> None:
    """Limits that the kernel keeps; the hard CPU limit kills one second after the soft one."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
