"""Flask extensions, made once and bound to an application by `create_app`."""

import enum
import sqlite3
from datetime import UTC, datetime
from typing import Any, ClassVar, cast

import psycopg
import sqlalchemy as sa
from flask import has_request_context, request
from flask_babel import Babel
from flask_bootstrap import Bootstrap5
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as SignallingSession
from flask_wtf import CSRFProtect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An instant, stored in UTC. SQLite drops zones, so they are taken off and put back here."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: sa.Dialect) -> datetime | None:
        """Refuse times without a zone: they have been the same bug too often."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: sa.Dialect) -> datetime | None:
        """Give every instant its zone back."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


JsonValue = sa.JSON().with_variant(JSONB(), "postgresql")


class Base(DeclarativeBase):
    """Declarative base; enums are stored by their value, JSON as JSONB where there is one."""

    metadata = sa.MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime(),
        dict[str, Any]: JsonValue,
        list[Any]: JsonValue,
        list[str]: JsonValue,
        enum.Enum: sa.Enum(
            enum.Enum, native_enum=False, length=32, values_callable=lambda kind: [member.value for member in kind]
        ),
    }


def _reads_only() -> bool:
    """Whether this is a request that changes nothing."""
    return has_request_context() and request.method in {"GET", "HEAD", "OPTIONS"}


class Session(SignallingSession):
    """Reads outside of a transaction: a rollback at the end would make the driver forget its prepared statements.

    Nothing is lost: at READ COMMITTED each statement sees what is committed when it begins, in a transaction or not.
    """

    def get_bind(self, *args: Any, **kwargs: Any) -> sa.Engine | sa.Connection:
        """The database, for requests that only read one that commits (and keeps) nothing."""
        bind = super().get_bind(*args, **kwargs)
        if not (isinstance(bind, sa.Engine) and bind.dialect.name == "postgresql" and _reads_only()):
            return bind
        kept = vars(bind)  # to make such an engine anew takes as long as a short query
        if "reading" not in kept:
            kept["reading"] = bind.execution_options(isolation_level="AUTOCOMMIT")
        reading: sa.Engine = kept["reading"]
        return reading


db = SQLAlchemy(metadata=Base.metadata, session_options={"class_": Session})


def insert_or(table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that may say what is done about a row that is there already (ON CONFLICT): both databases can."""
    target = cast(sa.Table, table.__table__)
    return postgresql.insert(target) if db.engine.dialect.name == "postgresql" else sqlite.insert(target)


migrate = Migrate()
login_manager = LoginManager()
csrf = CSRFProtect()
babel = Babel()
bootstrap = Bootstrap5()
limiter = Limiter(get_remote_address)


@sa.event.listens_for(sa.Engine, "connect")
def _prepare_postgresql(connection: Any, _record: Any) -> None:
    """Plan a statement once, not for each value: our statements find their rows by organisation whatever the value,
    and the planner takes as long as the shortest of them run.
    """
    if isinstance(connection, psycopg.Connection):
        connection.autocommit = True
        connection.execute("SET plan_cache_mode = force_generic_plan")
        connection.autocommit = False


@sa.event.listens_for(sa.Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """SQLite as a server's database: write-ahead log, foreign keys, and patience with other writers."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # transactions are begun below, not guessed by the driver
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=10000", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


@sa.event.listens_for(sa.Engine, "begin")
def _begin_sqlite(connection: sa.Connection) -> None:
    """Take the write lock at once unless this only reads: a lock taken half-way fails without waiting."""
    if connection.dialect.name == "sqlite":
        reads = _reads_only() or connection.get_execution_options().get("reads_only", False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
