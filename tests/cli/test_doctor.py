"""`flask doctor`: each thing that can break is named, with the way to mend it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import downgrade
from sqlalchemy import select

from config import Settings
from tests.conftest import BASE
from tests.support.clock import Clock
from tests.support.tasks import add_source, add_task
from tests.support.world import World
from tracker import create_app
from tracker.cli.doctor.finding import Health
from tracker.cli.doctor.machine import machine_findings
from tracker.domain.tasks import TaskState
from tracker.domain.work import EvidenceKind
from tracker.extensions import db
from tracker.models import Event, Evidence
from tracker.services.organisations import rename_organisation
from tracker.storage import FolderBlobs

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)


def lines(app: Flask) -> list[str]:
    return app.test_cli_runner().invoke(args=["doctor"]).stdout.splitlines()


def complaints(app: Flask) -> list[str]:
    return [line for line in lines(app) if line.startswith("✕")]


def names(settings: Settings, health: Health) -> set[str]:
    return {finding.name for finding in machine_findings(settings, NOW) if finding.health is health}


@pytest.fixture
def settings(app: Flask) -> Settings:
    found: Settings = app.config["SETTINGS"]
    return replace(found, secret_key="0123456789abcdef" * 2)


@pytest.fixture
def sound(database_url: str, tmp_path: Path, clock: Clock) -> Iterator[Flask]:
    """An installation with a secret worth the name."""
    app = create_app(
        replace(BASE, secret_key="0123456789abcdef" * 2, database_url=database_url, data_dir=tmp_path), clock
    )
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_a_sound_installation_has_nothing_to_mend(sound: Flask) -> None:
    result = sound.test_cli_runner().invoke(args=["doctor"])
    assert result.exit_code == 0, result.output
    assert complaints(sound) == []


def test_the_answer_as_json_is_one_document(sound: Flask) -> None:
    told = json.loads(sound.test_cli_runner().invoke(args=["doctor", "--json"]).stdout)
    assert told["healthy"] is True
    assert {finding["health"] for finding in told["findings"]} <= {"ok", "note"}


def test_an_installation_without_organisations_is_told_how_to_begin(sound: Flask) -> None:
    assert any(line.startswith("○ 组织") and "init --org" in line for line in lines(sound))


def test_a_database_that_lacks_migrations_is_named(sound: Flask) -> None:
    downgrade(revision="base")
    result = sound.test_cli_runner().invoke(args=["doctor"])
    assert result.exit_code == 1
    assert "upgrade" in complaints(sound)[0]


def test_a_database_out_of_reach_is_named_without_its_password(clock: Clock, tmp_path: Path) -> None:
    url = "postgresql+psycopg://nianlun:hush@127.0.0.1:1/nianlun"
    app = create_app(replace(BASE, database_url=url, data_dir=tmp_path), clock)
    result = app.test_cli_runner().invoke(args=["doctor"])
    assert result.exit_code == 1
    assert "DATABASE_URL" in result.stdout
    assert "hush" not in result.stdout


def test_a_lost_file_is_named(world: World, app: Flask) -> None:
    add_source(world, sha256="a" * 64, filename="县政府通知.pdf")
    kept = FolderBlobs(app.config["SETTINGS"].data_dir / "blobs").put("有".encode())
    add_source(world, sha256=kept, filename="会议纪要.docx")
    db.session.commit()
    lost = [line for line in complaints(app) if "上传的文件" in line]
    assert len(lost) == 1
    assert "县政府通知.pdf" in lost[0]
    assert "会议纪要" not in lost[0]


def test_a_file_that_is_no_longer_what_was_uploaded_is_named(world: World, app: Flask) -> None:
    folder = app.config["SETTINGS"].data_dir / "blobs"
    kept = FolderBlobs(folder).put("签到表".encode())
    keep_evidence(world, sha256=kept, filename="签到表.jpg")
    db.session.commit()
    assert not [line for line in complaints(app) if "上传的文件" in line]
    (folder / kept[:2] / kept[2:4] / kept).write_bytes("改过".encode())
    [changed] = [line for line in complaints(app) if "上传的文件" in line]
    assert "签到表.jpg" in changed
    assert "不一样" in changed


def keep_evidence(world: World, **values: str) -> None:
    db.session.add(
        Evidence(
            org_id=world.org("yunxi").id, media_type="image/jpeg", size=9, kind=EvidenceKind.PHOTO, uploaded_at=NOW,
            **values,
        )
    )  # fmt: skip


def test_a_clock_that_was_set_back_is_named(world: World, app: Flask, clock: Clock) -> None:
    org = world.org("yunxi")
    rename_organisation(world.actor("yx-admin"), clock(), org.id, org.version_id, "云溪街道办事处")
    assert not [line for line in complaints(app) if "时钟" in line]
    clock.forward(days=-1)
    assert [line for line in complaints(app) if "时钟" in line]


def test_reminders_queued_as_of_a_later_day_do_not_make_the_clock_wrong(world: World, app: Flask) -> None:
    add_task(
        world, state=TaskState.IN_PROGRESS, owner_id=world.user("yx-staff").id,
        due_on=date(2026, 9, 10), started_on=date(2026, 9, 1),
    )  # fmt: skip
    db.session.commit()
    assert app.test_cli_runner().invoke(args=["remind", "--at", "2026-10-12T09:00"]).exit_code == 0
    assert db.session.scalars(select(Event.verb)).all() == ["slip_issued"]
    assert not [line for line in complaints(app) if "时钟" in line]


def test_a_weak_secret_is_named(settings: Settings) -> None:
    assert "密钥" in names(settings, Health.OK)
    for weak in ("short", "x" * 40):
        assert names(replace(settings, secret_key=weak), Health.BROKEN) == {"密钥"}


def test_a_folder_that_cannot_be_written_is_named(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert "上传文件夹" in names(replace(settings, data_dir=file.parent / "file"), Health.BROKEN)


def test_mail_is_optional_but_not_a_riddle(settings: Settings) -> None:
    assert "邮件" in names(settings, Health.NOTE)
    assert "邮件" in names(replace(settings, smtp_url="smtp://user:hush@mail.example.cn:587"), Health.OK)
    assert "邮件" in names(replace(settings, smtp_url="mail.example.cn"), Health.BROKEN)


def test_an_address_without_encryption_is_worth_a_note_in_production(settings: Settings) -> None:
    assert "网址" in names(replace(settings, app_env="production", base_url="http://10.0.0.5"), Health.NOTE)
