"""The process that read_safely starts: file on stdin, one JSON answer on stdout."""

from __future__ import annotations

import json
import sys

from tracker.confined import confine

from .errors import ReadError
from .limits import Limits
from .reading import read_report


def main() -> None:
    request = json.loads(sys.argv[1])
    limits = Limits(**request["limits"])
    confine(limits.bounds)
    answer: dict[str, object]
    try:
        answer = {"report": read_report(sys.stdin.buffer.read(), request["filename"], limits).to_json()}
    except ReadError as error:
        answer = {"error": error.code, "params": error.params}
    except MemoryError:
        answer = {"error": "too_much_memory", "params": {}}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
