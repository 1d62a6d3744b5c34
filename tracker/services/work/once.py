"""A form sent twice (double click, retry after a lost connection) acts once: by the key that it carries."""

import re
from collections.abc import Callable
from hashlib import sha256
from typing import TypeVar
from uuid import uuid4

from sqlalchemy.exc import IntegrityError

from tracker.domain.errors import Conflict
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import WorkEntry
from tracker.queries.scope import visible

E = TypeVar("E", bound=WorkEntry)
_KEY = re.compile(r"[0-9A-Za-z:._-]{1,40}")


def tidy_key(given: str) -> str:
    """The key as it is kept: at most 40 plain characters; a new one if none was given."""
    key = given.strip() or uuid4().hex
    return key if _KEY.fullmatch(key) else sha256(key.encode(errors="replace")).hexdigest()[:40]


def once(actor: Actor, org_id: int, key: str, kind: type[E], make: Callable[[], E]) -> E:
    """The entry with this (tidy) key: the one that exists, or the one that `make` adds; committed.

    Two requests at the same moment both make one: the unique constraint lets one in, the other finds it.
    Conflict("key_taken") if somebody else, or another kind of entry, has the key.
    """
    known = _known(actor, org_id, key, kind)
    if known is not None:
        return known
    try:
        made = make()
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        known = _known(actor, org_id, key, kind)
        if known is None:
            raise
        return known
    return made


def _known(actor: Actor, org_id: int, key: str, kind: type[E]) -> E | None:
    mine = visible(actor, WorkEntry).where(WorkEntry.org_id == org_id, WorkEntry.key == key)
    entry = db.session.scalar(mine)
    if entry is None:
        return None
    if not isinstance(entry, kind) or actor.user_id not in (entry.author_id, entry.recorder_id):
        raise Conflict("key_taken")
    return entry
