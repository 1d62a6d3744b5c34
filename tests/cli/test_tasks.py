"""`flask tasks` and `flask seed`."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support.pages import get_page
from tests.support.tasks import add_task
from tests.support.world import TODAY, World
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Event, Task, User

KEYS = {
    "id", "org", "year", "kind", "title", "quote", "status", "light", "owner", "sponsor", "lead_unit", "due_on",
    "first_due_on", "theme",
}  # fmt: skip


def run(app: Flask, *args: str) -> Any:
    done = app.test_cli_runner().invoke(args=[*args, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_tasks_are_listed_with_todays_light(app: Flask, world: World) -> None:
    task = add_task(
        world, owner_id=world.user("yx-staff").id, sponsor_id=world.user("yx-leader").id, theme_code="T4",
        due_on=TODAY - timedelta(days=1), first_due_on=date(2026, 9, 1),
    )  # fmt: skip
    add_task(world, org="heshan")
    add_task(world, voided_at=task.created_at)
    db.session.commit()
    [line] = run(app, "tasks", "--org", "yunxi", "--year", "2026", "--status", "assigned")
    assert set(line) == KEYS
    assert (line["id"], line["light"], line["status"], line["kind"]) == (task.id, "red", "assigned", "plan")
    assert (line["org"], line["lead_unit"], line["owner"], line["sponsor"]) == ("yunxi", "zf", "yx-staff", "yx-leader")
    assert (line["due_on"], line["first_due_on"]) == ("2026-09-21", "2026-09-01")
    assert len(run(app, "tasks")) == 2
    assert run(app, "tasks", "--status", "closed") == []


@pytest.mark.parametrize("args", [["--org", "nowhere"], ["--status", "late"], ["--year", "x"]])
def test_what_does_not_exist_is_refused(app: Flask, world: World, args: list[str]) -> None:
    done = app.test_cli_runner().invoke(args=["tasks", "--json", *args])
    assert done.exit_code != 0
    assert done.stdout == ""


def test_seeded_data_holds_together_and_its_pages_open(app: Flask) -> None:
    made = run(app, "seed", "--orgs", "2", "--tasks", "2500")
    assert made["tasks"] == 2500
    sizes = select(Task.org_id, Task.plan_year, func.count()).group_by(Task.org_id, Task.plan_year)
    assert sorted(row[2] for row in db.session.execute(sizes)) == [500, 1000, 1000]
    wanting = select(func.count(Task.id)).where(Task.state != TaskState.UNASSIGNED, Task.first_due_on.is_(None))
    assert db.session.scalar(wanting) == 0
    assert db.session.scalar(select(func.count(Task.id)).where(Task.state_since.is_(None))) == 0
    assert db.session.scalar(select(func.count(User.id)).where(User.email.is_(None))) == 0
    assert (db.session.scalar(select(func.count(Event.id))) or 0) > 2500
    client = app.test_client()
    coordinator = db.session.scalars(select(User).where(User.account == made["account"])).one()
    with client.session_transaction() as session:
        session["_user_id"] = coordinator.get_id()
    task = get_page(client, f"/o/{made['org']}/2026/tasks/700")
    assert task.find("blockquote mark").text() in task.find("blockquote p").text()
    assert len(get_page(client, f"/o/{made['org']}/2026/ledger").all("tbody tr")) == 50


def test_a_database_is_seeded_once(app: Flask) -> None:
    run(app, "seed", "--orgs", "1", "--tasks", "10")
    again = app.test_cli_runner().invoke(args=["seed", "--json"])
    assert again.exit_code == 1
    assert again.stdout == ""
