"""procrastinate: the queue of jobs for workers, on PostgreSQL only, with the schema that its package brings

Jobs are disposable: the rows that they serve are the truth, and the clock defers anew what waits. A later version of the
package therefore needs no migration of jobs, only a revision that takes this schema down and puts its own up.
"""

import sqlalchemy as sa
from alembic import op
from procrastinate.schema import SchemaManager

revision = '0004'
down_revision = '0003'

OURS = "pronamespace = current_schema()::regnamespace AND proname LIKE 'procrastinate\\_%'"


def _on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def upgrade() -> None:
    if _on_postgresql():  # on the driver's own connection: the schema is many statements, with per cent signs in them
        op.get_bind().connection.driver_connection.execute(SchemaManager.get_schema())


def downgrade() -> None:
    if not _on_postgresql():
        return
    for name in ("events", "periodic_defers", "jobs", "workers"):
        op.execute(f"DROP TABLE procrastinate_{name} CASCADE")  # a function returns rows of it
    for signature in op.get_bind().scalars(sa.text(f"SELECT oid::regprocedure::text FROM pg_proc WHERE {OURS}")).all():
        op.execute(f"DROP FUNCTION {signature}")
    for name in ("job_to_defer_v1", "job_event_type", "job_status"):
        op.execute(f"DROP TYPE procrastinate_{name}")
