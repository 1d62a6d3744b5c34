"""Files stored once, named by the SHA-256 of their content."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO, Protocol


class Blobs(Protocol):
    """Where the bytes of editions and evidence are kept."""

    def put(self, data: bytes) -> str:
        """Store the bytes unless they are there already; returns their SHA-256 (64 hex digits)."""

    def open(self, sha256: str) -> BinaryIO:
        """The bytes of a stored blob; FileNotFoundError if there is none."""

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
        """See Blobs.put; OSError if the disk is full."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        if path.exists():
            return sha256
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).replace(path)
            except OSError:
                Path(file.name).unlink(missing_ok=True)
                raise
        return sha256

    def open(self, sha256: str) -> BinaryIO:
        """See Blobs.open."""
        return self._path(sha256).open("rb")

    def __contains__(self, sha256: str) -> bool:
        return self._path(sha256).exists()

    def discard(self, sha256: str) -> None:
        """Remove a blob if it is there. Only for a demo that is built anew: editions and evidence are never deleted."""
        self._path(sha256).unlink(missing_ok=True)
