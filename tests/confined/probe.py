"""A module for the sandbox to run: says what a confined child still has and can do."""

import json
import os
import sys
from pathlib import Path

from tracker.confined import Bounds, confine


def main() -> None:
    request = json.loads(sys.argv[1])
    confine(Bounds(**request["bounds"]))
    target = Path(request["target"])
    try:
        target.write_text("secret", encoding="utf-8")
    except OSError as error:
        refused = error.errno
    else:
        refused = 0
    said = {"input": sys.stdin.read(), "environment": sorted(os.environ), "refused": refused}
    said["first_to_go"] = Path("/proc/self/oom_score_adj").read_text(encoding="ascii").strip()
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
