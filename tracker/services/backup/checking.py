"""Looking through a whole archive before anything is taken from it."""

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from tracker.domain.errors import Invalid
from tracker.services.backup import manifest as manifests
from tracker.services.backup.manifest import Manifest, TablePart
from tracker.services.backup.rows import Counter, Decoder
from tracker.services.backup.schema import require_known
from tracker.storage.archives import Archive, Member

BLOB = re.compile(r"blobs/([0-9a-f]{2})/([0-9a-f]{2})/(\1\2[0-9a-f]{60})")
LONGEST_LINE = 64 << 20
LARGEST_BLOB = 256 << 20
SMALL, DENSEST = 64 << 20, 200
"""A table of more bytes than SMALL that was packed to less than 1/DENSEST of them is no table of ours."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An archive in which everything is as its manifest says."""

    archive: Archive
    manifest: Manifest
    tables: dict[str, Member]

    def lines(self, part: TablePart) -> Iterator[bytes]:
        """The rows of a table; Invalid("archive_member_wrong") or Invalid("archive_too_dense")."""
        return _lines(self.archive, self.tables[part.member], part)


@contextmanager
def check(path: Path) -> Iterator[Checked]:
    """Check seal, names, sums and every row of an archive. Touches no database; refuses with Invalid("archive_…")."""
    with Archive(path) as archive:
        tables, count = _names(archive)
        last = tables.pop(manifests.NAME, None)
        if last is None or last.size > manifests.MOST:
            raise Invalid("archive_malformed", name=manifests.NAME)
        checked = Checked(archive, manifests.load(archive.read(last)), tables)
        require_known(checked.manifest.revision, checked.manifest.product)
        _require_same_names(checked, count)
        for part in checked.manifest.tables:
            _check_table(checked, part)
        _check_blobs(checked)
        yield checked


def is_blob(name: str) -> bool:
    """Whether a member is an uploaded file."""
    return BLOB.fullmatch(name) is not None


def sha256_in(name: str) -> str:
    """The SHA-256 in the name of an uploaded file."""
    return name[-64:]


def _names(archive: Archive) -> tuple[dict[str, Member], int]:
    """Everything but uploaded files by name, and how many of those there are."""
    others: dict[str, Member] = {}
    count = 0
    for member in archive.members():
        if is_blob(member.name):
            count += 1
        elif member.name in others:
            raise Invalid("archive_malformed", name=member.name)
        else:
            others[member.name] = member
    return others, count


def _require_same_names(checked: Checked, blobs: int) -> None:
    """Nothing is missing, and nothing is there of which the manifest does not know."""
    wanted = [part.member for part in checked.manifest.tables]
    if missing := set(wanted) - checked.tables.keys():
        raise Invalid("archive_lacks", name=min(missing))
    if extra := checked.tables.keys() - set(wanted):
        raise Invalid("archive_malformed", name=min(extra))
    if len(set(wanted)) != len(wanted) or checked.manifest.blobs.rows < blobs:
        raise Invalid("archive_malformed", name=manifests.NAME)
    if checked.manifest.blobs.rows > blobs:
        raise Invalid("archive_lacks", name="blobs/")


def _check_table(checked: Checked, part: TablePart) -> None:
    counter, decoder = Counter(), Decoder(part.columns)
    try:
        for line in checked.lines(part):
            decoder.row(line)
            counter.add(line)
    except (ValueError, TypeError, RecursionError) as error:
        raise Invalid("archive_member_wrong", name=part.member) from error
    if counter.total() != part.sum:
        raise Invalid("archive_member_wrong", name=part.member)


def _lines(archive: Archive, member: Member, part: TablePart) -> Iterator[bytes]:
    if part.sum.bytes > max(SMALL, DENSEST * member.size):
        raise Invalid("archive_too_dense", name=part.member)
    left = part.sum.bytes
    try:
        with gzip.GzipFile(fileobj=archive.open(member), mode="rb") as file:
            while line := cast(BinaryIO, file).readline(min(left, LONGEST_LINE) + 1):
                left -= len(line)
                if left < 0 or not line.endswith(b"\n"):
                    raise Invalid("archive_member_wrong", name=part.member)
                yield line
    except (OSError, EOFError, zlib.error) as error:
        raise Invalid("archive_member_wrong", name=part.member) from error


def _check_blobs(checked: Checked) -> None:
    size, names, before = 0, hashlib.sha256(), ""
    for member in checked.archive.members():
        if not is_blob(member.name):
            continue
        sha256 = sha256_in(member.name)
        if sha256 <= before or member.size > LARGEST_BLOB:
            raise Invalid("archive_malformed", name=member.name)
        if hashlib.sha256(checked.archive.read(member)).hexdigest() != sha256:
            raise Invalid("archive_member_wrong", name=member.name)
        size, before = size + member.size, sha256
        names.update(sha256.encode())
    if (size, names.hexdigest()) != (checked.manifest.blobs.bytes, checked.manifest.blobs.sha256):
        raise Invalid("archive_malformed", name=manifests.NAME)
