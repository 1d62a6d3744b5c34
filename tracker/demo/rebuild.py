"""Emptying the demo's database, with the files that its rows name, to build it anew."""

from sqlalchemy import Engine, inspect, select, text

from tracker.extensions import db
from tracker.models import Edition, Source
from tracker.storage import FolderBlobs


def wipe(blobs: FolderBlobs) -> None:
    """Drop every table of this database, and the blobs that its editions and sources name."""
    tables = inspect(db.engine).get_table_names()
    for sha256 in _named_blobs(set(tables)):
        blobs.discard(sha256)
    db.session.remove()
    _drop(db.engine, tables)


def _named_blobs(tables: set[str]) -> set[str]:
    found: set[str] = set()
    for column in (Edition.sha256, Source.sha256):
        if column.class_.__tablename__ in tables:
            found |= {sha256 for sha256 in db.session.scalars(select(column).distinct()) if sha256}
    return found


def _drop(engine: Engine, tables: list[str]) -> None:
    if engine.dialect.name == "sqlite":
        _drop_from_sqlite(engine, tables)
        return
    with engine.begin() as connection:
        for name in tables:
            connection.execute(text(f'DROP TABLE "{name}" CASCADE'))


def _drop_from_sqlite(engine: Engine, tables: list[str]) -> None:
    """On the bare connection: inside a transaction SQLite would keep checking foreign keys."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=OFF")
        for name in tables:
            cursor.execute(f'DROP TABLE "{name}"')
        cursor.execute("PRAGMA foreign_keys=ON")
    finally:
        connection.close()
