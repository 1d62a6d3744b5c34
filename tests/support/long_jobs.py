"""Long jobs for tests: asked for, and done by a worker at a time of the test's own."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from flask import current_app

from tests.support.world import World
from tracker.domain.drafts import SentenceKind, SourceType
from tracker.domain.long_jobs import JobState
from tracker.domain.periods import Period
from tracker.domain.reports import Series
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, LongJob, SentenceSource, WorkEntry
from tracker.services import long_jobs
from tracker.services.long_jobs.claiming import waiting_ids
from tracker.storage import FolderBlobs
from tracker.storage.exports import Exports

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)


def folder() -> Path:
    """Where this application keeps its files."""
    return Path(current_app.config["SETTINGS"].data_dir)


def blobs() -> FolderBlobs:
    """Its blobs."""
    return FolderBlobs(folder() / "blobs")


def add_draft(world: World, org: str = "yunxi", *entries: WorkEntry) -> int:
    """The summary of a first quarter, with a sentence for each entry, which is its source."""
    draft = Draft(
        org_id=world.org(org).id, series=Series.RULE_OF_LAW, year=2026, period=Period.Q1, title="一季度小结",
        begun_at=NOW,
    )  # fmt: skip
    db.session.add(draft)
    db.session.flush()
    for place, entry in enumerate(entries):
        source = SentenceSource(type=SourceType(str(entry.kind).replace("progress", "update")), source_id=entry.id)
        sentence = DraftSentence(
            org_id=draft.org_id, draft_id=draft.id, slot=f"record:{entry.id}", section="measures:T0", position=place,
            kind=SentenceKind.RESULT, generated=entry.text, sources=[source],
        )  # fmt: skip
        db.session.add(sentence)
    db.session.commit()
    return draft.id


def add_job(world: World, org: str = "yunxi", who: str = "yx-coord") -> int:
    """Somebody has asked for the evidence of a draft."""
    job = LongJob(
        org_id=world.org(org).id, kind="evidence_bundle", arguments={"draft_id": 0}, asked_at=NOW,
        asked_by_id=world.user(who).id, total=3,
    )  # fmt: skip
    db.session.add(job)
    db.session.commit()
    return job.id


def work_on(job_id: int, now: Callable[[], datetime] = lambda: NOW) -> JobState | None:
    """A worker does it."""
    return long_jobs.run_job(now, job_id, blobs(), Exports(folder() / "exports"))


def work_all(now: datetime = NOW) -> list[JobState | None]:
    """A worker does all that wait."""
    return [work_on(job_id, lambda: now) for job_id in waiting_ids(now)]


def job(job_id: int) -> LongJob:
    """A job as it stands."""
    db.session.expire_all()
    found = db.session.get(LongJob, job_id)
    assert found is not None
    return found


def members(job_id: int) -> Iterator[tuple[str, bytes]]:
    """What is in the archive that a job made."""
    data = Exports(folder() / "exports").path(job_id).read_bytes()
    with ZipFile(BytesIO(data)) as archive:
        yield from ((name, archive.read(name)) for name in archive.namelist())
