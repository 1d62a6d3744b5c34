"""The second fence before the sign-in page: so many forms a minute from one address, whatever they hold."""

from dataclasses import replace
from pathlib import Path

from tests.conftest import BASE
from tests.support.client import Client
from tests.support.pages import post, read_page
from tracker import create_app
from tracker.extensions import limiter


def test_too_many_forms_in_a_minute_are_refused_with_a_page(tmp_path: Path) -> None:
    settings = replace(BASE, app_env="demo", database_url=f"sqlite:///{tmp_path / 'empty.db'}", data_dir=tmp_path)
    app = create_app(settings)
    app.test_client_class = Client
    with app.app_context():
        limiter.reset()
        client = app.test_client()
        responses = [post(client, "/sign-in") for _ in range(31)]
        limiter.reset()
    assert [response.status_code for response in responses] == [200] * 30 + [429]
    assert read_page(responses[-1], 429).h1 == "试得太快了，请歇一会儿"
