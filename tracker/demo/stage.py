"""The stage on which the demo is played: who is who, which day it is, and where files are kept."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import select

from tracker.demo.dates import Calendar, workday_from
from tracker.domain.people import Actor, Via
from tracker.extensions import db
from tracker.models import Organisation, Task, Unit, User
from tracker.queries.people import actor_for
from tracker.storage import Blobs

MORNING = 8 * 60 + 40
WORKDAY = 8 * 60


@dataclass
class Stage:
    """Lookups by code and account, instants that never run past the present, the tasks and files made so far."""

    calendar: Calendar
    present: datetime
    blobs: Blobs
    tasks: dict[tuple[str, str], int] = field(default_factory=dict)
    files: dict[tuple[str, str], int] = field(default_factory=dict)
    _actors: dict[str, Actor] = field(default_factory=dict)
    _ids: dict[str, int] = field(default_factory=dict)
    _accounts: dict[int, str] = field(default_factory=dict)
    _codes: dict[int, str] = field(default_factory=dict)
    _count: int = 0

    def org(self, code: str) -> Organisation:
        """An organisation of the demo."""
        return db.session.scalars(select(Organisation).where(Organisation.code == code)).one()

    def org_code(self, org_id: int) -> str:
        """An organisation's code."""
        if org_id not in self._codes:
            self._codes[org_id] = db.session.get_one(Organisation, org_id).code
        return self._codes[org_id]

    def unit(self, org_id: int, code: str) -> Unit:
        """A unit by its code."""
        return db.session.scalars(select(Unit).where(Unit.org_id == org_id, Unit.code == code)).one()

    def account(self, user_id: int | None) -> str:
        """A person's account."""
        assert user_id is not None
        if user_id not in self._accounts:
            self._accounts[user_id] = db.session.scalars(select(User.account).where(User.id == user_id)).one()
        return self._accounts[user_id]

    def user_id(self, account: str) -> int:
        """A person's id."""
        if account not in self._ids:
            self._ids[account] = db.session.scalars(select(User.id).where(User.account == account)).one()
        return self._ids[account]

    def actor(self, account: str) -> Actor:
        """A person of the demo, acting with the seats that they hold today."""
        if account not in self._actors:
            user = db.session.scalars(select(User).where(User.account == account)).one()
            self._actors[account] = actor_for(user.id, user.name, self.calendar.today, Via.DEMO)
        return self._actors[account]

    def task(self, key: tuple[str, str]) -> Task:
        """A task by its story and the first words of its item."""
        return db.session.get_one(Task, self.tasks[key])

    def forget_actors(self) -> None:
        """Build actors anew: an organisation was added, and people above it may now enter it."""
        self._actors.clear()

    def instant(self, day: date, after: datetime | None = None) -> datetime:
        """A minute of that day, or of the next working day, later than `after`, never in the future."""
        self._count += 1
        minute = MORNING + self._count * 37 % WORKDAY
        found = self.calendar.at(workday_from(day), minute // 60, minute % 60)
        if after is not None and found <= after:
            found = after + timedelta(minutes=7)
        return min(found, self.present)
