"""Making links and their tokens.

The token is the secret key's signature over the row's salt, so that a message can be written again at every try; what
the database keeps of it is a hash, by which the row is found. A stolen database opens no link.
"""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from secrets import token_hex
from typing import Any, Required, TypedDict, Unpack, cast

from flask import current_app
from sqlalchemy import Table, insert

from config import Settings
from tracker.extensions import db
from tracker.models import ReportLink

SALT_BYTES = 16
PURPOSE = "report-link:"
"""What else the key signs has other words before it."""


class NewLink(TypedDict, total=False):
    """Whom a link lets in to which task: the owner, or the delegate who is told in their place.

    `made_by_id` is None for the clock's.
    """

    org_id: Required[int]
    person_id: Required[int]
    task_id: Required[int]
    expires_at: Required[datetime]
    message_id: int | None
    made_by_id: int | None


def add_link(now: datetime, **new: Unpack[NewLink]) -> ReportLink:
    """A new link, inside the caller's transaction; its address ends in `token_of(link.salt)`."""
    link = ReportLink(**_values(now, new))
    db.session.add(link)
    return link


def add_links(now: datetime, new: Sequence[NewLink]) -> None:
    """Many at once, past the session: a sweep may make thousands."""
    if new:
        db.session.execute(insert(cast("Table", ReportLink.__table__)), [_values(now, one) for one in new])


def _values(now: datetime, new: NewLink) -> dict[str, Any]:
    salt = token_hex(SALT_BYTES)
    return {
        "message_id": None, "made_by_id": None, **new, "salt": salt, "token_hash": hash_of(token_of(salt)),
        "made_at": now, "uses": 0,
    }  # fmt: skip


def token_of(salt: str) -> str:
    """The token of a link: 256 bits as 43 letters, digits, - and _."""
    settings: Settings = current_app.config["SETTINGS"]
    signed = hmac.digest(settings.secret_key.encode(), f"{PURPOSE}{salt}".encode(), sha256)
    return urlsafe_b64encode(signed).rstrip(b"=").decode()


def hash_of(token: str) -> str:
    """What the database keeps of a token: SHA-256 in hexadecimal digits."""
    return sha256(token.encode()).hexdigest()
