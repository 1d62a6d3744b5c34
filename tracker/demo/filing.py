"""Uploading what people attach: each file once in an organisation, described by whoever uploads it."""

from datetime import datetime, timedelta

from sqlalchemy import select

from tracker.demo.files import copy_of
from tracker.demo.stage import Stage
from tracker.domain.work import EvidenceKind
from tracker.extensions import db
from tracker.models import Evidence
from tracker.services import evidence


def file_evidence(stage: Stage, org: str, account: str, at: datetime, keys: list[str]) -> tuple[int, ...]:
    """The ids of the files; those not yet uploaded were made a little before."""
    return tuple(_evidence_id(stage, org, account, at, key) for key in keys)


def _evidence_id(stage: Stage, org: str, account: str, at: datetime, key: str) -> int:
    if (org, key) not in stage.files:
        stage.files[org, key] = _upload(stage, org, account, at, key)
    return stage.files[org, key]


def _upload(stage: Stage, org: str, account: str, at: datetime, key: str) -> int:
    home, actor = stage.org(org), stage.actor(account)
    copy = copy_of(key, home.name, at.astimezone(stage.calendar.timezone) - timedelta(minutes=25))
    kind = EvidenceKind(copy.file.kind)
    kept = evidence.keep(actor, at, home.id, copy.filled(copy.file.name), copy.data(), stage.blobs, kind=kind)
    said = {"reference": copy.filled(copy.file.reference), "caption": copy.file.caption}
    return evidence.describe(actor, at, kept.id, kept.version_id, kind=kind, **said).id


def share_disclosures(stage: Stage, org: str, account: str) -> None:
    """What hangs in public anyway, the organisation above may see too."""
    home = stage.org(org)
    public = select(Evidence.id).where(Evidence.org_id == home.id, Evidence.kind == EvidenceKind.DISCLOSURE)
    ids = db.session.scalars(public).all()
    if ids:
        evidence.share(stage.actor(account), stage.present - timedelta(hours=1), ids, shared=True)
