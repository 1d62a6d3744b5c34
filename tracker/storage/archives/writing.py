"""Writing an archive from its beginning to its seal."""

import hashlib
import os
from typing import BinaryIO

from tracker.storage.archives.sealing import CHUNK, OPENING, seal
from tracker.storage.archives.tar import header, padded


class ArchiveWriter:
    """Appends members to a file that is open for writing; `close` seals it. Holds no more than a chunk in memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._sum = file, hashlib.sha256()
        self._write(OPENING)

    def add(self, name: str, data: bytes) -> None:
        """A member from bytes."""
        self._write(header(name, len(data)) + data.ljust(padded(len(data)), b"\0"))

    def add_file(self, name: str, source: BinaryIO) -> None:
        """A member from all of a file that can be sought."""
        size = source.seek(0, os.SEEK_END)
        source.seek(0)
        self._write(header(name, size))
        while chunk := source.read(CHUNK):
            self._write(chunk)
        self._write(bytes(padded(size) - size))

    def close(self) -> None:
        """Write the seal."""
        self._file.write(seal(self._sum.hexdigest()))

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._sum.update(data)
