"""Telling people what concerns them: notices are written in the transaction of the act that they tell of."""

from collections.abc import Collection, Iterable
from datetime import datetime
from hashlib import sha256

import sqlalchemy as sa

from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor
from tracker.extensions import db, insert_or
from tracker.models import Draft, Notice, SupervisionNotice, Task, WorkEntry
from tracker.queries.scope import may_see

LONGEST_KEY = 120


def notify(  # noqa: PLR0913 - a notice says who, whom, why, about what
    actor: Actor,
    now: datetime,
    person_ids: Iterable[int | None],
    reason: NoticeReason,
    *,
    task: Task | None = None,
    entry: WorkEntry | None = None,
    slip: SupervisionNotice | None = None,
    draft: Draft | None = None,
    text: str = "",
    key: str = "",
    org_id: int | None = None,
    for_id: int | None = None,
) -> None:
    """Tell these people (None and the actor are left out) about a task, an entry or a draft, or what concerns `org_id`.

    A notice exists once for a person and key. Without a key the act itself, at `now`, is told once. `for_id`: the
    person in whose place they are told.
    """
    db.session.flush()
    about = task or entry or draft
    org_id = about.org_id if about else org_id
    if org_id is None:
        raise ValueError("a notice belongs to an organisation")
    same = {
        "org_id": org_id, "reason": reason, "at": now, "actor_id": actor.user_id, "text": text,
        "key": _key(key) if key else _key_of_act(now, reason, task, entry, draft),
        "task_id": task.id if task else None, "entry_id": entry.id if entry else None,
        "slip_id": slip.id if slip else None, "draft_id": draft.id if draft else None, "for_id": for_id,
    }  # fmt: skip
    for person_id in sorted({person for person in person_ids if person is not None} - {actor.user_id}):
        db.session.execute(_once({**same, "person_id": person_id}))


def _once(values: dict[str, object]) -> sa.Insert:
    """Two acts at the same moment may say the same: the second is no error."""
    return insert_or(Notice).values(values).on_conflict_do_nothing()


def _key(given: str) -> str:
    return given if len(given) <= LONGEST_KEY else sha256(given.encode()).hexdigest()


def _key_of_act(
    now: datetime, reason: NoticeReason, task: Task | None, entry: WorkEntry | None, draft: Draft | None
) -> str:
    about = f"d{draft.id}" if draft else f"{task.id if task else 0}:{entry.id if entry else 0}"
    return f"{reason.value}:{about}:{now.isoformat()}"


def mark_read(actor: Actor, now: datetime, notice_ids: Collection[int] | None, org_id: int) -> None:
    """Mark one's own notices of an organisation as read; None marks all of them. Those read before keep their time."""
    mine = (may_see(actor, Notice), Notice.org_id == org_id, Notice.person_id == actor.user_id)
    unread = sa.update(Notice).where(*mine, Notice.read_at.is_(None))
    if notice_ids is not None:
        unread = unread.where(Notice.id.in_(notice_ids))
    db.session.execute(unread.values(read_at=now))
    db.session.commit()
