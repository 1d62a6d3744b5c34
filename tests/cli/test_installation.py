"""`flask init` and `flask upgrade`: from an empty database to the first administrator."""

import json

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import inspect, select, text

from tests.support.pages import get_page, post
from tests.support.world import World
from tracker.domain.people import OrgKind
from tracker.extensions import db
from tracker.models import Organisation, User

INIT = ["init", "--org", "yunxi", "--name", "云溪镇人民政府", "--admin", "yx-admin"]


def test_a_new_installation_has_one_organisation_and_one_administrator(empty: Flask) -> None:
    result = empty.test_cli_runner().invoke(args=INIT)
    assert result.exit_code == 0, result.output
    org = db.session.scalars(select(Organisation)).one()
    assert (org.code, org.name, org.kind, org.parent_id) == ("yunxi", "云溪镇人民政府", OrgKind.TOWN, None)
    assert [user.account for user in db.session.scalars(select(User))] == ["yx-admin"]


def test_the_password_that_is_printed_opens_the_door_once(empty: Flask) -> None:
    result = empty.test_cli_runner().invoke(args=[*INIT, "--json"])
    told = json.loads(result.stdout)
    assert (told["org"], told["account"]) == ("yunxi", "yx-admin")
    browser: FlaskClient = empty.test_client()
    assert post(browser, "/sign-in", {"account": told["account"], "password": told["password"]}).status_code == 302
    assert get_page(browser, "/").h1 == "请先换一个自己的密码"


def test_a_county_may_be_the_first_organisation(empty: Flask) -> None:
    assert empty.test_cli_runner().invoke(args=[*INIT, "--kind", "county"]).exit_code == 0
    assert db.session.scalars(select(Organisation)).one().kind is OrgKind.COUNTY


def test_a_second_first_organisation_is_refused(world: World, app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=[*INIT[:2], "other", *INIT[3:]])
    assert result.exit_code == 1
    assert "已经有组织了" in result.stderr
    assert result.stdout == ""


def test_a_wrong_code_is_refused_and_nothing_is_made(empty: Flask) -> None:
    result = empty.test_cli_runner().invoke(args=[*INIT[:2], "云溪", *INIT[3:]])
    assert result.exit_code == 1
    assert "小写字母" in result.stderr
    assert db.session.scalars(select(Organisation)).all() == []


def test_upgrade_makes_the_newest_schema_and_may_be_repeated(empty: Flask) -> None:
    for _ in range(2):
        assert empty.test_cli_runner().invoke(args=["upgrade"]).exit_code == 0
    assert {"task", "event", "organisation"} <= set(inspect(db.engine).get_table_names())
    assert db.session.execute(text("SELECT count(*) FROM task")).scalar() == 0
