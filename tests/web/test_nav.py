"""The shell: where one is, where one may go, and how little it costs."""

import pytest
from flask import Flask, render_template_string
from sqlalchemy import event

from tests.support.pages import Page, get_page
from tests.support.tasks import MADE, add_task
from tests.support.world import World
from tracker.domain.notices import NoticeReason
from tracker.extensions import db
from tracker.models import Notice
from tracker.web.guards import member
from tracker.web.scope import tenant_blueprint

PAGE = """{% extends "layouts/page.html" %}{% set nav = "imports" %}{% block title %}试页{% endblock %}"""


@pytest.fixture(autouse=True)
def _sample(app: Flask) -> None:
    """A page that has nothing but the shell."""
    blueprint = tenant_blueprint("sample", __name__, "/sample")
    blueprint.add_url_rule("/", "index", member(lambda: render_template_string(PAGE)))
    app.register_blueprint(blueprint)


def sample(app: Flask, world: World, account: str, org: str = "yunxi", year: int = 2026) -> Page:
    return get_page(world.client(app, account), f"/o/{org}/{year}/sample/")


def test_the_organisation_its_county_and_the_year_are_always_shown(app: Flask, world: World) -> None:
    page = sample(app, world, "yx-staff")
    assert page.texts(".nl-org") == ["云溪镇人民政府青禾县"]
    assert page.texts(".nl-years [aria-current]") == ["2026 年度"]


def test_people_of_one_organisation_have_no_menu_of_organisations(app: Flask, world: World) -> None:
    assert not sample(app, world, "yx-staff").all(".nl-scope details")


def test_the_county_switches_between_its_towns(app: Flask, world: World) -> None:
    page = sample(app, world, "qh-coord")
    links = {node.text(): node.attributes["href"] for node in page.all(".nl-scope .nl-menu-list a")}
    assert [*links] == ["青禾县人民政府", "河山镇人民政府", "云溪镇人民政府"]
    assert links["河山镇人民政府"] == "/o/heshan/2026/imports"


def test_the_years_are_those_with_tasks_and_the_present_one(app: Flask, world: World) -> None:
    add_task(world, plan_year=2024)
    db.session.commit()
    page = sample(app, world, "yx-staff")
    assert [node.attributes["href"] for node in page.all(".nl-years a")] == [
        f"/o/yunxi/{year}/imports" for year in (2024, 2025, 2026)
    ]


def test_the_role_stands_beside_the_name(app: Flask, world: World) -> None:
    assert sample(app, world, "yx-leader").texts(".nl-who span") == ["周正平", "责任领导"]
    assert sample(app, world, "qh-leader").texts(".nl-who span") == ["周正平", "责任领导"]


def test_entries_follow_the_permissions(app: Flask, world: World) -> None:
    coordinator = sample(app, world, "yx-coord").texts(".nl-side a")
    staff = sample(app, world, "yx-staff").texts(".nl-side a")
    assert "导入审核" in coordinator
    assert "导入审核" not in staff


def test_only_those_who_sign_accept_or_assign_have_a_desk(app: Flask, world: World) -> None:
    for account in ("yx-leader", "yx-head", "yx-coord"):
        assert "案头" in sample(app, world, account).texts(".nl-side a")
    for account in ("yx-staff", "yx-viewer", "yx-admin"):
        assert "案头" not in sample(app, world, account).texts(".nl-side a")


def test_the_bell_counts_what_i_have_not_read_here(app: Flask, world: World) -> None:
    assert sample(app, world, "yx-staff").find(".nl-bell").attributes["aria-label"] == "消息，没有未读的"
    notices = {"reason": NoticeReason.ASSIGNED, "at": MADE, "person_id": world.user("yx-staff").id}
    for place, org in enumerate(("yunxi", "yunxi", "heshan")):
        db.session.add(Notice(org_id=world.org(org).id, key=f"n{place}", **notices))
    db.session.add(Notice(org_id=world.org("yunxi").id, key="read", read_at=MADE, **notices))
    db.session.commit()
    bell = sample(app, world, "yx-staff").find(".nl-bell")
    assert (bell.text(strip=True), bell.attributes["href"]) == ("2", "/o/yunxi/2026/notices")
    assert bell.attributes["aria-label"] == "消息，2 条未读"
    assert not sample(app, world, "yx-head").find(".nl-bell").text(strip=True)


def test_the_foot_of_a_phone_holds_five_entries_and_no_second_bell(app: Flask, world: World) -> None:
    assert sample(app, world, "yx-coord").texts(".nl-bottom a") == ["案头", "事项", "纪实", "台账", "导入"]


def test_the_current_entry_is_marked_at_the_side_and_at_the_bottom(app: Flask, world: World) -> None:
    page = sample(app, world, "yx-coord")
    assert page.texts(".nl-side [aria-current]") == ["导入审核"]
    assert page.texts(".nl-bottom [aria-current]") == ["导入"]


def test_a_page_with_nothing_but_the_shell_needs_six_queries_of_ten(app: Flask, world: World) -> None:
    client = world.client(app, "qh-coord")
    statements: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    get_page(client, "/o/yunxi/2026/sample/")
    selects = [statement for statement in statements if statement.startswith("SELECT")]
    assert len(selects) <= 6, "\n".join(selects)
