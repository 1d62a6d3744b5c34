"""The order of sentences in their sections. Order is nobody's text: to renumber rows raises no version."""

from collections.abc import Sequence
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
    wrong = [(row, place) for place, row in enumerate(rows) if row.position != place]
    if not wrong:
        return
    table = cast(sa.Table, DraftSentence.__table__)
    statement = sa.update(table).where(table.c.id == sa.bindparam("row_id")).values(position=sa.bindparam("place"))
    db.session.execute(statement, [{"row_id": row.id, "place": place} for row, place in wrong])
    for row, place in wrong:
        set_committed_value(row, "position", place)


def put_after(rows: list[DraftSentence], new: Sequence[DraftSentence], after: DraftSentence | None) -> None:
    """Put new rows behind another one, at the end without one, and number the section."""
    place = rows.index(after) + 1 if after is not None else len(rows)
    number([*rows[:place], *new, *rows[place:]])
