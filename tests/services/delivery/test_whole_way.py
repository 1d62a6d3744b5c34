"""From a thousand due tasks to fifty letters: the sweep and the sender together, by the commands of the shell."""

import json
from collections import Counter
from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import insert, select

from tests.support.clock import Clock
from tests.support.outbox import use
from tests.support.smtp import Post, free_port, smtp_server
from tests.support.tasks import MADE, add_source
from tests.support.world import TODAY, World, add_user
from tracker.domain.messages import Channel
from tracker.domain.people import Role
from tracker.domain.tasks import TaskKind, TaskState
from tracker.extensions import db
from tracker.models import Message, Task

PEOPLE, EACH = 50, 20


def thousand_tasks(world: World) -> None:
    """Twenty tasks for each of fifty people, from three days late to three days ahead."""
    home, unit, source = world.org("yunxi").id, world.unit("yunxi-zf").id, add_source(world).id
    rows = []
    for number in range(PEOPLE):
        person = add_user(world, f"yx-{number:02d}", f"陈{number}", "yunxi", "yunxi-zf", Role.STAFF)
        person.email = f"yx-{number:02d}@yunxi.example"
        rows += [
            {
                "org_id": home, "plan_year": 2026, "number": number * EACH + place + 1, "kind": TaskKind.PLAN,
                "title": f"第{place}件：执法案卷评查", "quote": "组织执法案卷评查", "state": TaskState.IN_PROGRESS,
                "lead_unit_id": unit, "owner_id": person.id, "sponsor_id": None, "source_id": source,
                "due_on": TODAY + timedelta(days=place % 7 - 3), "created_at": MADE, "started_on": MADE.date(),
                "reported_on": TODAY, "state_since": MADE.date(),
            }
            for place in range(EACH)
        ]  # fmt: skip
    db.session.execute(insert(Task), rows)
    db.session.commit()


def run(app: Flask, *args: str) -> Any:
    db.session.rollback()
    done = app.test_cli_runner().invoke(args=[*args, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_a_thousand_due_tasks_of_fifty_people_are_fifty_letters_and_each_arrives_once(
    app: Flask, world: World, clock: Clock
) -> None:
    thousand_tasks(world)
    queued = run(app, "remind")["queued"]
    assert run(app, "remind") == {"queued": 0, "already": queued}
    ways = Counter(db.session.scalars(select(Message.channel)))
    assert ways == {Channel.EMAIL: PEOPLE, Channel.BY_HAND: queued - PEOPLE}, "their superiors have no address"
    post = Post(port=free_port())
    use(app, post)
    assert run(app, "deliver") == {"sent": 0, "retry": PEOPLE, "failed": 0}
    post.unknown, post.after = {"yx-07@yunxi.example"}, 20
    with smtp_server(post):
        assert run(app, "deliver") == {"sent": 20, "retry": 29, "failed": 1}
        post.after = None
        assert run(app, "deliver") == {"sent": 29, "retry": 0, "failed": 0}
        assert run(app, "deliver") == {"sent": 0, "retry": 0, "failed": 0}
    assert len(post.taken) == 49
    assert set(Counter(post.references).values()) == {1}
    assert {len(str(email["To"]).split(",")) for email in post.taken} == {1}
    letter = next(email for email in post.taken if "yx-00@" in str(email["To"]))
    assert letter["Subject"] == f"陈0，今天有 {EACH} 件事等您"
    html = letter.get_body(("html",))
    assert html is not None
    assert html.get_content().count(f"{app.config['SETTINGS'].base_url}/r/") == EACH, "a link for each task"
    assert run(app, "remind")["queued"] == 0
