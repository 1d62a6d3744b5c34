"""People: their accounts, from the first one-time password to deactivation. Nobody is ever deleted."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from tracker.domain import entries
from tracker.domain.errors import Conflict
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.extensions import db
from tracker.models import User
from tracker.queries.administrators import lasting_administrator_seats, seat_org_ids
from tracker.queries.in_hand import in_hands_of_user
from tracker.services.events import change, record
from tracker.services.memberships import SeatEntry, keep_administered, seat_person
from tracker.services.passwords import hash_password, one_time_password
from tracker.services.rows import flush_unique, refuse_taken, take


@dataclass(frozen=True, slots=True)
class UserEntry:
    """A person as somebody enters them; phone and e-mail may be empty."""

    account: str
    name: str
    phone: str = ""
    email: str = ""
    post: str = ""

    def tidy(self) -> dict[str, str | None]:
        """The columns' values; Invalid with the field at fault."""
        return {
            "account": entries.account(self.account),
            "name": entries.line(self.name, "name", 40),
            "phone": entries.phone(self.phone),
            "email": entries.email(self.email),
            "post": entries.line(self.post, "post", 60, required=False),
        }


def create_user(actor: Actor, now: datetime, org_id: int, entry: UserEntry, seat: SeatEntry) -> tuple[User, str]:
    """A new person with a first seat. Returns the one-time password, which is kept nowhere."""
    require(actor, Permission.MANAGE_PEOPLE, Subject(org_id))
    user, password = make_user(actor, now, org_id, entry)
    seat_person(actor, now, user, seat)
    db.session.commit()
    return user, password


def make_user(actor: Actor, now: datetime, org_id: int, entry: UserEntry) -> tuple[User, str]:
    """`create_user` without a seat, inside another use case's transaction."""
    values = entry.tidy()
    _refuse_taken(values, None)
    password = one_time_password()
    user = User(org_id=org_id, password_hash=hash_password(password), must_change_password=True, **values)
    db.session.add(user)
    flush_unique("account_or_phone_taken", "account")
    record(actor, now, "created", user, after=values)
    return user, password


def _refuse_taken(values: dict[str, str | None], own_id: int | None) -> None:
    """Account names and phone numbers are unique over all organisations: they are what people sign in with."""
    others = select(User.id).where(User.id != (own_id or 0))
    refuse_taken(others.where(User.account == values["account"]), "account_taken", "account")
    if values["phone"] is not None:
        refuse_taken(others.where(User.phone == values["phone"]), "phone_taken", "phone")


def edit_user(actor: Actor, now: datetime, today: date, user_id: int, version: int, entry: UserEntry) -> User:
    """Change name, post, account, phone or e-mail."""
    user = _take_managed(actor, today, user_id, version)
    values = entry.tidy()
    _refuse_taken(values, user.id)
    change(actor, now, "edited", user, values)
    flush_unique("account_or_phone_taken", "account")
    db.session.commit()
    return user


def deactivate_user(
    actor: Actor, now: datetime, today: date, user_id: int, version: int, *, hand_over: bool = False
) -> None:
    """End somebody's access and sessions at once. Conflict("still_in_hand") unless `hand_over` was promised."""
    user = _take_managed(actor, today, user_id, version)
    if user.id == actor.user_id:
        raise Conflict("own_account")
    if not user.is_active:
        raise Conflict("user_inactive")
    for org_id in seat_org_ids(user.id, today):
        seats = lasting_administrator_seats(actor, org_id, today)
        keep_administered(actor, today, org_id, leaving=[seat for seat, holder in seats.items() if holder == user.id])
    held = in_hands_of_user(actor, user.id)
    if held and not hand_over:
        raise Conflict("still_in_hand", field="hand_over", tasks=held.task_count, units=len(held.units))
    change(actor, now, "deactivated", user, {"deactivated_at": now, "session_epoch": user.session_epoch + 1})
    db.session.commit()


def reactivate_user(actor: Actor, now: datetime, today: date, user_id: int, version: int) -> None:
    """Let somebody in again, with the seats that are still valid and the password they had."""
    user = _take_managed(actor, today, user_id, version)
    if user.is_active:
        raise Conflict("user_active")
    change(actor, now, "reactivated", user, {"deactivated_at": None})
    db.session.commit()


def require_account(actor: Actor, today: date, user: User) -> None:
    """Raise NotAllowed unless the actor manages people wherever the person sits.

    Otherwise whoever resets the password of a person with a second seat in the county would become the county's
    administrator.
    """
    for org_id in {user.org_id, *seat_org_ids(user.id, today)}:
        require(actor, Permission.MANAGE_PEOPLE, Subject(org_id))


def _take_managed(actor: Actor, today: date, user_id: int, version: int) -> User:
    user = take(actor, User, user_id, version)
    require_account(actor, today, user)
    return user
