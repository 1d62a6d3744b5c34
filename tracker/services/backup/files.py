"""Uploaded files, into an archive and out of it. `blobs/ab/cd/abcd…`, as they lie in the folder of uploads."""

import hashlib
from collections.abc import Iterable

from tracker.domain.errors import Invalid, NotAllowed, OutOfSpace
from tracker.domain.people import Actor
from tracker.services.backup.checking import Checked, is_blob, sha256_in
from tracker.services.backup.rows import Sum
from tracker.storage import Blobs, FolderBlobs
from tracker.storage.archives import ArchiveWriter


def add_files(writer: ArchiveWriter, blobs: Blobs, named: Iterable[str]) -> tuple[Sum, list[dict[str, str]]]:
    """Append each file; returns the sum of those that are there, and which are missing or damaged.

    The sum's SHA-256 is over their names, which are those of their content.
    """
    count, size, names, lost = 0, 0, hashlib.sha256(), []
    for sha256 in named:
        data = _whole(blobs, sha256)
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            lost.append({"sha256": sha256, "state": "missing" if data is None else "damaged"})
            continue
        writer.add(f"blobs/{sha256[:2]}/{sha256[2:4]}/{sha256}", data)
        count, size = count + 1, size + len(data)
        names.update(sha256.encode())
    return Sum(count, size, names.hexdigest()), lost


def _whole(blobs: Blobs, sha256: str) -> bytes | None:
    try:
        with blobs.open(sha256) as file:
            return file.read()
    except OSError:  # missing, or on a failing disk
        return None


def put_files(actor: Actor, checked: Checked, blobs: FolderBlobs) -> list[str]:
    """Store every file of a checked archive that is missing or damaged here; returns which.

    On any error those that were missing are taken away again. OutOfSpace("restore_disk_full").
    """
    if not actor.operator:
        raise NotAllowed("not_allowed")
    put: list[str] = []
    try:
        for member in checked.archive.members():
            sha256 = sha256_in(member.name)
            if is_blob(member.name) and not blobs.verify(sha256):
                put.append(sha256)
                blobs.discard(sha256)  # one of the right size would be left as it is
                _put(blobs, sha256, checked.archive.read(member))
    except BaseException:
        take_away(blobs, put)
        raise
    return put


def _put(blobs: FolderBlobs, sha256: str, data: bytes) -> None:
    try:
        stored = blobs.put(data)
    except OutOfSpace as error:
        raise OutOfSpace("restore_disk_full") from error
    if stored != sha256:  # the archive has changed since it was checked
        raise Invalid("archive_altered")


def take_away(blobs: FolderBlobs, put: list[str]) -> None:
    """Undo `put_files`."""
    for sha256 in put:
        blobs.discard(sha256)
