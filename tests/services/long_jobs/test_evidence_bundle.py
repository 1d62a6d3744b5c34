"""The evidence of a draft in one archive."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from tests.storage import photographs
from tests.support.long_jobs import NOW, add_draft, blobs, job, members, work_on
from tests.support.work import Desk
from tests.support.world import World
from tracker.domain.long_jobs import KEPT_FOR, JobState
from tracker.models import Evidence, WorkEntry
from tracker.services import long_jobs
from tracker.services.evidence import keep

PHOTO = photographs.saved(photographs.scene(), "JPEG")


def kept(world: World, name: str, data: bytes) -> Evidence:
    return keep(world.actor("yx-staff"), NOW, world.org("yunxi").id, name, data, blobs())


def record(world: World, text: str, *files: Evidence) -> WorkEntry:
    desk = Desk(world)
    entry = desk.record("yx-staff", text, evidence_ids=[file.id for file in files])
    desk.accept("yx-coord", entry)
    return entry


def bundle(world: World, *entries: WorkEntry, who: str = "yx-coord") -> int:
    job_id = long_jobs.ask_evidence(world.actor(who), NOW, add_draft(world, "yunxi", *entries)).id
    assert work_on(job_id) is JobState.DONE
    return job_id


def test_the_evidence_of_all_sentences_is_in_it_once(world: World) -> None:
    sheet, photo = kept(world, "签到表.txt", "签到".encode()), kept(world, "现场.jpg", PHOTO)
    other = kept(world, "无关.txt", "无关".encode())
    record(world, "不在初稿里", other)
    job_id = bundle(world, record(world, "召开推进会", sheet, photo), record(world, "再开一次", sheet))
    found = {name.partition(" ")[2]: data for name, data in members(job_id)}
    assert found["签到表.txt"] == "签到".encode()
    assert found["现场.jpg"] == PHOTO
    assert "无关.txt" not in found
    papers = dict(members(job_id))
    assert papers["工作底稿.docx"][:2] == papers["佐证清单.xlsx"][:2] == b"PK"
    assert (job(job_id).filename, job(job_id).done) == ("一季度小结佐证材料.zip", job(job_id).total)


def test_names_are_no_longer_than_file_systems_take(world: World) -> None:
    sheet = kept(world, "第三季度行政执法案卷评查" * 10 + ".txt", "评查".encode())
    job_id = bundle(world, record(world, "评查案卷", sheet))
    [name] = [name for name, _data in members(job_id) if name.endswith(".txt")]
    assert name.startswith("佐证材料/00001 第三季度")
    assert len(name.rpartition("/")[2].encode()) <= 255


def test_whoever_does_not_steer_gets_photos_without_where_they_were_taken(world: World) -> None:
    photo = kept(world, "现场.jpg", PHOTO)
    job_id = bundle(world, record(world, "召开推进会", photo), who="yx-head")
    with blobs().open(photo.copy_sha256 or "") as copy:
        assert {name.partition(" ")[2]: data for name, data in members(job_id)}["现场.jpg"] == copy.read()


def test_files_that_are_lost_are_named(world: World) -> None:
    sheet = kept(world, "签到表.txt", "签到".encode())
    entry = record(world, "召开推进会", sheet)
    blobs().discard(sheet.sha256)
    job_id = bundle(world, entry)
    assert job(job_id).result["lost"] == ["签到表.txt"]


def test_a_bundle_that_is_cancelled_leaves_no_file(world: World) -> None:
    files = [kept(world, f"{n}.txt", f"第{n}份".encode()) for n in range(3)]
    draft_id = add_draft(world, "yunxi", record(world, "召开推进会", *files))
    job_id = long_jobs.ask_evidence(world.actor("yx-coord"), NOW, draft_id).id

    def clock() -> Iterator[datetime]:
        for tick in range(100):
            if tick == 3:
                long_jobs.cancel(world.actor("yx-coord"), NOW, job_id)
            yield NOW

    ticks = clock()
    assert work_on(job_id, lambda: next(ticks)) is JobState.CANCELLED
    assert not job(job_id).sha256


def test_old_archives_are_cleared_away(world: World) -> None:
    entry = record(world, "召开推进会", kept(world, "签到表.txt", "签到".encode()))
    draft_id = add_draft(world, "yunxi", entry)
    actor = world.actor("yx-coord")
    first = long_jobs.ask_evidence(actor, NOW, draft_id).id
    work_on(first)
    second = long_jobs.ask_evidence(actor, NOW, draft_id).id
    later = datetime.now(NOW.tzinfo) + KEPT_FOR + timedelta(days=1)
    work_on(second, lambda: later)
    assert list(members(second))
    with pytest.raises(FileNotFoundError):
        list(members(first))
