"""Inserting what unique keys let exist once: rows that are there already are left as they are."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from tracker.extensions import Base, db

SIZES = (256, 32, 4, 1)
"""Rows in a statement. Few sizes make few statements: drivers keep each prepared, and long ones take megabytes."""


def insert_once(target: type[Base], rows: Sequence[Mapping[str, Any]], columns: Sequence[Any]) -> Iterator[Any]:
    """Insert rows, past the session; yields the given columns of those that were new."""
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(target.__table__).on_conflict_do_nothing().returning(*columns)
    for size in SIZES:
        count = len(rows) // size * size
        if count:
            options = {"insertmanyvalues_page_size": size}
            yield from db.session.connection().execute(statement, rows[:count], execution_options=options)
        rows = rows[count:]
