"""Writing a backup while the site runs."""

import gzip
import hashlib
import hmac
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import sqlalchemy as sa

from tracker.domain.errors import Conflict, Invalid, NotAllowed, OutOfSpace
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.services.backup import manifest as manifests
from tracker.services.backup.files import add_files
from tracker.services.backup.manifest import Manifest, TablePart
from tracker.services.backup.rows import Counter, lines
from tracker.services.backup.schema import present_revision
from tracker.services.backup.snapshot import named_blobs, snapshot
from tracker.services.backup.tables import Shape, shapes
from tracker.storage import Blobs
from tracker.storage.archives import ArchiveWriter
from tracker.storage.blobs import FULL
from tracker.storage.new_files import new_file


@dataclass(frozen=True, slots=True)
class Product:
    """Who makes a backup: the version of the program, and the key with which it signs."""

    version: str
    secret_key: str

    @property
    def mark(self) -> str:
        """Tells whether two installations have the same key, without telling the key."""
        return hmac.digest(self.secret_key.encode(), b"nianlun backup", hashlib.sha256).hex()[:16]


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What was written."""

    path: Path
    bytes: int
    manifest: Manifest


def back_up(actor: Actor, now: datetime, target: Path, blobs: Blobs, product: Product) -> BackedUp:
    """Write the database, as it is at one instant, and every file that it names into `target`; replaces nothing.

    Memory stays within one batch of rows and one uploaded file. Files that are missing or damaged are named in the
    manifest and left out. Conflict("backup_exists"), Invalid("backup_no_folder"), Invalid("backup_no_schema"),
    OutOfSpace("backup_disk_full"): then there is no file.
    """
    if not actor.operator:
        raise NotAllowed("not_allowed")
    if target.exists():
        raise Conflict("backup_exists", path=str(target))
    try:
        with new_file(target) as file:
            manifest = _write(ArchiveWriter(file), now, target.parent, blobs, product)
    except (FileNotFoundError, NotADirectoryError, PermissionError) as error:
        raise Invalid("backup_no_folder", path=str(target.parent)) from error
    except OSError as error:
        if error.errno in FULL:
            raise OutOfSpace("backup_disk_full", path=str(target.parent)) from error
        raise
    return BackedUp(target, target.stat().st_size, manifest)


def _write(writer: ArchiveWriter, now: datetime, folder: Path, blobs: Blobs, product: Product) -> Manifest:
    with tempfile.TemporaryFile("w+", dir=folder, encoding="ascii") as named:
        with snapshot() as connection:
            revision = present_revision(connection)
            if revision is None:
                raise Invalid("backup_no_schema")
            found = shapes(connection)
            parts = [_add_table(writer, connection, shape, folder) for shape in found]
            columns = [(shape.name, column) for shape in found for column in shape.blob_columns]
            named.writelines(f"{sha256}\n" for sha256 in named_blobs(connection, columns))
        named.seek(0)
        stored, lost = add_files(writer, blobs, (line.rstrip("\n") for line in named))  # they are never deleted
    made, database = now.astimezone(UTC).isoformat(), db.engine.dialect.name
    manifest = Manifest(
        manifests.FORMAT, product.version, made, revision, database, product.mark, parts, stored, lost
    )  # fmt: skip
    writer.add(manifests.NAME, manifest.dump())
    writer.close()
    return manifest


def _add_table(writer: ArchiveWriter, connection: sa.Connection, shape: Shape, folder: Path) -> TablePart:
    """Packed beside the archive first: a member's size stands before it."""
    counter = Counter()
    with tempfile.TemporaryFile(dir=folder) as packed:
        _pack(packed, lines(connection, shape), counter)
        part = TablePart(shape.name, shape.columns, counter.total())
        writer.add_file(part.member, packed)
    return part


def _pack(packed: BinaryIO, rows: Iterator[bytes], counter: Counter) -> None:
    with gzip.GzipFile("", "wb", 5, packed, mtime=0) as file:
        for line in rows:
            file.write(line)
            counter.add(line)
