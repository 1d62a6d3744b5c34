"""`flask remind` as of another time, then `flask deliver` now: what was queued long ago is not given up at once."""

import json
from datetime import date
from typing import Any

from flask import Flask

from tests.support.outbox import use, with_address
from tests.support.smtp import Post, free_port, smtp_server
from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.tasks import TaskState
from tracker.extensions import db


def run(app: Flask, *args: str) -> Any:
    db.session.rollback()
    done = app.test_cli_runner().invoke(args=[*args, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_what_was_queued_long_ago_waits_for_a_server_that_is_down(app: Flask, world: World) -> None:
    with_address(world, "yx-staff")
    add_task(
        world, state=TaskState.IN_PROGRESS, due_on=date(2026, 3, 2), started_on=date(2026, 1, 5),
        owner_id=world.user("yx-staff").id,
    )  # fmt: skip
    db.session.commit()
    post = Post(port=free_port())
    use(app, post)
    assert run(app, "remind", "--at", "2026-03-02T09:00")["queued"] >= 1
    for _again in range(10):
        assert run(app, "deliver") == {"sent": 0, "retry": 1, "failed": 0}
    with smtp_server(post):
        assert run(app, "deliver") == {"sent": 1, "retry": 0, "failed": 0}
