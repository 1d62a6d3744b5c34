"""The order of sentences in their sections. Order is nobody's text: to renumber rows raises no version."""

from collections.abc import Iterable, Sequence
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm.attributes import set_committed_value

from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import DraftSentence
from tracker.queries.scope import visible


def section_rows(actor: Actor, draft_id: int, section: str) -> list[DraftSentence]:
    """Every row of a section in its order, also those set aside: they come back to their places."""
    mine = (DraftSentence.draft_id == draft_id, DraftSentence.section == section)
    chosen = visible(actor, DraftSentence).where(*mine).order_by(DraftSentence.position, DraftSentence.id)
    return list(db.session.scalars(chosen))


def number(rows: Sequence[DraftSentence]) -> None:
    """Let these rows of one section stand in this order."""
    db.session.flush()
    assign("position", [(row, place) for place, row in enumerate(rows)])


def assign(name: str, values: Iterable[tuple[DraftSentence, int | None]]) -> None:
    """Set a column that is nobody's text, in one statement for all rows that differ; their versions stay."""
    wrong = [(row, value) for row, value in values if getattr(row, name) != value]
    if not wrong:
        return
    table = cast(sa.Table, DraftSentence.__table__)
    statement = sa.update(table).where(table.c.id == sa.bindparam("row_id")).values({name: sa.bindparam("value")})
    db.session.execute(statement, [{"row_id": row.id, "value": value} for row, value in wrong])
    for row, value in wrong:
        set_committed_value(row, name, value)


def put_after(rows: list[DraftSentence], new: Sequence[DraftSentence], after: DraftSentence | None) -> None:
    """Put new rows behind another one, at the end without one, and number the section."""
    place = rows.index(after) + 1 if after is not None else len(rows)
    number([*rows[:place], *new, *rows[place:]])
