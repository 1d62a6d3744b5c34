"""Passwords: argon2id, with a light profile for tests."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app

from config import Settings

READABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like another on paper: no i, l, o, 0, 1


def one_time_password() -> str:
    """A new password to be read out once and changed at the first sign-in, e.g. `k7mp-x3qd-9wtn` (59 bits)."""
    return "-".join("".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(3))


def _hasher() -> PasswordHasher:
    settings: Settings = current_app.config["SETTINGS"]
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1) if settings.argon2_light else PasswordHasher()


def hash_password(password: str) -> str:
    """The argon2id hash of a password."""
    return _hasher().hash(password)


def password_matches(stored: str, password: str) -> bool:
    """Whether the password belongs to the hash; False for an empty or foreign hash."""
    try:
        return _hasher().verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False
