"""Trees of organisations, with what each needs in order to remind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.domain.org_settings import OrgSettings
from tracker.domain.people import Actor
from tracker.domain.reminding.steps import Office
from tracker.extensions import db
from tracker.models import Organisation
from tracker.queries.policies import Stored, line_of, office_from
from tracker.queries.scope import visible_organisations


@dataclass(frozen=True, slots=True)
class Place:
    """An active organisation of the tree."""

    id: int
    parent_id: int | None
    settings: OrgSettings
    office: Office


def root_ids(actor: Actor) -> list[int]:
    """The organisations that stand over all others."""
    tops = visible_organisations(actor).where(Organisation.parent_id.is_(None)).with_only_columns(Organisation.id)
    return list(db.session.scalars(tops.order_by(Organisation.id)))


def tree_of(actor: Actor, root_id: int) -> list[Place]:
    """The active organisations from this one down, each after those above it."""
    columns = (Organisation.id, Organisation.parent_id, Organisation.is_active, Organisation.settings)
    rows = db.session.execute(visible_organisations(actor).with_only_columns(*columns).order_by(Organisation.id)).all()
    above = line_of(root_id)[:-1]
    roots = [row for row in rows if row.id == root_id]
    return [place for row in roots for place in _branch(rows, row, above)]


def _branch(rows: Sequence[Any], row: Any, above: Sequence[Stored]) -> Iterator[Place]:
    line = [*above, row.settings]
    if row.is_active:
        yield Place(row.id, row.parent_id, OrgSettings.read(row.settings), office_from(line))
    for below in rows:
        if below.parent_id == row.id:
            yield from _branch(rows, below, line)
