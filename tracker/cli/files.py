"""Reports as people name them on the command line."""

from pathlib import Path

from tracker.parsing import DEFAULT_LIMITS


def bytes_of(file: Path) -> bytes:
    """The file's bytes, of one that is too large only so many that it is refused: it may not fill the memory."""
    with file.open("rb") as opened:
        return opened.read(DEFAULT_LIMITS.file_bytes + 1)
