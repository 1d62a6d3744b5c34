"""Reading an archive that may have been damaged, or made to do harm."""

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from tracker.storage.archives.sealing import OPENING, sealed_end
from tracker.storage.archives.tar import Member, members


class Archive:
    """An archive whose seal is right. A context manager; the file stays open: what was checked is what is read."""

    def __init__(self, path: Path) -> None:
        """Invalid("archive_not_ours"), Invalid("archive_cut_short"), Invalid("archive_altered")."""
        self._file = path.open("rb")
        try:
            self._end = sealed_end(self._file)
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def members(self) -> Iterator[Member]:
        """All members but the first, which is a word to people; Invalid("archive_malformed")."""
        return members(self._file, len(OPENING), self._end)

    def open(self, member: Member) -> BinaryIO:
        """The bytes of a member, as a stream that ends where the member does."""
        return cast(BinaryIO, io.BufferedReader(_Window(self._file, member), 1 << 16))

    def read(self, member: Member) -> bytes:
        """The bytes of a member, all at once."""
        self._file.seek(member.start)
        return self._file.read(member.size)


class _Window(io.RawIOBase):
    """A part of a file, read independently of whoever else reads it."""

    def __init__(self, file: BinaryIO, member: Member) -> None:
        self._file, self._at, self._end = file, member.start, member.start + member.size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]  # typeshed's Buffer is newer
        self._file.seek(self._at, os.SEEK_SET)
        data = self._file.read(min(len(buffer), self._end - self._at))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
