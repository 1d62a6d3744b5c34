"""Whom a sweep tells: those who are there, those who stand in for them, and never those who have left."""

from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from tests.support.races import at_once
from tests.support.reminding import NOW, TODAY, Sweeps
from tests.support.tasks import add_proof
from tests.support.world import World, add_user
from tracker.domain.bots import BotKind
from tracker.domain.messages import Channel, MessageKind
from tracker.domain.people import Role
from tracker.domain.reports import Series
from tracker.domain.tasks import TaskState
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Absence, Bot, Edition, Membership, Message, Notice, Report
from tracker.services.loops import sweep
from tracker.services.reminding.sweeping import Swept


def away(world: World, account: str, delegate: str | None = None, days: int = 5, **values: Any) -> Absence:
    person = world.user(account)
    absence = Absence(
        org_id=person.org_id, person_id=person.id, from_on=TODAY, to_on=TODAY + timedelta(days=days),
        delegate_id=world.user(delegate).id if delegate else None, recorded_at=NOW, **values,
    )  # fmt: skip
    db.session.add(absence)
    db.session.commit()
    return absence


def test_whoever_has_left_is_replaced_by_the_head_of_the_unit(sweeps: Sweeps, world: World) -> None:
    sweeps.task(0)
    world.user("yx-staff").deactivated_at = NOW
    db.session.commit()
    sweeps.go()
    assert (sweeps.told("yx-staff"), sweeps.told("yx-head")) == ([], ["due_today 0"])


def test_whoever_has_no_seat_any_more_is_replaced_too(sweeps: Sweeps, world: World) -> None:
    sweeps.task(0)
    seat = db.session.scalars(select(Membership).where(Membership.user_id == world.user("yx-staff").id)).one()
    seat.to_on = TODAY - timedelta(days=1)
    db.session.commit()
    sweeps.go()
    assert (sweeps.told("yx-staff"), sweeps.told("yx-head")) == ([], ["due_today 0"])


def test_where_there_is_no_head_the_coordinator_is_told(sweeps: Sweeps, world: World) -> None:
    sweeps.task(0, unit="dzb")
    world.user("yx-staff").deactivated_at = NOW
    db.session.commit()
    sweeps.go()
    assert sweeps.told("yx-coord") == ["due_today 0"]


def test_a_delegate_is_told_in_the_place_of_whoever_is_away(sweeps: Sweeps, world: World) -> None:
    sweeps.task(0)
    away(world, "yx-staff", "yx-viewer")
    sweeps.go()
    [notice] = sweeps.message_of("yx-viewer").notices
    assert notice.for_id == world.user("yx-staff").id
    assert sweeps.told("yx-staff") == []


def test_a_delegate_who_hears_it_anyway_hears_it_once(sweeps: Sweeps, world: World) -> None:
    sweeps.task(-7)
    away(world, "yx-staff", "yx-head")
    sweeps.go()
    told = {notice.reason.value: notice.for_id for notice in sweeps.message_of("yx-head").notices}
    assert told == {"overdue": world.user("yx-staff").id, "escalated": None}


def test_whoever_is_away_without_a_delegate_hears_the_latest_step_when_they_are_back(
    sweeps: Sweeps, world: World
) -> None:
    sweeps.task(2)
    away(world, "yx-staff", days=6)
    for day in range(8):
        sweeps.go(days=day)
    assert sweeps.told("yx-staff") == ["overdue +0", "escalated e3"]
    assert sweeps.told("yx-head") == ["escalated e3"]


def test_an_absence_that_was_taken_back_is_none(sweeps: Sweeps, world: World) -> None:
    sweeps.task(0)
    away(world, "yx-staff", ended_at=NOW)
    sweeps.go()
    assert sweeps.told("yx-staff") == ["due_today 0"]


def test_nobody_is_called_to_accept_their_own_work(sweeps: Sweeps, world: World) -> None:
    task = sweeps.task(200)
    for author in ("yx-staff", "yx-head"):
        add_proof(world, task, author, state=EntryState.PENDING, created_at=NOW)
    db.session.commit()
    sweeps.go(days=2)
    sweeps.go(days=3)
    assert sweeps.told("yx-head") == ["acceptance_overdue +0"]
    assert sweeps.told("yx-coord") == ["acceptance_overdue +0"]


def test_a_unit_with_a_bot_is_told_once_a_day(sweeps: Sweeps, world: World) -> None:
    home, unit = world.org("yunxi").id, world.unit("yunxi-zf").id
    db.session.add(Bot(org_id=home, unit_id=unit, kind=BotKind.WECOM, url="https://example.org/bot"))
    sweeps.task(0)
    assert sweeps.go() == Swept(2, 0, 1, 0)
    [group] = db.session.scalars(select(Message).where(Message.kind == MessageKind.UNIT_DIGEST))
    assert (group.unit_id, group.channel, len(group.notices)) == (unit, Channel.BOT, 1)
    sweeps.task(0, owner_id=world.user("yx-viewer").id)
    assert sweeps.go(hours=1) == Swept(1, 2, 1, 0)


def test_units_without_figures_and_tasks_nobody_reported_on_are_called_for_before_the_checkpoint(
    sweeps: Sweeps, world: World
) -> None:
    sweeps.task(200, started_on=TODAY - timedelta(days=60))
    sweeps.go(days=36)
    assert (sweeps.told("yx-staff"), sweeps.told("yx-head")) == ([], [])
    sweeps.go(days=37)
    assert sweeps.told("yx-staff") == ["quarter_due 5"]
    assert sweeps.told("yx-head") == ["quarter_due 5"]


def test_coordinators_are_told_of_the_report_until_it_is_there(sweeps: Sweeps, world: World) -> None:
    february = -90
    sweeps.go(days=february)
    assert sweeps.told("yx-coord") == ["report_due 30"]
    report = Report(org_id=world.org("yunxi").id, series=Series.RULE_OF_LAW, year=2025)
    db.session.add(report)
    db.session.flush()
    file = {"filename": "报告.docx", "sha256": "0" * 64, "size": 1, "text": "", "title": "报告"}
    db.session.add(Edition(org_id=report.org_id, report_id=report.id, uploaded_at=NOW, **file))
    db.session.commit()
    for day in range(february, february + 40):
        sweeps.go(days=day)
    assert sweeps.told("yx-coord") == ["report_due 30"]
    assert len(sweeps.told("hs-coord")) > 4


def test_two_sweeps_at_the_same_time_tell_everything_once(app: Flask, sweeps: Sweeps, world: World) -> None:
    for number in range(8):
        add_user(world, f"many{number}", "某", "yunxi", "yunxi-zf", Role.STAFF)
        sweeps.task(-7, owner_id=world.user(f"many{number}").id)
    done: list[Swept] = []
    assert at_once(app, *[lambda: done.append(sweep(NOW))] * 4) == ["done"] * 4
    assert sorted(one.queued for one in done) == [0, 0, 0, 9]
    assert sum(one.notices for one in done) == sweeps.count(Notice) == 24
    assert sum(one.slips for one in done) == 8
    assert sweeps.count(Message) == 9


def test_an_unassigned_task_in_an_inactive_organisation_is_silent(sweeps: Sweeps, world: World) -> None:
    sweeps.task(0)
    sweeps.task(0, state=TaskState.UNASSIGNED, owner_id=None)
    world.org("yunxi").is_active = False
    db.session.commit()
    assert sweeps.go() == Swept()
