"""Revisions of the schema: which one the database has, which ones this program knows, and how to get there."""

import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from flask_migrate import downgrade, upgrade

from tracker.domain.errors import Invalid


def present_revision(connection: sa.Connection) -> str | None:
    """The revision of this database; None if it has none."""
    return MigrationContext.configure(connection).get_current_revision()


def revisions() -> list[str]:
    """The revisions that this program knows, oldest first."""
    scripts = ScriptDirectory.from_config(current_app.extensions["migrate"].migrate.get_config())
    return [script.revision for script in scripts.walk_revisions()][::-1]


def require_known(revision: str, product: str) -> None:
    """Invalid("archive_revision_unknown"): the archive was made by a newer program."""
    known = revisions()
    if revision not in known:
        raise Invalid("archive_revision_unknown", revision=revision[:40], product=product[:40], newest=known[-1])


def bring_to(revision: str, present: str | None) -> None:
    """Migrate an empty database up or down. Each migration is a transaction of its own."""
    known = revisions()
    if present is not None and known.index(present) > known.index(revision):
        downgrade(revision=revision)
    elif present != revision:
        upgrade(revision=revision)


def bring_up(revision: str) -> str:
    """Migrate from this revision to the newest, which is returned."""
    newest = revisions()[-1]
    if revision != newest:
        upgrade()
    return newest
