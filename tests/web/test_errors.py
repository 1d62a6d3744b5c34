"""Error pages say what did not happen and what to do; they work for everybody, and when the database does not."""

from collections.abc import Callable

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from tests.support.pages import get_page, post, read_page
from tests.support.world import World
from tracker.domain.errors import Conflict, NotAllowed, OutOfSpace
from tracker.extensions import db

STATUSES = [400, 403, 404, 405, 409, 413, 429, 500, 503]


@pytest.fixture(autouse=True)
def _failing_pages(app: Flask) -> None:
    """Pages that fail in every way."""
    app.add_url_rule("/fail/<int:code>", "fail", abort, methods=["GET", "POST"])
    app.add_url_rule("/fail/bug", "bug", lambda: str(1 / 0))
    app.add_url_rule("/fail/refused", "refused", _raise(NotAllowed("not_allowed", permission="close")))
    app.add_url_rule("/fail/full", "full", _raise(OutOfSpace("disk_full", field="file")))
    app.add_url_rule("/fail/overtaken", "overtaken", _raise(Conflict("changed_meanwhile")))
    app.add_url_rule("/fail/race", "race", _raise(StaleDataError()))


def _raise(error: Exception) -> Callable[[], str]:
    def view() -> str:
        raise error

    return view


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("person", ["nobody", "yx-coord"])
def test_each_error_has_a_sound_page_with_the_code_to_quote(app: Flask, world: World, person: str, status: int) -> None:
    client = app.test_client() if person == "nobody" else world.client(app, person)
    response = client.get(f"/fail/{status}")
    page = read_page(response, status)
    assert page.find("code").text() == response.headers["X-Request-Id"]
    assert page.find("main a.btn-primary").attributes["href"] == "/"


@pytest.mark.parametrize("status", STATUSES)
def test_each_error_says_in_its_heading_what_is_the_matter(client: FlaskClient, status: int) -> None:
    headings = {get_page(client, f"/fail/{other}", other).h1 for other in STATUSES if other != status}
    assert get_page(client, f"/fail/{status}", status).h1 not in headings


def test_an_unknown_status_looks_like_its_relatives(client: FlaskClient) -> None:
    assert get_page(client, "/fail/418", 418).h1 == get_page(client, "/fail/400", 400).h1
    assert get_page(client, "/fail/502", 502).h1 == get_page(client, "/fail/500", 500).h1


def test_a_bug_shows_a_page_and_no_details(client: FlaskClient) -> None:
    page = get_page(client, "/fail/bug", 500)
    assert "division" not in page.html


def test_a_refusal_says_why(client: FlaskClient) -> None:
    assert "您在这里没有这项权限" in get_page(client, "/fail/refused", 403).text


def test_a_full_disk_is_told_and_is_nobodys_fault(client: FlaskClient) -> None:
    page = get_page(client, "/fail/full", 507)
    assert page.h1 == "磁盘满了，没有存下"
    assert "请告诉管理员" in page.text


@pytest.mark.parametrize("path", ["/fail/overtaken", "/fail/race"])
def test_a_lost_race_is_told_and_nothing_is_overwritten(client: FlaskClient, path: str) -> None:
    assert "您这次的改动没有保存" in get_page(client, path, 409).text


def test_a_database_without_room_says_that_the_disk_is_full(app: Flask, world: World) -> None:
    if db.engine.dialect.name != "sqlite":
        return
    with db.engine.connect() as narrow:
        pages = narrow.exec_driver_sql("PRAGMA page_count").scalar()
        narrow.exec_driver_sql(f"PRAGMA max_page_count = {pages}")  # goes back to the pool with it
    staff = world.client(app, "yx-staff")
    sent = {"text": "字" * 4000, "from_on": "2026-09-22", "unit_id": str(world.unit("yunxi-zf").id)}
    found = [post(staff, "/o/yunxi/2026/records/new", sent) for _ in range(9)][-1]
    assert found.status_code == 507
    assert "服务器的磁盘满了" in found.text


def test_a_failure_tells_the_log_nothing_of_what_people_wrote(app: Flask) -> None:
    broken = text("SELECT :word FROM nowhere").bindparams(word="当事人的姓名")
    with pytest.raises(DBAPIError) as failed:
        db.session.execute(broken)
    db.session.rollback()
    assert "当事人的姓名" not in str(failed.value)


def test_a_database_that_others_hold_is_busy_not_broken(app: Flask, client: FlaskClient, world: World) -> None:
    app.add_url_rule("/hurry", "hurry", _hurry, methods=["POST"])
    with db.engine.connect() as impatient:
        if impatient.dialect.name == "sqlite":
            impatient.exec_driver_sql("PRAGMA busy_timeout = 50")  # goes back to the pool with it
    holder = create_engine(db.engine.url)
    with holder.connect() as other:
        other.execute(RENAME)
        response = post(client, "/hurry")
    holder.dispose()
    assert (read_page(response, 503).h1, response.headers["Retry-After"]) == ("这会儿人太多，没有轮到您", "3")


RENAME = text("UPDATE organisation SET name = name")


def _hurry() -> str:
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("SET LOCAL lock_timeout = '50ms'"))
    db.session.execute(RENAME)
    return ""


def test_the_way_back_leads_to_the_page_one_came_from(client: FlaskClient) -> None:
    page = read_page(client.get("/fail/404", headers={"Referer": "http://localhost/sign-in?next=/x"}), 404)
    assert page.find("main a.btn-primary").attributes["href"] == "/sign-in?next=/x"


def test_the_way_back_never_leads_elsewhere(client: FlaskClient) -> None:
    page = read_page(client.get("/fail/404", headers={"Referer": "https://example.org/x"}), 404)
    assert page.find("main a.btn-primary").attributes["href"] == "/"


def test_htmx_gets_a_toast(client: FlaskClient) -> None:
    response = post(client, "/fail/409", headers={"HX-Request": "true"})
    assert response.status_code == 409
    assert response.headers["HX-Retarget"] == "#nl-toasts"
    assert response.text.strip().startswith('<div class="nl-toast" data-category="error"><span>别人刚刚改过这里')


def test_a_wrong_method_names_the_right_ones(client: FlaskClient) -> None:
    assert "POST" in client.get("/sign-out").headers["Allow"]


def test_too_large_a_body_names_the_limit(app: Flask, client: FlaskClient) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 1000
    response = client.post("/sign-in", data={"account": "x" * 2000})
    assert "一次最多 20 MB" in read_page(response, 413).text


def test_pages_are_never_kept_by_the_browser(client: FlaskClient) -> None:
    assert client.get("/sign-in").headers["Cache-Control"] == "no-store"


def test_the_error_page_needs_no_database(app: Flask, world: World) -> None:
    client = world.client(app, "yx-coord")
    db.session.execute(text("DROP TABLE membership_role"))
    db.session.execute(text("ALTER TABLE membership RENAME TO gone"))
    db.session.execute(text('ALTER TABLE "user" RENAME TO gone_too'))
    assert get_page(client, "/password", 500).h1 == "系统出了差错"


def test_a_form_that_is_refused_first_of_all_has_a_number_of_its_own(client: FlaskClient) -> None:
    """The guard of forms runs before our own code; without a number nobody could find what happened in the log."""
    before = client.get("/sign-in").headers["X-Request-Id"]
    refused = client.post("/sign-in", data={"account": "yx-coord"})
    assert refused.status_code == 400
    assert refused.headers["X-Request-Id"] not in {"", before}
