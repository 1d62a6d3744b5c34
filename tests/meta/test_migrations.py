"""Migrations: numbered, up and down, and always what the models say; on both databases."""

import re
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask_migrate import check, downgrade, upgrade

from tests.support.world import World
from tracker.extensions import Base, db
from tracker.services.organisations import rename_organisation

VERSIONS = Path(__file__).parents[2] / "migrations" / "versions"


def tables() -> set[str]:
    """Ours: those of the queue come and go with their own package's schema."""
    return {name for name in every_table() if not name.startswith("procrastinate_")} - {"alembic_version"}


def every_table() -> set[str]:
    return set(sa.inspect(db.engine).get_table_names())


def test_migrations_are_numbered_in_their_order() -> None:
    names = sorted(path.name for path in VERSIONS.glob("*.py"))
    assert [name[:4] for name in names] == [f"{number:04}" for number in range(1, len(names) + 1)]
    for name, before in zip(names, [None, *names], strict=False):
        text = (VERSIONS / name).read_text(encoding="utf-8")
        assert re.search(rf"^revision(?:: str)? = ['\"]{name[:4]}['\"]", text, re.MULTILINE), name
        wanted = "None" if before is None else f"['\"]{before[:4]}['\"]"
        assert re.search(rf"^down_revision(?:[^=]*)? = {wanted}", text, re.MULTILINE), name


def test_a_database_goes_up_down_and_up_again(empty: Flask) -> None:
    upgrade()
    assert tables() == set(Base.metadata.tables)
    downgrade(revision="base")
    assert tables() == set()
    upgrade()
    assert tables() == set(Base.metadata.tables)


def test_the_queue_comes_and_goes_with_postgresql_and_leaves_nothing_behind(empty: Flask) -> None:
    on_postgresql = db.engine.dialect.name == "postgresql"
    upgrade()
    assert ("procrastinate_jobs" in every_table()) is on_postgresql
    downgrade(revision="0003")
    assert not any(name.startswith("procrastinate_") for name in every_table())
    if on_postgresql:
        left = "SELECT count(*) FROM pg_type WHERE typname LIKE '%procrastinate%'"
        left += " UNION ALL SELECT count(*) FROM pg_proc WHERE proname LIKE '%procrastinate%'"
        assert db.session.execute(sa.text(left)).scalars().all() == [0, 0]
        db.session.rollback()
    upgrade()


def test_migrations_and_models_say_the_same(app: Flask) -> None:
    check()


@pytest.mark.parametrize("statement", ["UPDATE event SET verb = 'nothing'", "DELETE FROM event"])
def test_the_database_itself_refuses_to_change_what_happened(world: World, app: Flask, statement: str) -> None:
    org = world.org("yunxi")
    rename_organisation(world.actor("yx-admin"), app.config["CLOCK"](), org.id, org.version_id, "云溪街道办事处")
    with pytest.raises(sa.exc.DBAPIError, match="append-only"):
        db.session.execute(sa.text(statement))
    db.session.rollback()
    assert db.session.execute(sa.text("SELECT verb FROM event")).scalars().all() == ["edited"]


def test_the_database_refuses_rows_of_nobody(app: Flask) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        db.session.execute(sa.text("INSERT INTO report (org_id, series, year) VALUES (99, 'rule_of_law', 2025)"))
