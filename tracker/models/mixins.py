"""Columns that several tables share."""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, declared_attr, mapped_column


class Identified:
    """A surrogate key."""

    id: Mapped[int] = mapped_column(primary_key=True)


class Tenant(Identified):
    """A row of one organisation. Reading such tables goes through `tracker.queries.scope.visible`."""

    org_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)


class Versioned:
    """A row that people edit: a writer who saw an older version is told, never silently overwritten."""

    version_id: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy calls it with the class
        return {"version_id_col": cls.version_id}
