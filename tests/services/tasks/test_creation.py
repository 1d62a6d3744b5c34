"""Tasks made by hand, with their source."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import func, select

from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.errors import Invalid, NotAllowed, NotFound
from tracker.domain.reports import SourceKind
from tracker.domain.tasks import TaskKind, TaskState
from tracker.extensions import db
from tracker.models import Event, Source, Task
from tracker.services.tasks import Assignment, NewSource, NewTask, SourceFile, create_task
from tracker.storage import FolderBlobs

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0" * 32


@pytest.fixture
def blobs(tmp_path: Path) -> FolderBlobs:
    return FolderBlobs(tmp_path / "blobs")


def new(world: World, unit: str = "yunxi-zf", file: SourceFile | None = None, **changes: object) -> NewTask:
    source = NewSource(SourceKind.SUPERIOR, "县司法局通知", "青司发〔2026〕8号", date(2026, 3, 2), file)
    given: dict[str, object] = {
        "kind": TaskKind.PLAN,
        "title": "清理到期行政执法证件",
        "quote": "请各镇于九月底前清理到期执法证件，换发新证。",
        "source": source,
        "assignment": Assignment(lead_unit_id=world.unit(unit).id),
    }
    return NewTask(**{**given, **changes})  # type: ignore[arg-type]  # a test changes any of them


def make(
    world: World, blobs: FolderBlobs, who: str = "yx-coord", task: NewTask | None = None, year: int = 2026
) -> Task:
    return create_task(world.actor(who), NOW, world.org("yunxi").id, year, task or new(world), blobs)


def test_a_task_quotes_where_it_comes_from(world: World, blobs: FolderBlobs) -> None:
    task = make(world, blobs)
    assert (task.plan_year, task.number, task.state) == (2026, 1, TaskState.UNASSIGNED)
    assert task.quote == "请各镇于九月底前清理到期执法证件，换发新证。"
    assert (task.source.kind, task.source.number) == (SourceKind.SUPERIOR, "青司发〔2026〕8号")
    assert db.session.scalars(select(Event.verb)).all() == ["created"]


def test_numbers_count_within_organisation_and_year(world: World, blobs: FolderBlobs) -> None:
    add_task(world, number=41)
    add_task(world, org="heshan", number=99)
    db.session.commit()
    assert [make(world, blobs).number, make(world, blobs).number, make(world, blobs, year=2027).number] == [42, 43, 1]


def test_a_complete_task_is_assigned_at_once(world: World, blobs: FolderBlobs) -> None:
    whole = Assignment(
        lead_unit_id=world.unit("yunxi-zf").id,
        owner_id=world.user("yx-staff").id,
        sponsor_id=world.user("yx-leader").id,
        due_on=date(2026, 9, 30),
    )
    task = make(world, blobs, task=new(world, assignment=whole))
    assert (task.state, task.first_due_on) == (TaskState.ASSIGNED, date(2026, 9, 30))
    assert db.session.scalars(select(Event.verb).order_by(Event.id)).all() == ["created", "assigned"]


def test_without_a_title_the_first_clause_is_the_title(world: World, blobs: FolderBlobs) -> None:
    assert make(world, blobs, task=new(world, title="")).title == "请各镇于九月底前清理到期执法证件"


@pytest.mark.parametrize("account", ["yx-staff", "yx-viewer", "yx-admin", "qh-coord"])
def test_only_those_who_steer_make_tasks(world: World, blobs: FolderBlobs, account: str) -> None:
    with pytest.raises(NotAllowed):
        make(world, blobs, account)


def test_a_unit_head_makes_tasks_for_the_own_unit_alone(world: World, blobs: FolderBlobs) -> None:
    assert make(world, blobs, "yx-head").number == 1
    with pytest.raises(NotAllowed):
        make(world, blobs, "yx-head", new(world, "yunxi-dzb"))


def test_another_town_does_not_exist_for_me(world: World, blobs: FolderBlobs) -> None:
    with pytest.raises(NotFound):
        make(world, blobs, "hs-coord")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"quote": "  "}, "quote"),
        ({"quote": "长" * 4001}, "quote"),
        ({"title": "长" * 121}, "title"),
        ({"source": NewSource(SourceKind.MEETING, " ")}, "source_name"),
        ({"source": NewSource(SourceKind.REPORT, "报告")}, "source_kind"),
        ({"source": NewSource(SourceKind.OTHER, "来信", dated_on=date(1, 1, 1))}, "dated_on"),
        ({"assignment": Assignment()}, "lead_unit_id"),
        ({"assignment": Assignment(lead_unit_id=10**6)}, "lead_unit_id"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_kept(
    world: World, blobs: FolderBlobs, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        make(world, blobs, task=replace(new(world), **change))
    db.session.rollback()
    assert refused.value.field == field
    assert db.session.scalar(select(func.count(Source.id))) == 0


def with_file(world: World, filename: str, data: bytes) -> NewTask:
    return new(world, file=SourceFile(filename, data))


def zipped(*members: str) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for member in members:
            archive.writestr(member, "<Types/>")
    return buffer.getvalue()


ACCEPTED = [
    ("通知.pdf", b"%PDF-1.7\n%abc"), ("照片.PNG", PNG), ("纪要.txt", "纪要".encode("gb18030")),
    ("通知.docx", zipped("[Content_Types].xml", "word/document.xml")), ("签发.ofd", zipped("OFD.xml")),
    ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le")),
    ("图.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\0" * 40),
]  # fmt: skip


@pytest.mark.parametrize(("filename", "data"), ACCEPTED)
def test_documents_and_pictures_are_kept_with_their_names(
    world: World, blobs: FolderBlobs, filename: str, data: bytes
) -> None:
    task = make(world, blobs, task=with_file(world, f"C:\\桌面\\{filename}", data))
    assert task.source.filename == filename
    assert task.source.sha256 is not None
    with blobs.open(task.source.sha256) as kept:
        assert kept.read() == data


@pytest.mark.parametrize(
    ("filename", "data", "code"),
    [
        ("页.html", b"<html><script>", "file_type_refused"),
        ("程序.exe", b"MZ\x90\0", "file_type_refused"),
        ("没有后缀", b"%PDF-1.7", "file_type_refused"),
        ("通知.pdf", b"<html><script>alert(1)</script>", "file_is_something_else"),
        ("照片.docx", PNG, "file_is_something_else"),
        ("空.pdf", b"", "file_empty"),
        ("二进制.txt", b"ab\0cd", "file_is_something_else"),
        ("大.txt", b"a" * (20 * 1024 * 1024 + 1), "file_too_large"),
    ],
)
def test_other_files_are_refused_by_name_or_content(
    world: World, blobs: FolderBlobs, filename: str, data: bytes, code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        make(world, blobs, task=with_file(world, filename, data))
    assert (refused.value.code, refused.value.field) == (code, "file")
