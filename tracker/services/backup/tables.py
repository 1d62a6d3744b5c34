"""The tables of a database as they are, whatever version made them, and the order in which to fill them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import sqlalchemy as sa

from tracker.services.backup.kinds import kind_of, type_of

VERSIONS = "alembic_version"
FOREIGN = "procrastinate_"
"""Tables of the workers' queue: what is in it is made again from the messages that wait."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A table: `columns` name → kind in the order of names; `references` column → table; `empty` may be null."""

    name: str
    columns: dict[str, str]
    key: tuple[str, ...]
    references: dict[str, str]
    empty: frozenset[str] = frozenset()
    late: tuple[str, ...] = field(default=())
    """Columns that refer to rows which come later: filled at the end."""

    def table(self) -> sa.TableClause:
        """For statements."""
        return sa.table(self.name, *(sa.column(name, type_of(kind)) for name, kind in self.columns.items()))

    @property
    def blob_columns(self) -> list[str]:
        """Columns that name an uploaded file by its SHA-256."""
        return [name for name in self.columns if name == "sha256" or name.endswith("_sha256")]


def shapes(connection: sa.Connection) -> list[Shape]:
    """All tables of the application, each after those that it refers to, but for its `late` columns."""
    inspector = sa.inspect(connection)
    names = [name for name in inspector.get_table_names() if name != VERSIONS and not name.startswith(FOREIGN)]
    return list(_ordered({name: _shape(inspector, name) for name in sorted(names)}))


def _shape(inspector: sa.Inspector, name: str) -> Shape:
    columns = sorted(inspector.get_columns(name), key=lambda column: column["name"])
    references = {
        column: key["referred_table"]
        for key in inspector.get_foreign_keys(name)
        for column in key["constrained_columns"]
    }
    return Shape(
        name,
        {column["name"]: kind_of(column["type"]) for column in columns},
        tuple(inspector.get_pk_constraint(name)["constrained_columns"]),
        references,
        frozenset(column["name"] for column in columns if column["nullable"]),
    )


def _ordered(left: dict[str, Shape]) -> Iterator[Shape]:
    """Where tables refer to each other in a ring, one goes first whose references into the ring may wait."""
    while left:
        ready = [shape for shape in left.values() if not _awaited(shape, left)]
        able = [shape for shape in left.values() if _awaited(shape, left) <= shape.empty]
        for shape in ready or able[:1]:
            late = _awaited(shape, left) | {name for name, table in shape.references.items() if table == shape.name}
            yield Shape(shape.name, shape.columns, shape.key, shape.references, shape.empty, tuple(sorted(late)))
            del left[shape.name]
        assert ready or able, sorted(left)


def _awaited(shape: Shape, left: dict[str, Shape]) -> set[str]:
    """Columns that refer to tables not yet placed, other than its own."""
    return {name for name, table in shape.references.items() if table in left and table != shape.name}
