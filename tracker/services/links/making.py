"""Making links and their tokens.

The token is the secret key's signature over the row's salt, so that a message can be written again at every try; what
the database keeps of it is a hash, by which the row is found. A stolen database opens no link.
"""

import hmac
from base64 import urlsafe_b64encode
from datetime import datetime
from hashlib import sha256
from secrets import token_hex

from flask import current_app

from config import Settings
from tracker.extensions import db
from tracker.models import ReportLink

SALT_BYTES = 16
PURPOSE = "report-link:"
"""What else the key signs has other words before it."""


def add_link(
    now: datetime,
    *,
    org_id: int,
    person_id: int,
    task_id: int,
    expires_at: datetime,
    message_id: int | None = None,
    made_by_id: int | None = None,
) -> ReportLink:
    """A new link, inside the caller's transaction; its address ends in `token_of(link.salt)`.

    `person_id` is whom it lets in: the owner, or the delegate who is told in their place. `made_by_id` is None for the
    clock's.
    """
    salt = token_hex(SALT_BYTES)
    link = ReportLink(
        org_id=org_id, person_id=person_id, task_id=task_id, message_id=message_id, salt=salt,
        token_hash=hash_of(token_of(salt)), made_at=now, made_by_id=made_by_id, expires_at=expires_at, uses=0,
    )  # fmt: skip
    db.session.add(link)
    return link


def token_of(salt: str) -> str:
    """The token of a link: 256 bits as 43 letters, digits, - and _."""
    settings: Settings = current_app.config["SETTINGS"]
    signed = hmac.digest(settings.secret_key.encode(), f"{PURPOSE}{salt}".encode(), sha256)
    return urlsafe_b64encode(signed).rstrip(b"=").decode()


def hash_of(token: str) -> str:
    """What the database keeps of a token: SHA-256 in hexadecimal digits."""
    return sha256(token.encode()).hexdigest()
