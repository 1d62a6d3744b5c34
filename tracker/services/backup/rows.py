"""The rows of a table as lines of JSON: the same lines from every database, in the order of the primary key."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tracker.services.backup.kinds import decoder, encoder
from tracker.services.backup.tables import Shape

AT_ONCE = 1000


@dataclass(slots=True)
class Sum:
    """How many lines, how many bytes, and their SHA-256."""

    rows: int
    bytes: int
    sha256: str


class Counter:
    """Sums lines up as they pass."""

    def __init__(self) -> None:
        self._rows, self._bytes, self._sum = 0, 0, hashlib.sha256()

    def add(self, line: bytes) -> None:
        """One line, with its end."""
        self._rows += 1
        self._bytes += len(line)
        self._sum.update(line)

    def total(self) -> Sum:
        """What has passed."""
        return Sum(self._rows, self._bytes, self._sum.hexdigest())


def lines(connection: sa.Connection, shape: Shape) -> Iterator[bytes]:
    """Each row as a JSON array of its columns. Streams: holds AT_ONCE rows."""
    encoders = [encoder(kind) for kind in shape.columns.values()]
    rows = connection.execute(_statement(connection, shape), execution_options={"yield_per": AT_ONCE})
    for row in rows:
        values = [
            value if encode is None or value is None else encode(value)
            for value, encode in zip(row, encoders, strict=True)
        ]
        yield json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def _statement(connection: sa.Connection, shape: Shape) -> sa.Select[Any]:
    """JSON is read as text, which tells a JSON null from none; text is ordered by its bytes everywhere."""
    table, binary = shape.table(), "C" if connection.dialect.name == "postgresql" else "BINARY"
    columns = [
        sa.cast(table.c[name], sa.Text()) if kind == "json" else table.c[name] for name, kind in shape.columns.items()
    ]
    key = [sa.collate(table.c[name], binary) if shape.columns[name] == "text" else table.c[name] for name in shape.key]
    return sa.select(*columns).order_by(*key)


def sum_of(connection: sa.Connection, shape: Shape) -> Sum:
    """The sum of a table as it stands in the database."""
    counter = Counter()
    for line in lines(connection, shape):
        counter.add(line)
    return counter.total()


class Decoder:
    """From lines back to rows."""

    def __init__(self, columns: dict[str, str]) -> None:
        self._columns = [(name, decoder(kind)) for name, kind in columns.items()]

    def row(self, line: bytes) -> dict[str, Any]:
        """The row of a line; ValueError or TypeError if it is none."""
        values = json.loads(line)
        if not isinstance(values, list):
            raise TypeError(values)
        pairs = zip(self._columns, values, strict=True)
        return {name: None if value is None else decode(value) for (name, decode), value in pairs}
