"""`flask doctor` on what runs by itself: the clock, the workers, the mail."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from config import Settings
from tests.cli.test_doctor import NOW, lines
from tests.support.clock import Clock
from tests.support.deliveries import add_message, failed
from tests.support.world import World
from tracker.cli.doctor.finding import Health
from tracker.cli.doctor.machine import machine_findings
from tracker.domain.messages import MessageState
from tracker.extensions import db
from tracker.services import heartbeats

WAITS = timedelta(minutes=5)
on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def line(app: Flask, name: str) -> str:
    """What doctor says about one thing; nothing if it says nothing."""
    return next((found for found in lines(app) if found[2:].startswith(f"{name}：")), "")


def put_off(world: World, clock: Clock, answer: str = "Connection refused") -> None:
    given = {"queued_at": clock(), "next_try_at": clock() + WAITS, "answer": answer}
    add_message(world, "yx-staff", state=MessageState.RETRY, **given)


def test_a_clock_that_never_ran_is_named_as_soon_as_there_is_an_office(app: Flask) -> None:
    assert line(app, "定时任务").startswith("○")


@pytest.mark.parametrize(("app_env", "mark"), [("production", "✕"), ("demo", "○")])
def test_a_clock_that_never_ran_is_broken_in_an_office_and_usual_in_a_fresh_demo(
    world: World, app: Flask, app_env: str, mark: str
) -> None:
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], app_env=app_env)
    assert line(app, "定时任务").startswith(mark)
    assert "scheduler" in line(app, "定时任务")


def test_a_clock_that_stopped_is_named_with_the_time_of_its_last_run(world: World, app: Flask, clock: Clock) -> None:
    heartbeats.beat("sweep", clock(), {"queued": 0})
    assert line(app, "定时任务").startswith("✓")
    clock.forward(minutes=31)
    assert line(app, "定时任务").startswith("✕")
    assert "2026-09-22 10:00" in line(app, "定时任务")


def test_a_clock_that_fails_is_named_with_the_reason(world: World, app: Flask, clock: Clock) -> None:
    heartbeats.failed("sweep", clock(), ValueError("no calendar for 2031"))
    assert "ValueError: no calendar for 2031" in line(app, "定时任务")
    assert line(app, "定时任务").startswith("✕")


def test_mail_that_does_not_get_through_is_broken_and_says_what_the_provider_said(
    world: World, app: Flask, clock: Clock
) -> None:
    assert line(app, "待发消息").startswith("✓")
    put_off(world, clock)
    assert line(app, "待发消息").startswith("✕")
    assert "Connection refused" in line(app, "待发消息")
    assert "SMTP_URL" in line(app, "待发消息")


def test_one_message_put_off_among_others_that_got_through_is_worth_a_note(
    world: World, app: Flask, clock: Clock
) -> None:
    put_off(world, clock, "451 mailbox busy")
    add_message(world, "yx-head", state=MessageState.SENT, queued_at=clock(), settled_at=clock())
    assert line(app, "待发消息").startswith("○")
    clock.forward(hours=7)
    assert line(app, "待发消息").startswith("✕")


def test_messages_that_nobody_takes_are_broken(world: World, app: Flask, clock: Clock) -> None:
    add_message(world, "yx-staff", state=MessageState.QUEUED, queued_at=clock(), next_try_at=clock())
    clock.forward(minutes=31)
    assert line(app, "待发消息").startswith("✕")


def test_a_sender_that_died_is_seen_by_the_lease_that_ran_out(world: World, app: Flask, clock: Clock) -> None:
    held = {"lease_until": clock() + timedelta(minutes=2), "next_try_at": clock()}
    add_message(world, "yx-staff", state=MessageState.SENDING, queued_at=clock(), **held)
    clock.forward(minutes=1)
    assert "1 条" not in line(app, "待发消息")
    clock.forward(minutes=32)
    assert line(app, "待发消息").startswith("✕")


def test_messages_refused_for_good_are_worth_a_line_for_a_week(world: World, app: Flask, clock: Clock) -> None:
    assert line(app, "退回的消息") == ""
    failed(world)
    assert line(app, "退回的消息").startswith("○")
    clock.forward(days=8)
    assert line(app, "退回的消息") == ""


@on_postgresql
def test_without_a_worker_messages_stay(world: World, app: Flask, clock: Clock) -> None:
    assert line(app, "后台进程").startswith("○")
    add_message(world, "yx-staff", state=MessageState.QUEUED, queued_at=clock(), next_try_at=clock())
    assert line(app, "后台进程").startswith("✕")
    db.session.execute(sa.text("SELECT procrastinate_register_worker_v1()"))
    db.session.commit()
    assert line(app, "后台进程").startswith("✓")


@on_postgresql
def test_a_queue_of_another_version_is_named(app: Flask) -> None:
    assert line(app, "任务队列").startswith("✓")
    db.session.execute(sa.text("DROP FUNCTION procrastinate_register_worker_v1"))
    db.session.commit()
    assert line(app, "任务队列").startswith("✕")


def test_production_without_a_mail_server_is_told_what_that_means(app: Flask) -> None:
    settings: Settings = replace(app.config["SETTINGS"], app_env="production")
    [found] = [finding for finding in machine_findings(settings, NOW) if finding.name == "邮件"]
    assert found.health is Health.NOTE
    assert "一直等着" in found.says
