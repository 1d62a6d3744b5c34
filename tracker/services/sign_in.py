"""Signing in, slowed down for those who guess. Nothing tells whether an account exists."""

import hashlib
import math
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import delete, func, or_, select

from tracker.domain import entries
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import SignInAttempt, User
from tracker.queries.people import user_by_login
from tracker.services.events import record
from tracker.services.passwords import hash_password, password_matches

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 5
PER_ADDRESS = 50
"""An office of fifty people may stand behind one address."""


def authenticate(login: str, password: str, address: str, now: datetime) -> User:
    """The active person with this account name or phone and this password.

    Raises Invalid `sign_in_failed` (left: tries before a pause) or `sign_in_locked` (minutes to wait). A pause ends
    fifteen minutes after the first of the failures that caused it; tries during it are neither checked nor counted.
    """
    login = entries.login(login)
    user = user_by_login(login)
    key = _key(user, login)
    _refuse_while_locked(key, address, now)
    stored = user.password_hash if user and user.is_active and user.password_hash else ""
    matches = password_matches(stored or _nobodys_hash(), password)  # unknown accounts cost the same work
    if not (user and stored and matches):
        raise _failed(key, address, now)
    db.session.execute(
        delete(SignInAttempt).where(or_(SignInAttempt.account_key == key, SignInAttempt.at < now - WINDOW))
    )
    user.last_seen_at = now
    record(Actor(user.id, user.name), now, "signed_in", user)
    db.session.commit()
    return user


def forget_failures(user: User) -> None:
    """End a pause, inside the transaction of a reset."""
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.account_key == _key(user, "")))


def _key(user: User | None, login: str) -> str:
    """One key per person, whether they come by account name or by phone; hashed, as it may be a mistyped password."""
    name = f"user:{user.id}" if user else f"login:{login}"
    return hashlib.sha256(name.encode()).hexdigest()


def _refuse_while_locked(key: str, address: str, now: datetime) -> None:
    for column, value, limit in (
        (SignInAttempt.account_key, key, PER_ACCOUNT),
        (SignInAttempt.address, address, PER_ADDRESS),
    ):
        recent = (
            select(SignInAttempt.at)
            .where(column == value, SignInAttempt.at > now - WINDOW)
            .order_by(SignInAttempt.at.desc(), SignInAttempt.id.desc())
        )
        decisive = db.session.scalar(recent.offset(limit - 1).limit(1))
        if decisive is not None:
            minutes = math.ceil((decisive + WINDOW - now) / timedelta(minutes=1))
            raise Invalid("sign_in_locked", field="password", minutes=max(1, minutes))


def _failed(key: str, address: str, now: datetime) -> Invalid:
    """Write the failure down; the error says how many tries are left."""
    db.session.add(SignInAttempt(account_key=key, address=address, at=now))
    db.session.commit()
    count = db.session.scalar(
        select(func.count(SignInAttempt.id)).where(SignInAttempt.account_key == key, SignInAttempt.at > now - WINDOW)
    )
    left = PER_ACCOUNT - (count or 0)
    if left <= 0:
        return Invalid("sign_in_locked", field="password", minutes=int(WINDOW.total_seconds() // 60))
    return Invalid("sign_in_failed", field="password", left=left)


@cache
def _nobodys_hash() -> str:
    """A hash that no password matches."""
    return hash_password("nobody has this password: ✕")
