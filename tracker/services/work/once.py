"""A form sent twice (double click, retry after a lost connection) acts once: by the key that it carries."""

import re
from collections.abc import Callable, Sequence
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
    """The entry with this (tidy) key: the one that exists, or the one that `make` adds; committed. See `all_once`."""
    return all_once(actor, org_id, [key], kind, lambda: [make()])[0]


def all_once(actor: Actor, org_id: int, keys: Sequence[str], kind: type[E], make: Callable[[], list[E]]) -> list[E]:
    """The entries with these keys if there are any, or those that `make` adds; committed.

    Two requests at the same moment both make them: the unique constraint lets one in, the other finds its entries.
    Conflict("key_taken") if somebody else, or another kind of entry, has a key.
    """
    known = _known(actor, org_id, keys, kind)
    if known:
        return known
    try:
        made = make()
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        known = _known(actor, org_id, keys, kind)
        if known:
            return known
        if actor.grant is None:
            raise
        raise Conflict("key_taken") from None  # of a form about something that a link does not show
    return made


def _known(actor: Actor, org_id: int, keys: Sequence[str], kind: type[E]) -> list[E]:
    mine = visible(actor, WorkEntry).where(WorkEntry.org_id == org_id, WorkEntry.key.in_(keys))
    found = db.session.scalars(mine.order_by(WorkEntry.id)).all()
    own = [entry for entry in found if isinstance(entry, kind) and _is_own(actor, entry)]
    if len(own) != len(found):
        raise Conflict("key_taken")
    return own


def _is_own(actor: Actor, entry: WorkEntry) -> bool:
    return actor.user_id in (entry.author_id, entry.recorder_id)
