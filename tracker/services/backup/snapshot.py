"""A view of the database as it is at one instant, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from tracker.extensions import db


@contextmanager
def snapshot() -> Iterator[sa.Connection]:
    """A connection whose every statement sees the same instant, and which can change nothing and hold nobody up."""
    options = (
        {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        if db.engine.dialect.name == "postgresql"
        else {"reads_only": True}
    )
    with db.engine.connect() as connection:
        connection.execution_options(**options)
        yield connection


def named_blobs(connection: sa.Connection, columns: list[tuple[str, str]]) -> Iterator[str]:
    """The SHA-256 of every file that a row names in one of these (table, column), each once, in their order."""
    if not columns:
        return
    named = [
        sa.select(sa.column(column, sa.Text()).label("sha256"))
        .select_from(sa.table(table))
        .where(sa.column(column).is_not(None))
        for table, column in columns
    ]
    union = sa.union(*named).subquery()
    found = connection.execute(
        sa.select(union.c.sha256).distinct().order_by(union.c.sha256), execution_options={"yield_per": 1000}
    )
    yield from found.scalars()
