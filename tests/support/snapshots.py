"""What a text should be, kept beside the test. REWRITE_SNAPSHOTS=1 writes anew what differs; look at the difference."""

import os
from pathlib import Path


def check_snapshot(file: Path, found: str) -> None:
    """Compare a text with the stored one, or store it if that is asked for."""
    if os.environ.get("REWRITE_SNAPSHOTS"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert file.exists(), f"{file.name} is missing: REWRITE_SNAPSHOTS=1 writes it"
    assert found == file.read_text(encoding="utf-8"), f"{file.name} has changed"
