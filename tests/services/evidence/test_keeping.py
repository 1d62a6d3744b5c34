"""Keeping files as evidence."""

import hashlib
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.storage import papers, photographs
from tests.support.races import at_once
from tests.support.work import NOW, Desk
from tests.support.world import World
from tracker.domain.errors import Invalid, NotAllowed, OutOfSpace
from tracker.domain.work import EvidenceKind
from tracker.extensions import db
from tracker.models import Event, Evidence
from tracker.queries.scope import visible
from tracker.services.evidence import keep
from tracker.storage import Blobs, FolderBlobs

PDF = papers.pdf()  # another one each time
PHOTO = photographs.turned("JPEG", 6)


@pytest.fixture
def blobs(tmp_path: Path) -> FolderBlobs:
    return FolderBlobs(tmp_path / "blobs")


def upload(
    world: World,
    blobs: Blobs,
    filename: str = "会议纪要.pdf",
    data: bytes = b"",
    who: str = "yx-staff",
    kind: EvidenceKind | None = None,
) -> Evidence:
    data = data or PDF
    return keep(world.actor(who), NOW, world.org("yunxi").id, filename, data, blobs, kind=kind)


def rows() -> int:
    return db.session.scalar(select(func.count(Evidence.id))) or 0


def test_a_file_is_kept_with_what_is_known_of_it(world: World, blobs: FolderBlobs) -> None:
    data = PDF
    kept = upload(world, blobs, "../../秘密/会议纪要.pdf", data)
    assert (kept.filename, kept.media_type, kept.size) == ("会议纪要.pdf", "application/pdf", len(data))
    assert (kept.sha256, kept.uploaded_at) == (hashlib.sha256(data).hexdigest(), NOW)
    assert kept.uploaded_by_id == world.user("yx-staff").id
    assert (kept.copy_sha256, kept.preview_sha256, kept.shared_at) == (None, None, None)
    with blobs.open(kept.sha256) as file:
        assert file.read() == data
    told = db.session.scalars(select(Event)).one()
    assert (told.verb, told.subject_type, told.after["filename"]) == ("uploaded", "evidence", "会议纪要.pdf")


def test_a_photo_is_kept_with_an_upright_copy_that_tells_no_place(world: World, blobs: FolderBlobs) -> None:
    kept = upload(world, blobs, "IMG_0001.jpg", PHOTO)
    assert (kept.kind, kept.width, kept.height) == (EvidenceKind.PHOTO, 640, 480)
    assert kept.taken_at == "2026-05-06T07:08:09"
    assert kept.copy_sha256
    assert kept.preview_sha256
    for sha256 in (kept.copy_sha256, kept.preview_sha256):
        with blobs.open(sha256) as file:
            shown = file.read()
        assert shown.startswith(b"\xff\xd8\xff")
        assert photographs.SECRET.encode() not in shown
    with blobs.open(kept.sha256) as file:
        assert file.read() == PHOTO


@pytest.mark.parametrize(
    ("filename", "data", "kind"),
    [
        ("签到表.jpg", PHOTO, EvidenceKind.ATTENDANCE),
        ("执法培训现场.jpg", PHOTO, EvidenceKind.PHOTO),
        ("专题会议纪要.pdf", PDF, EvidenceKind.MINUTES),
        ("关于举办培训的通知.pdf", PDF, EvidenceKind.DOCUMENT),
        ("扫描件.pdf", PDF, EvidenceKind.DOCUMENT),
        ("合同审查意见书.docx", papers.word(), EvidenceKind.LEGAL_OPINION),
        ("行政处罚案卷.pdf", PDF, EvidenceKind.CASE_FILE),
        ("权责清单公示.pdf", PDF, EvidenceKind.DISCLOSURE),
        ("学法考试成绩.xlsx", papers.sheet(), EvidenceKind.RESULTS),
        ("宪法讲座课件.pdf", PDF, EvidenceKind.COURSEWARE),
    ],
)
def test_the_name_proposes_what_it_is(
    world: World, blobs: FolderBlobs, filename: str, data: bytes, kind: EvidenceKind
) -> None:
    assert upload(world, blobs, filename, data).kind is kind


def test_a_person_says_what_it_is(world: World, blobs: FolderBlobs) -> None:
    assert upload(world, blobs, "签到表.pdf", kind=EvidenceKind.SIGNED_SHEET).kind is EvidenceKind.SIGNED_SHEET


def test_the_same_bytes_are_one_piece_of_evidence_whoever_brings_them(world: World, blobs: FolderBlobs) -> None:
    first = upload(world, blobs, "原件.pdf")
    again = upload(world, blobs, "又一份.pdf", who="yx-head")
    assert (first.id, first.filename) == (again.id, "原件.pdf")
    assert db.session.scalar(select(func.count(Event.id))) == 1


def test_a_blob_that_was_lost_comes_back(world: World, blobs: FolderBlobs) -> None:
    kept = upload(world, blobs)
    blobs.discard(kept.sha256)
    upload(world, blobs)
    assert kept.sha256 in blobs


def test_a_copy_that_was_lost_is_made_again(world: World, blobs: FolderBlobs) -> None:
    kept = upload(world, blobs, "IMG_0001.jpg", PHOTO)
    assert kept.preview_sha256
    blobs.discard(kept.preview_sha256)
    again = upload(world, blobs, "IMG_0001.jpg", PHOTO)
    assert again.id == kept.id
    assert kept.preview_sha256 in blobs


def test_towns_keep_their_own(world: World, blobs: FolderBlobs) -> None:
    data = PDF
    own = upload(world, blobs, data=data)
    other = keep(world.actor("hs-staff"), NOW, world.org("heshan").id, "他镇.pdf", data, blobs)
    assert own.id != other.id
    assert [one.id for one in db.session.scalars(visible(world.actor("hs-staff"), Evidence))] == [other.id]


def test_one_file_at_the_same_moment_is_kept_once(app: Flask, world: World, blobs: FolderBlobs) -> None:
    actors = [world.actor(who) for who in ("yx-staff", "yx-head", "yx-coord")]
    org_id, data = world.org("yunxi").id, PDF
    acts = [lambda actor=actor: keep(actor, NOW, org_id, "同一份.pdf", data, blobs) for actor in actors]
    assert at_once(app, *acts) == ["done"] * 3
    assert rows() == 1


@pytest.mark.parametrize("who", ["yx-viewer", "yx-admin", "hs-staff", "qh-coord"])
def test_only_those_who_work_here_upload(world: World, blobs: FolderBlobs, who: str) -> None:
    with pytest.raises(NotAllowed):
        upload(world, blobs, who=who)


@pytest.mark.parametrize(
    ("filename", "data", "code"),
    [
        ("空.pdf", b"\0", "file_is_something_else"),
        ("页面.html", b"<script>alert(1)</script>", "file_type_refused"),
        ("图.svg", b"<svg onload='alert(1)'/>", "file_type_refused"),
        ("假照片.jpg", b"<script>alert(1)</script>", "file_is_something_else"),
        ("坏照片.jpg", PHOTO[:200], "photo_broken"),
    ],
)
def test_what_is_not_taken_leaves_nothing(
    world: World, blobs: FolderBlobs, filename: str, data: bytes, code: str
) -> None:
    with pytest.raises(Invalid, match=code) as refused:
        upload(world, blobs, filename, data)
    assert refused.value.field == "file"
    db.session.rollback()
    assert rows() == 0
    assert not [path for path in blobs.root.rglob("*") if path.is_file()]


class FullDisk(FolderBlobs):
    """A disk on which nothing has room."""

    def put(self, data: bytes) -> str:
        raise OutOfSpace("disk_full", field="file", size=len(data))


def test_a_full_disk_leaves_no_row(world: World, tmp_path: Path) -> None:
    with pytest.raises(OutOfSpace):
        upload(world, FullDisk(tmp_path), "IMG_0001.jpg", PHOTO)
    db.session.rollback()
    assert rows() == 0


def test_evidence_goes_with_entries_of_the_same_town_whoever_uploaded_it(world: World, blobs: FolderBlobs) -> None:
    desk, task = Desk(world), Desk(world).task()
    kept = upload(world, blobs, who="yx-coord")
    first = desk.report("yx-staff", task, evidence_ids=(kept.id, kept.id))
    second = desk.record("yx-staff", evidence_ids=(kept.id,))
    assert [one.id for one in first.evidence] == [one.id for one in second.evidence] == [kept.id]


def test_evidence_of_another_town_is_refused(world: World, blobs: FolderBlobs) -> None:
    desk, task = Desk(world), Desk(world).task()
    foreign = keep(world.actor("hs-staff"), NOW, world.org("heshan").id, "他镇.pdf", PDF, blobs)
    with pytest.raises(Invalid, match="evidence_unknown"):
        desk.report("yx-staff", task, evidence_ids=(foreign.id,))
