"""Evidence through the browser: what is kept, what is refused, and that no file ever runs in a page."""

import io
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from tests.storage import papers, photographs
from tests.support.pages import csrf_token, get_page, post, post_page
from tests.support.world import World
from tracker.domain.work import EvidenceKind
from tracker.extensions import db
from tracker.models import Evidence
from tracker.web import clock

URL = "/o/yunxi/2026/evidence"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
HTML = b"<!doctype html><script>alert(document.cookie)</script>"


def send(client: FlaskClient, name: str, data: bytes) -> TestResponse:
    return post(client, URL, {"file": (io.BytesIO(data), name)}, headers={"Accept": "application/json"})


def kept(client: FlaskClient, name: str, data: bytes) -> int:
    response = send(client, name, data)
    assert response.status_code == 201, response.text
    return int(response.get_json()["id"])


def rows() -> int:
    return db.session.scalar(select(func.count(Evidence.id))) or 0


def test_a_photo_is_shown_as_a_copy_without_what_the_camera_wrote(app: Flask, world: World) -> None:
    client = world.client(app, "yx-staff")
    original = photographs.telling("JPEG")
    key = kept(client, "现场.jpg", original)
    for way in ("preview", "copy"):
        response = client.get(f"{URL}/{key}/{way}")
        assert response.mimetype == "image/jpeg"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response.headers["Content-Security-Policy"]
        assert response.headers["Cache-Control"].startswith("private")
        assert not Image.open(io.BytesIO(response.data)).getexif()
        assert response.data != original
        response.close()


def test_the_original_of_a_photo_leaves_only_to_those_who_steer(app: Flask, world: World) -> None:
    original = photographs.telling("JPEG")
    key = kept(world.client(app, "yx-staff"), "现场.jpg", original)
    for who, whole in (("yx-staff", False), ("yx-viewer", False), ("yx-coord", True), ("yx-leader", True)):
        response = world.client(app, who).get(f"{URL}/{key}/file")
        assert (response.data == original) is whole, who
        response.close()


def test_documents_are_saved_and_never_shown(app: Flask, world: World) -> None:
    client = world.client(app, "yx-staff")
    paper = papers.pdf()
    key = kept(client, "关于培训的通知.pdf", paper)
    response = client.get(f"{URL}/{key}/file")
    assert response.data == paper
    assert response.mimetype == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "private, no-store"
    response.close()
    assert client.get(f"{URL}/{key}/preview").status_code == 404
    assert client.get(f"{URL}/{key}/copy").status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("图.svg", SVG, "不收 .svg"),
        ("图.jpg", SVG, "内容不是 .jpg"),
        ("通知.html", HTML, "不收 .html"),
        ("通知.pdf", HTML, "内容不是 .pdf"),
        ("通知.txt", HTML, "内容不是 .txt"),
        ("空.pdf", b"", "文件是空的"),
        ("坏.jpg", b"\xff\xd8\xff\xe0" + b"x" * 500, ""),
        ("工具.exe", b"MZ", "不收 .exe"),
    ],
)
def test_hostile_files_get_a_sentence_and_leave_nothing(
    app: Flask, world: World, name: str, data: bytes, words: str
) -> None:
    response = send(world.client(app, "yx-staff"), name, data)
    assert response.status_code == 400
    assert words in response.get_json()["error"]
    assert rows() == 0
    assert not [path for path in Path(clock.settings().data_dir / "blobs").rglob("*") if path.is_file()]


def test_a_picture_that_is_a_page_as_well_shows_only_the_picture(app: Flask, world: World) -> None:
    """A polyglot: the original never leaves as anything but an attachment, and the copy is drawn anew."""
    client = world.client(app, "yx-coord")
    key = kept(client, "图.jpg", photographs.saved(photographs.scene(), "JPEG") + HTML)
    picture, original = client.get(f"{URL}/{key}/copy"), client.get(f"{URL}/{key}/file")
    assert b"script" not in picture.data
    assert original.mimetype == "application/octet-stream"
    assert original.headers["Content-Disposition"].startswith("attachment")
    picture.close()
    original.close()


@pytest.mark.parametrize("name", ["../../etc/passwd.pdf", "..\\..\\windows\\a.pdf", "/etc/a.pdf", "a\u202efdp.exe.pdf"])
def test_names_cannot_lead_anywhere(app: Flask, world: World, name: str) -> None:
    client = world.client(app, "yx-staff")
    key = kept(client, name, papers.pdf())
    evidence = db.session.get_one(Evidence, key)
    assert not {"/", "\\", "\u202e"} & set(evidence.filename)
    assert ".." not in evidence.filename
    get_page(client, f"{URL}/{key}")


def test_a_claimed_monster_is_refused_without_being_read(app: Flask, world: World) -> None:
    client = world.client(app, "yx-staff")
    token = csrf_token(client)

    class Endless(io.RawIOBase):
        taken = 0

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer will do
            Endless.taken += len(buffer)
            return len(buffer)

    claimed = {"CONTENT_LENGTH": str(5 * 1024**3), "wsgi.input": Endless()}
    kind = "multipart/form-data; boundary=x"
    response = client.post(URL, content_type=kind, headers={"X-CSRFToken": token}, environ_overrides=claimed)
    assert response.status_code == 413
    assert "文件太大" in response.text
    assert Endless.taken < 64 * 1024 * 1024


def test_a_full_disk_says_so_and_leaves_nothing(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    response = send(world.client(app, "yx-staff"), "通知.pdf", papers.pdf())
    assert response.status_code == 507
    assert "磁盘" in response.get_json()["error"]
    assert rows() == 0


def test_the_same_file_is_kept_once(app: Flask, world: World) -> None:
    paper = papers.pdf()
    first, second = (kept(world.client(app, who), "通知.pdf", paper) for who in ("yx-staff", "yx-head"))
    assert first == second


@pytest.mark.parametrize(
    ("who", "status"), [("yx-viewer", 403), ("yx-admin", 403), ("qh-coord", 403), ("hs-staff", 404)]
)
def test_who_does_no_work_here_uploads_nothing(app: Flask, world: World, who: str, status: int) -> None:
    assert send(world.client(app, who), "通知.pdf", papers.pdf()).status_code == status
    assert rows() == 0


def test_the_county_sees_a_file_only_when_the_town_shares_it(app: Flask, world: World) -> None:
    key = kept(world.client(app, "yx-staff"), "现场.jpg", photographs.saved(photographs.scene(), "JPEG"))
    county, coord = world.client(app, "qh-coord"), world.client(app, "yx-coord")
    ways = (f"{URL}/{key}", f"{URL}/{key}/preview", f"{URL}/{key}/copy", f"{URL}/{key}/file")
    assert [county.get(way).status_code for way in ways] == [404] * 4
    page = post_page(coord, f"{URL}/share?next={URL}/{key}", {"evidence": str(key), "shared": "1"})
    assert "已共享给上级" in page.text
    statuses = []
    for way in ways:
        response = county.get(way)
        statuses.append(response.status_code)
        response.close()
    assert statuses == [200] * 4
    post_page(coord, f"{URL}/share?next={URL}/{key}", {"evidence": str(key), "shared": "0"})
    assert county.get(ways[1]).status_code == 404


def test_files_of_other_organisations_do_not_exist(app: Flask, world: World) -> None:
    key = kept(world.client(app, "yx-staff"), "通知.pdf", papers.pdf())
    stranger = world.client(app, "hs-coord")
    for way in ("", "/preview", "/copy", "/file"):
        assert stranger.get(f"{URL}/{key}{way}").status_code == 404
        assert stranger.get(f"/o/heshan/2026/evidence/{key}{way}").status_code == 404
    assert post(stranger, "/o/heshan/2026/evidence/share", {"evidence": str(key), "shared": "1"}).status_code == 404
    assert db.session.get_one(Evidence, key).shared_at is None


def test_whoever_sent_it_says_what_it_is(app: Flask, world: World) -> None:
    client = world.client(app, "yx-staff")
    key = kept(client, "扫描.pdf", papers.pdf())
    version = get_page(client, f"{URL}/{key}").find("input[name=version]").attributes["value"]
    said = {"version": version, "kind": "attendance", "reference": "云执〔2026〕17号", "caption": "第五期培训签到表"}
    page = post_page(client, f"{URL}/{key}", said)
    assert page.h1 == "第五期培训签到表"
    assert "云执〔2026〕17号" in page.text
    assert db.session.get_one(Evidence, key).kind is EvidenceKind.ATTENDANCE
    late = post_page(client, f"{URL}/{key}", {**said, "caption": "另一个说明"}, 400)
    assert "别人已经改过" in late.errors()[0]
    assert late.find("input[name=caption]").attributes["value"] == "另一个说明"
    assert not get_page(world.client(app, "yx-viewer"), f"{URL}/{key}").all("main form")
