"""Writing many rows at once, with ids counted here: relations need them before the rows are written."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import Table, func, insert, select, text

from tracker.extensions import Base, db

CHUNK = 5000


class Writer:
    """Collects rows by table and writes them in the order in which tables were first named."""

    def __init__(self) -> None:
        self.rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
        self.last: dict[Table, int] = {}

    def add(self, target: type[Base] | Table, /, **values: Any) -> int:
        """Take a row; returns its id (0 for tables without one)."""
        table = target if isinstance(target, Table) else cast(Table, target.__table__)
        number = self._next(table) if "id" in table.c else 0
        self.rows[table].append({"id": number, **values} if number else values)
        return number

    def expect(self, target: type[Base]) -> None:
        """Name a table whose rows come later, so that it is written before those that refer to it."""
        self.rows[cast(Table, target.__table__)].extend(())

    def _next(self, table: Table) -> int:
        if table not in self.last:
            self.last[table] = db.session.scalar(select(func.coalesce(func.max(table.c.id), 0))) or 0
        self.last[table] += 1
        return self.last[table]

    def flush(self) -> None:
        """Write what was collected."""
        for table, rows in self.rows.items():
            for chunk in _chunks(rows):
                db.session.execute(insert(table), chunk)
            rows.clear()

    def finish(self) -> None:
        """Write the rest and let the database count on from here."""
        self.flush()
        if db.engine.dialect.name != "postgresql":
            return
        for table in self.last:
            sequence = text(f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', 'id'), :last)")
            db.session.execute(sequence, {"last": self.last[table]})


def _chunks(rows: list[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]
