"""Passwords: argon2id, with a light profile for tests."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app

from config import Settings


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
