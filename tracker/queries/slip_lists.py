"""Lists of supervision slips: those of an organisation's year, with its towns', and those that wait for one person."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, func, or_, select

from tracker.domain.people import Actor, Role
from tracker.domain.slips import SlipColour, SlipStanding, SlipState, standing_of
from tracker.domain.tasks import ENDED, TaskState
from tracker.extensions import db
from tracker.models import Organisation, SupervisionNotice, Task, Unit, User
from tracker.queries.kept import constant
from tracker.queries.scope import may_see
from tracker.queries.slips_filter import LATE, SlipCounts, SlipsFilter

PAGE_SIZE = 50
MOST_MINE = 20


@dataclass(frozen=True, slots=True)
class SlipRow:
    """A slip in a list, with the names that stand beside it; the owner is the task's present one."""

    id: int
    org_code: str
    org_name: str
    year: int
    number: int
    colour: SlipColour
    state: SlipState
    issued_at: datetime
    reply_by: date
    replied_at: datetime | None
    task_state: TaskState
    plan_year: int
    task_number: int
    title: str
    unit: str
    owner: str

    @property
    def standing(self) -> SlipStanding:
        """Where it stands."""
        return standing_of(self.state, self.task_state)


@dataclass(frozen=True, slots=True)
class Drawer:
    """Whose slips: those of an organisation and of all below it, of one year. `today` says what is late."""

    actor: Actor
    org_id: int
    year: int
    today: date

    def condition(self) -> ColumnElement[bool]:
        """The slips of this drawer, beside what may be seen at all."""
        below = {org for org, above in self.actor.ancestors.items() if self.org_id in above}
        return and_(
            SupervisionNotice.org_id.in_({self.org_id, *below}),
            SupervisionNotice.year == self.year,
            Task.voided_at.is_(None),
        )


_ENDED = Task.state.in_([constant(state) for state in sorted(ENDED)])
_ISSUED = SupervisionNotice.state == SlipState.ISSUED
OPEN = and_(_ISSUED, ~_ENDED)
_STANDING = case(
    (SupervisionNotice.state == SlipState.ANSWERED, constant(SlipStanding.ANSWERED)),
    (SupervisionNotice.state == SlipState.WITHDRAWN, constant(SlipStanding.WITHDRAWN)),
    (_ENDED, constant(SlipStanding.OVERTAKEN)),
    else_=constant(SlipStanding.OPEN),
)


def slip_counts(drawer: Drawer) -> SlipCounts:
    """All slips of the drawer, counted in one query."""
    late = func.count().filter(SupervisionNotice.reply_by < drawer.today)
    found = select(SupervisionNotice.colour, _STANDING.label("standing"), func.count(), late)
    joined = found.join(Task, Task.id == SupervisionNotice.task_id).where(
        may_see(drawer.actor, SupervisionNotice), drawer.condition()
    )
    rows = db.session.execute(joined.group_by(SupervisionNotice.colour, "standing")).all()
    by = {(colour.value, standing): number for colour, standing, number, _late in rows}
    return SlipCounts(by, {colour.value: late for colour, standing, _n, late in rows if standing == SlipStanding.OPEN})


def slip_rows(drawer: Drawer, asked: SlipsFilter, offset: int = 0) -> list[SlipRow]:
    """One page: open ones first, the earliest day of answer first; the others the latest first."""
    first = case((OPEN, 0), else_=1)
    waiting = case((OPEN, SupervisionNotice.reply_by), else_=None)
    order = (first, waiting, SupervisionNotice.issued_at.desc(), SupervisionNotice.id.desc())
    found = _rows(drawer.actor).where(drawer.condition(), *_asked(asked, drawer.today))
    return [SlipRow(*row) for row in db.session.execute(found.order_by(*order).limit(PAGE_SIZE).offset(offset))]


def _asked(asked: SlipsFilter, today: date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.colour:
        found.append(SupervisionNotice.colour == SlipColour(asked.colour))
    if asked.standing == LATE:
        found += [OPEN, SupervisionNotice.reply_by < today]
    elif asked.standing:
        found.append(_STANDING.in_([asked.standing]))
    return found


def _rows(actor: Actor) -> Any:
    columns = [getattr(SupervisionNotice, name) for name in ("year", "number", "colour", "state", "issued_at")]
    columns += [SupervisionNotice.reply_by, SupervisionNotice.replied_at, Task.state, Task.plan_year, Task.number]
    names = (Task.title, Unit.name, func.coalesce(User.name, ""))
    return (
        select(SupervisionNotice.id, Organisation.code, Organisation.name, *columns, *names)
        .join(Task, Task.id == SupervisionNotice.task_id)
        .join(Unit, Unit.id == Task.lead_unit_id)
        .join(Organisation, Organisation.id == SupervisionNotice.org_id)
        .outerjoin(User, User.id == Task.owner_id)
        .where(may_see(actor, SupervisionNotice))
    )


def my_open_slips(actor: Actor, org_id: int) -> list[SlipRow]:
    """Slips of any year that this person is to answer: about tasks that they own, or of units that they head."""
    headed = [seat.unit_id for seat in actor.seats if seat.org_id == org_id and Role.UNIT_HEAD in seat.roles]
    own = Task.owner_id == actor.user_id if actor.user_id is not None else false()
    mine = or_(own, Task.lead_unit_id.in_(headed)) if headed else own
    here = (SupervisionNotice.org_id == org_id, Task.voided_at.is_(None), OPEN, mine)
    ordered = _rows(actor).where(*here).order_by(SupervisionNotice.reply_by, SupervisionNotice.id).limit(MOST_MINE)
    return [SlipRow(*row) for row in db.session.execute(ordered)]
