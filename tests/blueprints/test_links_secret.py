"""The address of a link is a key: it stands in no log, goes to no other site, stays in no cache; guessing is slowed."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import structlog
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade

from tests.conftest import BASE
from tests.support.client import Client
from tests.support.clock import Clock
from tests.support.link_pages import JSON, TEXT, entries, photo, report
from tests.support.links import add_token
from tests.support.pages import get_page, read_page
from tests.support.work import NOW, Desk
from tests.support.world import World, build_world
from tracker import create_app
from tracker.blueprints.links import reporting
from tracker.domain.tasks import TaskState
from tracker.extensions import db, limiter
from tracker.web.private import without_tokens

STRANGE = ("/x", "/done/x", "/files/99999999999999999999", "/files/-1", "/files/..%2f..", "/../..", "//", "/%00", "。")


@pytest.fixture
def token(world: World) -> str:
    return add_token(world, Desk(world).task(state=TaskState.IN_PROGRESS))


def test_every_answer_keeps_the_address_to_itself(app: Flask, client: FlaskClient, world: World, token: str) -> None:
    report(client, f"/r/{token}", files=[photo()])
    paths = ("", "/done", "/files/1", "/files/9", "/files", "/nowhere", "x")
    answers = [client.open(f"/r/{token}{path}", method=method) for path in paths for method in ("GET", "POST", "HEAD")]
    answers += [world.client(app, "yx-head").get(f"/r/{token}"), client.get("/r/"), client.get(f"/r//{token}")]
    for answer in answers:
        assert answer.headers["Referrer-Policy"] == "no-referrer", answer.request.path
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert token not in answer.headers.get("Set-Cookie", "")
        answer.close()


def test_other_pages_are_not_treated_so(client: FlaskClient) -> None:
    answer = client.get("/sign-in")
    assert (answer.headers["Referrer-Policy"], "X-Robots-Tag" in answer.headers) == ("same-origin", False)


def test_the_page_names_its_token_in_no_title_and_sends_nobody_elsewhere(client: FlaskClient, token: str) -> None:
    for path in ("", "/done"):
        report(client, f"/r/{token}")
        page = get_page(client, f"/r/{token}{path}")
        assert token not in page.title
        assert not [node for node in page.all("a, form, script, link, img") if "//" in str(node.attributes)]


def test_no_line_of_the_log_has_the_token(client: FlaskClient, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(written))
    report(client, f"/r/{token}", files=[photo()])
    for path in STRANGE:
        client.get(f"/r/{token}{path}").close()
    for path in (f"/r//{token}", f"/R/{token}", f"/x/{token}", f"/r/{token}?next=/r/{token}"):
        client.get(path).close()
    monkeypatch.setattr(reporting, "figures_asked", _fails)
    assert client.get(f"/r/{token}").status_code == 500
    lines = written.getvalue()
    assert token not in lines
    assert '"path": "/r/<token>"' in lines
    assert "asked for /r/<token>/done" in lines


def _fails(*_args: object) -> None:
    from flask import request

    raise RuntimeError(f"asked for {request.path}/done")


def test_the_web_servers_own_lines_do_not_have_it_either(
    app: Flask, token: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        logging.getLogger("gunicorn.access").info(
            '%(h)s "%(r)s" %(s)s', {"h": "::1", "r": f"GET /r/{token} HTTP/1.1", "s": 200}
        )
        logging.getLogger("waitress").error("Exception while serving %s", f"/r/{token}/files")
        app.logger.error("Exception on %s [%s]", f"/r/{token}", "GET")
    assert token not in caplog.text
    assert '::1 "GET /r/<token> HTTP/1.1" 200' in caplog.text
    assert "Exception while serving /r/<token>/files" in caplog.text


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("GET /r/abc HTTP/1.1", "GET /r/<token> HTTP/1.1"),
        (f"at={'a' * 43};", "at=<token>;"),
        (f"sha256 {'a' * 64}", f"sha256 {'a' * 64}"),
        ("/o/yunxi/2026/reports/abc", "/o/yunxi/2026/reports/abc"),
        ("/r/", "/r/"),
    ],
)
def test_only_what_may_be_a_token_is_left_out(line: str, wanted: str) -> None:
    assert without_tokens(line) == wanted


@pytest.mark.parametrize("path", STRANGE)
def test_strange_addresses_below_a_link_open_nothing(client: FlaskClient, token: str, path: str) -> None:
    answer = client.get(f"/r/{token}{path}")
    assert answer.status_code in {404, 308} or path in {"//", "/%00"}
    assert client.post(f"/r/{token}{path}").status_code in {404, 405, 308, 400}
    assert entries() == []


def test_no_header_turns_a_look_into_an_act(client: FlaskClient, token: str) -> None:
    for header in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
        answer = client.get(f"/r/{token}?_method=POST&text={TEXT}", headers={header: "POST"})
        assert read_page(answer).h1 == "报进展"
    for method in ("PUT", "PATCH", "DELETE"):
        assert client.open(f"/r/{token}", method=method, data={"text": TEXT}).status_code == 405
    assert entries() == []


def test_no_address_in_a_form_leads_away(client: FlaskClient, token: str) -> None:
    for name in ("next", "back", "url"):
        sent = {"text": TEXT, "key": name, name: "https://example.org/"}
        answer = client.post(f"/r/{token}?{name}=//example.org", data=sent)
        assert (answer.status_code, answer.location) == (302, f"/r/{token}/done")


def test_a_form_larger_than_any_is_refused_and_says_so(client: FlaskClient, token: str) -> None:
    kind = "multipart/form-data; boundary=x"
    for path, size, headers in (("", 201, {}), ("/files", 22, JSON)):
        said = {"CONTENT_LENGTH": str(size * 1024 * 1024)}
        body = io.BytesIO(b"--x")
        answer = client.post(
            f"/r/{token}{path}", headers=headers, content_type=kind, input_stream=body, environ_overrides=said
        )
        assert answer.status_code == 413


@contextmanager
def guarded(tmp_path: Path) -> Iterator[tuple[FlaskClient, str]]:
    """An installation that counts, as tests otherwise do not."""
    settings = replace(BASE, app_env="demo", database_url=f"sqlite:///{tmp_path / 'demo.db'}", data_dir=tmp_path)
    app = create_app(settings, Clock(NOW))
    app.test_client_class = Client
    with app.app_context():
        upgrade()
        world = build_world()
        token = add_token(world, Desk(world).task(state=TaskState.IN_PROGRESS))
        limiter.reset()
        yield app.test_client(), token
        limiter.reset()
        db.session.remove()
        db.engine.dispose()


def test_whoever_guesses_has_to_wait_and_an_office_behind_one_address_has_not(tmp_path: Path) -> None:
    with guarded(tmp_path) as (client, token):
        assert {client.get(f"/r/{token}").status_code for _ in range(40)} == {200}
        guesses = [client.get(f"/r/{at:043d}").status_code for at in range(31)]
        assert guesses == [404] * 30 + [429]
        assert client.post(f"/r/{1:043d}/files", headers=JSON).status_code == 429


def test_one_link_cannot_fill_a_disk(tmp_path: Path) -> None:
    with guarded(tmp_path) as (client, token):
        answers = [client.post(f"/r/{token}/files", headers=JSON).status_code for _ in range(121)]
        assert (set(answers[:120]), answers[120]) == ({400}, 429)
