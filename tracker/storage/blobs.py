"""Files stored once, named by the SHA-256 of their content."""

import errno
import hashlib
from pathlib import Path
from typing import BinaryIO, Protocol

from tracker.domain.errors import OutOfSpace
from tracker.storage.new_files import new_file

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})  # the disk, a quota, a limit on the size of files


class Blobs(Protocol):
    """Where the bytes of editions and evidence are kept."""

    def put(self, data: bytes) -> str:
        """Store the bytes unless they are there already; returns their SHA-256 (64 hex digits).

        OutOfSpace("disk_full") if there is no room: then nothing is stored.
        """

    def open(self, sha256: str) -> BinaryIO:
        """The bytes of a stored blob; FileNotFoundError if there is none."""

    def verify(self, sha256: str) -> bool:
        """Whether the blob is there and still has the bytes that it is named by: reads it whole."""

    def __contains__(self, sha256: str) -> bool: ...


class FolderBlobs:
    """Blobs in a folder: `ab/cd/abcd…`, written beside and renamed: a crash never leaves half a file under its name."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def _path(self, sha256: str) -> Path:
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise FileNotFoundError(sha256)
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def put(self, data: bytes) -> str:
        """See Blobs.put. A blob that lost bytes since it was stored is written again."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        try:
            if not _has_size(path, len(data)):
                path.parent.mkdir(parents=True, exist_ok=True)
                with new_file(path) as file:
                    file.write(data)
        except OSError as error:
            if error.errno in FULL:
                raise OutOfSpace("disk_full", field="file") from error
            raise
        return sha256

    def open(self, sha256: str) -> BinaryIO:
        """See Blobs.open."""
        return self._path(sha256).open("rb")

    def verify(self, sha256: str) -> bool:
        """See Blobs.verify."""
        try:
            with self._path(sha256).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except OSError:  # missing, or on a failing disk
            return False

    def __contains__(self, sha256: str) -> bool:
        return self._path(sha256).exists()

    def discard(self, sha256: str) -> None:
        """Remove a blob if it is there. Only for a demo that is built anew: editions and evidence are never deleted."""
        self._path(sha256).unlink(missing_ok=True)


def _has_size(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False
