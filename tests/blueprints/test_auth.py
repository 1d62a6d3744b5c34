"""The doors: signing in and out, the password page, the language."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.pages import get_page, post, post_page, read_page
from tests.support.world import PASSWORD, World
from tracker.extensions import db
from tracker.models import User
from tracker.services.accounts import reset_password


def sign_in(client: FlaskClient, login: str, password: str = PASSWORD, **more: str) -> str:
    response = post(client, "/sign-in", {"account": login, "password": password, **more})
    assert response.status_code == 302, response.text
    return response.location


def test_people_sign_in_and_come_to_their_first_page(world: World, client: FlaskClient) -> None:
    assert sign_in(client, "yx-coord") == "/"
    assert "李文澜" in get_page(client, "/").find("header").text()


def test_white_space_around_the_account_does_not_matter(world: World, client: FlaskClient) -> None:
    assert sign_in(client, " yx-coord ") == "/"


def test_a_wrong_password_is_explained_at_its_field_and_the_account_stays(world: World, client: FlaskClient) -> None:
    page = post_page(client, "/sign-in", {"account": "yx-coord", "password": "wrong"})
    assert page.errors() == ["账号或密码不对。再错 4 次，就要等 15 分钟才能再试。"]
    assert page.find("#account").attributes["value"] == "yx-coord"
    assert page.find("#password").attributes["aria-describedby"] == "password-e"


def test_what_is_missing_is_named(world: World, client: FlaskClient) -> None:
    page = post_page(client, "/sign-in", {"account": "  ", "password": ""})
    assert page.errors() == ["请填写账号或手机号。", "请填写密码。"]


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_server(world: World, client: FlaskClient, target: str) -> None:
    assert sign_in(client, "yx-coord", next=target) == "/"


def test_signing_in_leads_back_to_the_page_that_was_wanted(world: World, client: FlaskClient) -> None:
    page = get_page(client, "/o/yunxi/2026/")
    assert page.h1 == "登录"
    wanted = page.find("form.mt-4 input[name=next]").attributes["value"]
    assert wanted == "/o/yunxi/2026/"
    assert sign_in(client, "yx-coord", next=wanted) == wanted


def test_a_form_without_its_token_is_refused(world: World, client: FlaskClient) -> None:
    page = read_page(client.post("/sign-in", data={"account": "yx-coord", "password": PASSWORD}), 400)
    assert "表单已经过期" in page.text


def test_the_session_lasts_a_week_only_where_it_was_asked_for(app: Flask, world: World) -> None:
    shared, own = app.test_client(), app.test_client()
    sign_in(shared, "yx-coord")
    sign_in(own, "yx-coord", keep="y")
    assert shared.get_cookie("nianlun_keep") is None
    assert own.get_cookie("nianlun_keep") is not None


def test_signing_out_ends_the_session_and_the_week(world: World, client: FlaskClient) -> None:
    sign_in(client, "yx-coord", keep="y")
    post(client, "/sign-out")
    assert client.get_cookie("nianlun_keep") is None
    assert get_page(client, "/").h1 == "登录"


def test_signing_out_needs_a_form(world: World, app: Flask) -> None:
    client = world.client(app, "yx-coord")
    assert get_page(client, "/sign-out", 405).h1 == "这个地址不能直接打开"


def test_deactivation_ends_the_session_at_once(app: Flask, world: World, clock: Clock) -> None:
    client = world.client(app, "yx-staff")
    assert client.get("/password").status_code == 200
    world.user("yx-staff").deactivated_at = clock()
    assert client.get("/password").location == "/sign-in?next=%2Fpassword"


def change(client: FlaskClient, new: str, again: str | None = None) -> dict[str, str]:
    return {"current": PASSWORD, "new": new, "again": new if again is None else again}


def test_changing_the_password_keeps_this_session_and_ends_the_others(app: Flask, world: World) -> None:
    here, elsewhere = world.client(app, "yx-staff"), world.client(app, "yx-staff")
    page = post_page(here, "/password", change(here, "river-stone-lamp"))
    assert "密码已修改" in page.find("#nl-toasts").text()
    assert elsewhere.get("/password").status_code == 302


def test_a_password_mistyped_the_second_time_is_refused(app: Flask, world: World) -> None:
    client = world.client(app, "yx-staff")
    page = post_page(client, "/password", change(client, "river-stone-lamp", "river-stone-lump"))
    assert page.errors() == ["两次输入的不一样。请再输一遍新密码。"]


def test_a_weak_password_is_explained(app: Flask, world: World) -> None:
    client = world.client(app, "yx-staff")
    page = post_page(client, "/password", change(client, "short"))
    assert page.errors() == ["太短了。请用 10 个字符以上，一句好记的话最好。"]


def test_a_password_given_by_others_must_be_changed_first(app: Flask, world: World, clock: Clock) -> None:
    given = reset_password(world.actor("yx-coord"), world.user("yx-staff").id, clock())
    client = app.test_client()
    sign_in(client, "yx-staff", given)
    page = get_page(client, "/o/yunxi/2026/")
    assert page.h1 == "请先换一个自己的密码"
    form = {"current": given, "new": "river-stone-lamp", "again": "river-stone-lamp"}
    assert post_page(client, "/password", form).h1 != "请先换一个自己的密码"


def test_the_language_can_be_chosen_before_signing_in(world: World, client: FlaskClient) -> None:
    page = post_page(client, "/locale", {"locale": "en", "next": "/sign-in"})
    assert (page.h1, page.find("html").attributes["lang"]) == ("Sign in", "en")
    sign_in(client, "yx-coord")
    assert get_page(client, "/password").h1 == "Change password"


def test_the_language_of_a_person_follows_them_to_other_computers(app: Flask, world: World) -> None:
    post(world.client(app, "yx-coord"), "/locale", {"locale": "en"})
    assert db.session.scalar(select(User.locale).where(User.account == "yx-coord")) == "en"
    assert get_page(world.client(app, "yx-coord"), "/password").h1 == "Change password"


def test_only_known_languages_are_taken(client: FlaskClient) -> None:
    assert post(client, "/locale", {"locale": "tlh"}).status_code == 400


def test_people_without_a_seat_learn_whom_to_ask(app: Flask, world: World) -> None:
    user = User(org_id=world.org("yunxi").id, account="yx-new", name="方晓岚")
    db.session.add(user)
    db.session.flush()
    world.users["yx-new"] = user
    assert get_page(world.client(app, "yx-new"), "/").h1 == "您还没有任职"
