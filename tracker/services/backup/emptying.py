"""Whether a database holds anything, and emptying it in a transaction that may still be undone."""

import sqlalchemy as sa

from tracker.domain.errors import Conflict
from tracker.services.backup.tables import Shape

TRACES = {"heartbeat", "sign_in_attempt"}
"""Tables that fill by themselves as soon as the program runs: what is in them is no loss."""


def require_empty(connection: sa.Connection, found: list[Shape]) -> None:
    """Conflict("database_not_empty", orgs, tasks, rows)."""
    rows = {shape.name: _count(connection, shape) for shape in found if shape.name not in TRACES}
    if total := sum(rows.values()):
        orgs, tasks = rows.get("organisation", 0), rows.get("task", 0)
        raise Conflict("database_not_empty", orgs=orgs, tasks=tasks, rows=total)


def _count(connection: sa.Connection, shape: Shape) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(shape.table())) or 0


def empty(connection: sa.Connection, found: list[Shape]) -> None:
    """Remove every row. Events, which the database lets nobody delete, go too: they are part of what comes."""
    if connection.dialect.name == "postgresql":
        quote = connection.dialect.identifier_preparer.quote
        connection.execute(sa.text(f"TRUNCATE {', '.join(quote(shape.name) for shape in found)}"))
        return
    connection.execute(sa.text("PRAGMA defer_foreign_keys=ON"))
    triggers = connection.execute(sa.text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
    for name, _sql in triggers:
        connection.execute(sa.text(f'DROP TRIGGER "{name}"'))
    for shape in reversed(found):
        connection.execute(sa.delete(shape.table()))
    for _name, sql in triggers:
        connection.exec_driver_sql(sql)
    connection.execute(sa.text("PRAGMA defer_foreign_keys=OFF"))
