"""Files made on demand, such as a draft's evidence in one archive: kept for days, since they can be made again."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from tracker.storage.new_files import new_file


class Exports:
    """A folder with one file for each job, by its number. They are no part of backups."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, number: int) -> Path:
        """Where the file of a job is, or would be."""
        return self.root / str(number)

    @contextmanager
    def new(self, number: int) -> Iterator[BinaryIO]:
        """Write the file of a job: it is there when the block has ended well, and not before."""
        self.root.mkdir(parents=True, exist_ok=True)
        with new_file(self.path(number)) as file:
            yield file

    def digest(self, number: int) -> str:
        """The SHA-256 of the file of a job."""
        with self.path(number).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def clear(self, before: datetime) -> int:
        """Remove what was written before that time; returns how many files."""
        found = self.root.iterdir() if self.root.exists() else ()
        old = [path for path in found if path.stat().st_mtime < before.timestamp()]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)
