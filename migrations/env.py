"""Alembic environment: the application's engine and metadata."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from alembic import context
from flask import current_app

database = current_app.extensions["migrate"].db


def render_item(kind: str, item: Any, _context: Any) -> str | bool:
    """Write plain types into migrations: a migration must not change when the application's types do."""
    if kind == "type" and isinstance(item, sa.Enum):
        return f"sa.String({item.length})"
    if kind == "type" and isinstance(item, sa.JSON):
        return "JSON"
    if kind == "type" and isinstance(item, sa.types.TypeDecorator):
        return "sa.DateTime(timezone=True)"
    return False


def is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    """Leave the tables of the queue alone: they are Procrastinate's, and no model of ours describes them."""
    return not (kind == "table" and (name or "").startswith("procrastinate_"))


@contextmanager
def tables_made_anew(connection: sa.Connection) -> Iterator[None]:
    """SQLite changes a table by making another and dropping the first, which foreign keys to its rows would forbid.

    They are looked through at the end instead; what is found there was wrong before, and is told, not mended.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    bare = connection.connection.driver_connection  # inside of a transaction the pragma would do nothing
    bare.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
        if broken := bare.execute("PRAGMA foreign_key_check").fetchall():
            raise SystemExit(f"rows refer to rows that are not there: {broken[:5]}")
    finally:
        bare.rollback()  # a migration that failed is still open
        bare.execute("PRAGMA foreign_keys=ON")


def run() -> None:
    """Run the migrations on the application's database, each in a transaction."""
    with database.engine.connect() as connection, tables_made_anew(connection):
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            compare_type=True,
            render_item=render_item,
            include_name=is_ours,
            render_as_batch=True,
        )
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    raise SystemExit("migrations run on a database, not offline")
run()
