"""Members of a .tar in one form only: an owner's plain file without date. Every other header is refused when read."""

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tracker.domain.errors import Invalid

BLOCK = 512
END = bytes(2 * BLOCK)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in the archive; `start` is where its bytes begin, `size` how many they are."""

    name: str
    size: int
    start: int


def header(name: str, size: int) -> bytes:
    """The header of a member. Names are ASCII and shorter than 100 characters."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info.tobuf(tarfile.GNU_FORMAT)


def padded(size: int) -> int:
    """How many bytes a member of this size takes after its header."""
    return size + -size % BLOCK


def members(file: BinaryIO, begin: int, end: int) -> Iterator[Member]:
    """The members between two places; Invalid("archive_malformed") for a header that `header` would not write."""
    at = begin
    while at < end:
        file.seek(at)
        member = _member(file.read(BLOCK), at)
        at = member.start + padded(member.size)
        if at > end:
            raise Invalid("archive_malformed", name=member.name)
        yield member


def _member(block: bytes, at: int) -> Member:
    try:
        info = tarfile.TarInfo.frombuf(block, "ascii", "strict")
    except (tarfile.HeaderError, ValueError) as error:
        raise Invalid("archive_malformed", name=f"@{at}") from error
    if info.size < 0 or header(info.name, info.size) != block:  # a link, a folder, a date, a longer name
        raise Invalid("archive_malformed", name=info.name[:80])
    return Member(info.name, info.size, at + BLOCK)
