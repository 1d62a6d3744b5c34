"""Keeping files as evidence: the bytes as a blob, of photos also the copies that are shown, and a row."""

import hashlib
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.work import EvidenceKind
from tracker.extensions import db
from tracker.models import Evidence
from tracker.queries.evidence import several
from tracker.services.events import record
from tracker.services.evidence.kinds import propose_kind
from tracker.storage import Blobs
from tracker.storage.file_types import detect, safe_name
from tracker.storage.photos import photo_copies


def keep(
    actor: Actor,
    now: datetime,
    org_id: int,
    filename: str,
    data: bytes,
    blobs: Blobs,
    *,
    kind: EvidenceKind | None = None,
) -> Evidence:
    """Keep a file; the same bytes in the same organisation are the row that exists, with its first name and kind.

    Without a kind its name proposes one. Errors: NotAllowed, Invalid(field="file") from `detect` and `photo_copies`,
    OutOfSpace; no row is made then.
    """
    require(actor, Permission.UPLOAD, Subject(org_id))
    found = detect(filename, data)
    sha256 = hashlib.sha256(data).hexdigest()
    known = _known(org_id, sha256)
    if known is not None:
        return _restored(actor, now, known, data, blobs)
    db.session.rollback()  # a photo takes a moment: nobody should wait meanwhile for SQLite's one write lock
    kept = Evidence(
        org_id=org_id, sha256=sha256, filename=safe_name(filename), media_type=found.media_type, size=len(data),
        kind=kind or propose_kind(filename, found), uploaded_by_id=actor.user_id, uploaded_at=now,
    )  # fmt: skip
    if found.is_photo:
        _develop(kept, data, blobs)
    blobs.put(data)
    return _add_once(actor, now, kept)


def _develop(kept: Evidence, data: bytes, blobs: Blobs) -> None:
    copies = photo_copies(data)
    kept.copy_sha256, kept.preview_sha256 = blobs.put(copies.copy), blobs.put(copies.preview)
    kept.width, kept.height = copies.width, copies.height
    kept.taken_at = copies.taken_at.isoformat() if copies.taken_at else ""


def _restored(actor: Actor, now: datetime, known: Evidence, data: bytes, blobs: Blobs) -> Evidence:
    """What exists already; a blob that was lost, or a copy of one, is there again."""
    blobs.put(data)
    if any(sha256 and sha256 not in blobs for sha256 in (known.copy_sha256, known.preview_sha256)):
        _develop(known, data, blobs)
    return _sent_again(actor, now, known)


def _known(org_id: int, sha256: str) -> Evidence | None:
    """Whoever has the bytes learns nothing by the row."""
    return db.session.scalar(select(Evidence).where(Evidence.org_id == org_id, Evidence.sha256 == sha256))


def _sent_again(actor: Actor, now: datetime, known: Evidence) -> Evidence:
    """A link does not show what others have sent about other tasks; from now on it shows this."""
    if actor.grant is not None and not several(actor, known.org_id, [known.id]):
        _tell(actor, now, known)
    db.session.commit()
    return known


def _tell(actor: Actor, now: datetime, kept: Evidence) -> None:
    """What came through a link names its task: by this the link may show it and report with it."""
    facts = {"filename": kept.filename, "kind": kept.kind, "sha256": kept.sha256, "size": kept.size}
    told = facts if actor.grant is None else {**facts, "task_id": actor.grant.task_id}
    record(actor, now, "uploaded", kept, after=told)


def _add_once(actor: Actor, now: datetime, kept: Evidence) -> Evidence:
    org_id, sha256 = kept.org_id, kept.sha256
    try:
        db.session.add(kept)
        _tell(actor, now, kept)
        db.session.commit()
    except IntegrityError:  # the same file at the same moment: the unique constraint knows
        db.session.rollback()
        known = _known(org_id, sha256)
        if known is None:
            raise
        return _sent_again(actor, now, known)
    return kept
