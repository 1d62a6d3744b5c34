"""Backups changed on purpose and sealed anew: what no accident does, and a person who means harm might."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tracker.storage.archives import Archive, ArchiveWriter

Change = Callable[[bytes], bytes | None]
"""From the bytes of a member to others; None leaves it out."""


def forged(
    archive: Path, folder: Path, changes: Mapping[str, Change] | None = None, extra: Mapping[str, bytes] | None = None
) -> Path:
    """A copy with some members changed, and others added after them."""
    path = folder / "forged.tar"
    with Archive(archive) as old, path.open("wb") as file:
        writer = ArchiveWriter(file)
        for member in old.members():
            change = (changes or {}).get(member.name, _same)
            data = change(old.read(member))
            if data is not None:
                writer.add(member.name, data)
        for name, data in (extra or {}).items():
            writer.add(name, data)
        writer.close()
    return path


def _same(data: bytes) -> bytes:
    return data
