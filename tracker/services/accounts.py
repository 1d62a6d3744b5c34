"""Passwords and preferences of a person's account."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker.domain.errors import Invalid, NotFound
from tracker.domain.passwords import check_password
from tracker.domain.people import Actor, Role
from tracker.domain.permissions import Permission, Subject, require
from tracker.extensions import db
from tracker.models import Membership, User
from tracker.queries.scope import visible
from tracker.services.events import record
from tracker.services.passwords import hash_password, one_time_password, password_matches
from tracker.services.sign_in import forget_failures


def change_password(actor: Actor, current: str, new: str, now: datetime) -> User:
    """Change the actor's own password and end their other sessions; returns the person, whose session key is new.

    Raises Invalid at field `current` or `new`.
    """
    user = db.session.get(User, actor.user_id) if actor.user_id else None
    if user is None:
        raise NotFound("not_found")
    if not password_matches(user.password_hash, current):
        raise Invalid("password_wrong", field="current")
    if new == current:
        raise Invalid("password_unchanged", field="new")
    check_password(new, names=(user.account, user.phone, user.name))
    _set(user, new, must_change=False)
    record(actor, now, "changed_password", user)
    db.session.commit()
    return user


def reset_password(actor: Actor, user_id: int, now: datetime) -> str:
    """Give a person a one-time password, to be changed when they sign in; ends their sessions and any pause.

    Returns the password, which is shown once and kept nowhere. Only administrators reset administrators.
    """
    user = db.session.scalar(visible(actor, User).where(User.id == user_id))
    if user is None:
        raise NotFound("not_found")
    _require_over(actor, user)
    password = one_time_password()
    _set(user, password, must_change=True)
    forget_failures(user)
    record(actor, now, "reset_password", user)
    db.session.commit()
    return password


def set_locale(user_id: int, locale: str) -> None:
    """Keep the language that a person chose."""
    user = db.session.get(User, user_id)
    if user is not None:
        user.locale = locale
        db.session.commit()


def _set(user: User, password: str, *, must_change: bool) -> None:
    user.password_hash = hash_password(password)
    user.must_change_password = must_change
    user.session_epoch += 1


def _require_over(actor: Actor, user: User) -> None:
    """Whoever sets a password could sign in with it: the actor must stand over every seat of the person."""
    require(actor, Permission.RESET_PASSWORD, Subject(user.org_id))
    seats = select(Membership).where(Membership.user_id == user.id).options(selectinload(Membership.role_rows))
    for seat in db.session.scalars(seats):
        administers = Role.ADMINISTRATOR in seat.roles
        require(actor, Permission.MANAGE_PEOPLE if administers else Permission.RESET_PASSWORD, Subject(seat.org_id))
