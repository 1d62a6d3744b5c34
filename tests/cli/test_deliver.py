"""`flask deliver`."""

import json
from typing import Any

from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.outbox import at, queue_digest, queue_digests, use
from tests.support.smtp import Post, free_port, smtp_server
from tests.support.world import World
from tracker.extensions import db
from tracker.models import Heartbeat


def deliver(app: Flask, *args: str) -> Any:
    db.session.rollback()
    runner: FlaskCliRunner = app.test_cli_runner()
    done = runner.invoke(args=["deliver", *args])
    assert done.exit_code == 0, done.output
    return done


def test_it_says_in_json_what_became_of_the_messages(app: Flask, world: World) -> None:
    queue_digests(world, 3)
    with smtp_server(Post(unknown={"yx-00@yunxi.example"}, after=1)) as post:
        use(app, post)
        assert json.loads(deliver(app, "--json").stdout) == {"sent": 1, "retry": 1, "failed": 1}


def test_a_server_that_is_down_is_no_failure_of_the_command(app: Flask, world: World, clock: Clock) -> None:
    """It tries what waits whenever it is called: the person at the shell has just mended the server."""
    queue_digest(world, "yx-staff")
    post = Post(port=free_port())
    use(app, post)
    assert json.loads(deliver(app, "--json").stdout) == {"sent": 0, "retry": 1, "failed": 0}
    clock.at = at(20)
    with smtp_server(post):
        assert json.loads(deliver(app, "--json").stdout) == {"sent": 1, "retry": 0, "failed": 0}
    assert json.loads(deliver(app, "--json").stdout) == {"sent": 0, "retry": 0, "failed": 0}


def test_it_speaks_to_people_and_leaves_a_heartbeat(app: Flask, world: World, clock: Clock) -> None:
    queue_digest(world, "yx-staff")
    with smtp_server() as post:
        use(app, post)
        assert "已发出 1 封，等待重试 0 封，发不出去 0 封。" in deliver(app).stdout
    beat = db.session.scalars(select(Heartbeat).where(Heartbeat.name == "deliver")).one()
    assert (beat.at, beat.did["sent"]) == (clock(), 1)


def test_it_says_why_messages_wait(app: Flask, world: World) -> None:
    queue_digest(world, "yx-staff")
    use(app, Post(port=free_port()))
    told = deliver(app).stdout
    assert "已发出 0 封，等待重试 1 封，发不出去 0 封。" in told
    assert "连不上邮件服务器" in told
    assert "ConnectionRefusedError" in told


def test_without_a_mail_server_mail_is_printed_and_stdout_stays_json(app: Flask, world: World) -> None:
    queue_digest(world, "yx-staff")
    use(app)
    done = deliver(app, "--json")
    assert json.loads(done.stdout) == {"sent": 1, "retry": 0, "failed": 0}
    assert "Subject: 吴静，今天有 1 件事等您" in done.stderr
    assert "逾期 12 天" in done.stderr


def test_production_without_a_mail_server_keeps_its_messages(app: Flask, world: World) -> None:
    queue_digest(world, "yx-staff")
    use(app, app_env="production")
    done = deliver(app, "--json")
    assert json.loads(done.stdout) == {"sent": 0, "retry": 1, "failed": 0}
    assert "吴静" not in done.stderr
