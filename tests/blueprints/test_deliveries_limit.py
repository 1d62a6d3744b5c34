"""Test messages go to any address: so many a minute prove a mail server, more would be a way to pester strangers."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import func, select

from tests.conftest import BASE
from tests.support.client import Client
from tests.support.clock import Clock
from tests.support.deliveries import NOW
from tests.support.pages import get_page, post, read_page
from tests.support.world import build_world
from tracker import create_app
from tracker.extensions import db, limiter
from tracker.models import Message

URL = "/o/yunxi/2026/deliveries/test"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    """An installation that counts, as tests otherwise do not."""
    settings = replace(BASE, app_env="demo", database_url=f"sqlite:///{tmp_path / 'demo.db'}", data_dir=tmp_path)
    app = create_app(settings, Clock(NOW))
    app.test_client_class = Client
    with app.app_context():
        upgrade()
        limiter.reset()
        yield build_world().client(app, "yx-coord")
        limiter.reset()
        db.session.remove()
        db.engine.dispose()


def test_strangers_cannot_be_pestered_with_test_messages(client: FlaskClient) -> None:
    sent = [post(client, URL, {"address": f"{number}@elsewhere.example"}) for number in range(7)]
    assert [response.status_code for response in sent] == [302] * 6 + [429]
    assert read_page(sent[-1], 429).h1 == "试得太快了，请歇一会儿"
    assert db.session.scalar(select(func.count(Message.id))) == 6
    assert get_page(client, URL).h1, "the page itself still opens"
