"""The indicators and themes of an organisation."""

from sqlalchemy import Integer, Select, bindparam

from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Indicator, Theme
from tracker.queries.kept import kept
from tracker.queries.scope import visible


def catalogue(actor: Actor, org_id: int) -> dict[int, Indicator]:
    """Indicators by id, in their order, retired ones included."""
    statement = kept("catalogue", actor, lambda: _indicators(actor))
    return {indicator.id: indicator for indicator in db.session.scalars(statement, {"org": org_id})}


def _indicators(actor: Actor) -> Select[Indicator]:
    mine = visible(actor, Indicator).where(Indicator.org_id == bindparam("org", type_=Integer))
    return mine.order_by(Indicator.position, Indicator.id)


def theme_of(actor: Actor, org_id: int, code: str) -> Theme | None:
    """The organisation's theme with this code; None where there is none."""
    return db.session.scalar(visible(actor, Theme).where(Theme.org_id == org_id, Theme.code == code))
