"""Rows of a checked archive into the tables of an empty database."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import sqlalchemy as sa

from tracker.services.backup.tables import Shape

AT_ONCE = 1000
Rows = Iterable[dict[str, Any]]


def fill(connection: sa.Connection, shape: Shape, rows: Rows) -> None:
    """Insert rows, without what refers to rows that may come later."""
    statement = sa.insert(shape.table())
    nothing = dict.fromkeys(shape.late)
    for batch in _batches({**row, **nothing} for row in rows):
        connection.execute(statement, batch)


def fill_late(connection: sa.Connection, shape: Shape, rows: Rows) -> None:
    """Add what `fill` left out."""
    table = shape.table()
    same = [table.c[name] == sa.bindparam(f"key_{name}") for name in shape.key]
    statement = sa.update(table).where(*same).values({name: sa.bindparam(f"late_{name}") for name in shape.late})
    for batch in _batches(_late_values(shape, rows)):
        connection.execute(statement, batch)


def _late_values(shape: Shape, rows: Rows) -> Iterator[dict[str, Any]]:
    for row in rows:
        values = {f"late_{name}": row[name] for name in shape.late}
        if any(value is not None for value in values.values()):
            yield {**values, **{f"key_{name}": row[name] for name in shape.key}}


def _batches(rows: Rows) -> Iterator[list[dict[str, Any]]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, AT_ONCE)):
        yield batch


def count_on(connection: sa.Connection, shape: Shape) -> None:
    """Let PostgreSQL number new rows after the last; SQLite does so by itself."""
    if connection.dialect.name != "postgresql" or shape.columns.get("id") != "integer":
        return
    last = sa.select(sa.func.max(shape.table().c.id)).scalar_subquery()
    name = connection.dialect.identifier_preparer.quote(shape.name)
    sequence = sa.func.pg_get_serial_sequence(name, "id")
    connection.execute(sa.select(sa.func.setval(sequence, sa.func.coalesce(last, 1), last.is_not(None))))
