"""Inserting what unique keys let exist once: rows that are there already are left as they are."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tracker.extensions import Base, db, insert_or

SIZES = (256, 32, 4, 1)
"""Rows in a statement. Few sizes make few statements: drivers keep each prepared, and long ones take megabytes."""


def insert_once(target: type[Base], rows: Sequence[Mapping[str, Any]], columns: Sequence[Any]) -> Iterator[Any]:
    """Insert rows, past the session; yields the given columns of those that were new."""
    statement = insert_or(target).on_conflict_do_nothing().returning(*columns)
    for size in SIZES:
        count = len(rows) // size * size
        if count:
            options = {"insertmanyvalues_page_size": size}
            yield from db.session.connection().execute(statement, rows[:count], execution_options=options)
        rows = rows[count:]
