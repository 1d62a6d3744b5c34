"""Emptying the demo's database, with the files that its rows name, to build it anew."""

from sqlalchemy import Engine, inspect, select, text

from tracker.demo.load import refuse_foreign
from tracker.extensions import db
from tracker.models import Edition, Evidence, Organisation, Source
from tracker.storage import FolderBlobs

OWN_FUNCTIONS = """
SELECT oid::regprocedure::text FROM pg_proc
WHERE pronamespace = current_schema()::regnamespace AND proowner = current_user::regrole
AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
"""
"""Functions that migrations made on PostgreSQL, without those of extensions."""
OWN_TYPES = """
SELECT oid::regtype::text FROM pg_type
WHERE typnamespace = current_schema()::regnamespace AND typowner = current_user::regrole AND typcategory IN ('E', 'C')
AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_type.oid AND deptype = 'e')
"""
"""The same for types; those of tables are gone with them."""

_BLOBS = (Edition.sha256, Source.sha256, Evidence.sha256, Evidence.copy_sha256, Evidence.preview_sha256)


def wipe(blobs: FolderBlobs) -> None:
    """Drop every table of this database, and the blobs that its editions, sources and evidence name.

    Not by downgrading: a database in whatever state of its schema must end up empty. Raises Conflict if it holds
    other organisations than the demo's.
    """
    db.session.remove()  # whatever it has open would keep SQLite locked
    tables = inspect(db.engine).get_table_names()
    if Organisation.__tablename__ in tables:
        refuse_foreign()
    for sha256 in _named_blobs(set(tables)):
        blobs.discard(sha256)
    db.session.remove()
    _drop(db.engine, tables)


def _named_blobs(tables: set[str]) -> set[str]:
    found: set[str] = set()
    for column in _BLOBS:
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
        for signature in connection.scalars(text(OWN_FUNCTIONS)).all():
            connection.execute(text(f"DROP FUNCTION {signature}"))
        for name in connection.scalars(text(OWN_TYPES)).all():
            connection.execute(text(f"DROP TYPE {name}"))


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
