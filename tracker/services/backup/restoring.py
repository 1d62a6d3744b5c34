"""Bringing a backup back, wholly or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import SQLITE_FULL
from typing import Any

import psycopg
import sqlalchemy as sa

from tracker.domain.errors import Conflict, Invalid, NotAllowed, OutOfSpace
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.services.backup.checking import Checked, check
from tracker.services.backup.emptying import empty, require_empty
from tracker.services.backup.files import put_files, take_away
from tracker.services.backup.filling import count_on, fill, fill_late
from tracker.services.backup.manifest import Manifest, TablePart
from tracker.services.backup.rows import Decoder, sum_of
from tracker.services.backup.schema import bring_to, bring_up, present_revision
from tracker.services.backup.snapshot import snapshot
from tracker.services.backup.tables import shapes
from tracker.services.backup.writing import Product
from tracker.storage import FolderBlobs


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back. `revision` is the schema's now; `put` how many files were missing here."""

    manifest: Manifest
    revision: str
    put: int
    same_key: bool


def restore(actor: Actor, path: Path, blobs: FolderBlobs, product: Product, *, discard: bool = False) -> Restored:
    """Check the archive, fill the database in one transaction, compare it, put the files; migrate if it is older.

    Into an empty database only, unless `discard` gives up what is in it. Refuses with Invalid("archive_…"),
    Conflict("database_not_empty"), Conflict("restore_other_revision"), Invalid("restore_row_refused") and
    OutOfSpace("restore_disk_full"): then no row and no file has changed, though an empty database may have its tables.
    """
    if not actor.operator:
        raise NotAllowed("not_allowed")
    with check(path) as checked:
        db.session.rollback()  # migrations have connections of their own
        _prepare(checked.manifest.revision, discard=discard)
        put = _bring_back(actor, checked, blobs, discard=discard)
        revision = bring_up(checked.manifest.revision)
        return Restored(checked.manifest, revision, put, checked.manifest.key == product.mark)


def _prepare(revision: str, *, discard: bool) -> None:
    """Give an empty database the schema of the archive; Conflict if there is data that this would lose."""
    with snapshot() as connection:
        present, found = present_revision(connection), shapes(connection)
        if discard and present == revision:
            return
        try:
            require_empty(connection, found)
        except Conflict as error:
            raise Conflict("restore_other_revision") if discard else error from None
    bring_to(revision, present)


def _bring_back(actor: Actor, checked: Checked, blobs: FolderBlobs, *, discard: bool) -> int:
    """One transaction; files come last, so that they need be taken away only if the very end fails."""
    put: list[str] = []
    try:
        _fill_all(db.session.connection(), checked, discard=discard)
        put = put_files(actor, checked, blobs)
        with _refusals_of("*"):
            db.session.commit()
    except BaseException:
        db.session.rollback()
        take_away(blobs, put)
        raise
    return len(put)


def _fill_all(connection: sa.Connection, checked: Checked, *, discard: bool) -> None:
    found, parts = shapes(connection), {part.name: part for part in checked.manifest.tables}
    if {shape.name: shape.columns for shape in found} != {part.name: part.columns for part in parts.values()}:
        raise Invalid("archive_malformed", name="tables/")
    if not discard:
        require_empty(connection, found)
    empty(connection, found)
    for shape in found:
        with _refusals_of(shape.name):
            fill(connection, shape, _rows(checked, parts[shape.name]))
    for shape in found:
        with _refusals_of(shape.name):
            if shape.late:
                fill_late(connection, shape, _rows(checked, parts[shape.name]))
            count_on(connection, shape)
            if sum_of(connection, shape) != parts[shape.name].sum:
                raise Invalid("restore_differs", table=shape.name)


def _rows(checked: Checked, part: TablePart) -> Iterator[dict[str, Any]]:
    return map(Decoder(part.columns).row, checked.lines(part))


@contextmanager
def _refusals_of(table: str) -> Iterator[None]:
    """Say of which table a row was that the database does not take."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        if _is_full(error):
            raise OutOfSpace("restore_disk_full") from error
        reason = str(error.orig).strip().splitlines()[0]
        raise Invalid("restore_row_refused", table=table, reason=reason) from error


def _is_full(error: sa.exc.DBAPIError) -> bool:
    """Whether the database has no room on its disk."""
    full = isinstance(error.orig, psycopg.errors.DiskFull)
    return full or getattr(error.orig, "sqlite_errorcode", None) == SQLITE_FULL
