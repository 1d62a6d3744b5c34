"""An installation with a bit of everything, to back up; and its rows as they stand, to compare."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask

from tests.support.tasks import add_evidence, add_proof, add_source, add_task
from tests.support.world import World
from tracker.domain.people import Via, operator
from tracker.extensions import Base, db
from tracker.models import Event, Figure, Heartbeat, Unit
from tracker.services.backup import BackedUp, Product, Restored, back_up, restore
from tracker.services.organisations import rename_organisation
from tracker.storage import FolderBlobs

NOW = datetime(2026, 9, 22, 2, 0, 0, 123456, tzinfo=UTC)
PRODUCT = Product("0.1.0", "k" * 32)
PHOTO = b"\xff\xd8" + bytes(range(256)) * 40


@dataclass
class Site:
    """An application with its folder of uploads."""

    app: Flask
    blobs: FolderBlobs

    def back_up(self, target: Path) -> BackedUp:
        """As the person at the shell."""
        with self.app.app_context():
            return back_up(operator(), NOW, target, self.blobs, PRODUCT)

    def restore(self, file: Path, **options: bool) -> Restored:
        """As the person at the shell."""
        with self.app.app_context():
            return restore(operator(), file, self.blobs, PRODUCT, **options)

    def everything(self) -> dict[str, list[Any]]:
        """All rows of all tables as the models read them."""
        with self.app.app_context():
            return everything()

    def files(self) -> list[str]:
        """The names of all uploads: the sums of their content."""
        return sorted(path.name for path in self.blobs.root.rglob("*") if path.is_file())


def everything() -> dict[str, list[Any]]:
    """All rows of all tables, in an order that does not depend on the database."""
    with db.engine.connect() as connection:
        tables = Base.metadata.tables.values()
        return {table.name: sorted(map(_plain, connection.execute(sa.select(table)))) for table in tables}


def _plain(row: sa.Row[Any]) -> str:
    """PostgreSQL keeps the members of a JSON object in an order of its own, and tells the time in a zone of its own."""
    return json.dumps(list(row), sort_keys=True, ensure_ascii=False, default=_word)


def _word(value: object) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else repr(value)


def fill(world: World, blobs: FolderBlobs) -> None:
    """Rows that refer to later ones, to themselves in a ring, with every kind of value; and the files they name."""
    _units(world)
    first = add_task(world, quote="“引号”、\n换行\t和🏛 \\ 反斜杠")
    second = add_task(world)
    first.merged_into_id, second.continues_task_id = second.id, first.id
    photo = add_evidence(world, sha256=blobs.put(PHOTO), preview_sha256=blobs.put(b"small"), size=len(PHOTO))
    proof = add_proof(world, first, evidence=[photo])
    db.session.add(
        Figure(org_id=proof.org_id, entry_id=proof.id, name="培训", value=Decimal("1234567890.1234"), unit="人次")
    )
    add_source(world, sha256=blobs.put("县里的通知".encode()), filename="通知.txt")
    _odd_values(world)
    db.session.commit()
    org = world.org("yunxi")
    rename_organisation(world.actor("yx-admin"), NOW, org.id, org.version_id, "云溪街道办事处")


def _units(world: World) -> None:
    """A unit below one that was made after it."""
    org_id = world.org("yunxi").id
    above = Unit(org_id=org_id, code="above", name="综合办")
    db.session.add(above)
    db.session.flush()
    world.unit("yunxi-zf").parent_id = above.id


def _odd_values(world: World) -> None:
    org = world.org("yunxi")
    org.settings = {"b": [1, 2.5, None, "年"], "a": {"z": True}}
    db.session.add(Heartbeat(name="sweep", at=NOW, did={}, error=""))
    told = {"org_id": org.id, "at": NOW, "via": Via.CLI, "verb": "edited", "subject_type": "task", "subject_id": 1}
    db.session.execute(
        sa.insert(Event).values(**told, before=None, after={"d": 1e-3})
    )  # a JSON null, not an empty column
