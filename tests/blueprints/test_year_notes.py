"""随记 in the browser: from a task in two taps, with everything kept that was typed."""

from flask import Flask
from sqlalchemy import select

from tests.support.desk import Desk
from tests.support.pages import get_page, post, post_page
from tests.support.world import World
from tracker.domain.reports import ItemKind
from tracker.extensions import db
from tracker.models import YearNote

URL = "/o/yunxi/2026/notes"


def only_note() -> YearNote:
    return db.session.scalars(select(YearNote)).one()


def typed(world: World, **more: str) -> dict[str, str]:
    """A form as staff send it: two fields typed in, the rest as it came."""
    given = {
        "text": "执法人员不足", "cause": "编制少", "kind": "problem", "theme_code": "T4", "noted_on": "2026-09-20",
        "unit_id": str(world.unit("yunxi-zf").id),
    }  # fmt: skip
    return {**given, **more}


def test_from_a_task_it_is_one_link_and_one_button(app: Flask, world: World) -> None:
    task = Desk(world).make(theme_code="T6")
    client = world.client(app, "yx-staff")
    link = get_page(client, f"/o/yunxi/2026/tasks/{task.number}").find("a[href*='/notes/new']").attributes["href"]
    assert link is not None
    page = get_page(client, link)
    assert task.title in page.text
    assert page.find("[name=theme_code] option[selected]").attributes["value"] == "T6"
    assert page.find("[name=unit_id] option[selected]").attributes["value"] == str(task.lead_unit_id)
    assert page.find("main details").attributes.get("open", "closed") == "closed"
    page = post_page(client, link, typed(world, theme_code="T6", task=str(task.number)))
    assert page.h1 == task.title
    note = only_note()
    assert (note.task_id, note.text, note.theme_code, note.kind) == (task.id, "执法人员不足", "T6", ItemKind.PROBLEM)


def test_what_was_typed_stays_when_something_is_wrong(app: Flask, world: World) -> None:
    page = post_page(world.client(app, "yx-staff"), f"{URL}/new", typed(world, noted_on="2026-12-20"), 400)
    assert page.errors()
    assert page.find("textarea[name=text]").text().strip() == "执法人员不足"
    assert "open" in page.find("main details").attributes
    assert db.session.scalar(select(YearNote)) is None


def test_the_list_says_what_is_the_matter(app: Flask, world: World) -> None:
    client = world.client(app, "yx-staff")
    assert get_page(client, URL).h1 == "问题随记"
    post(client, f"{URL}/new", typed(world))
    post(client, f"{URL}/new", typed(world, text="宣传面窄", cause=""))
    post(client, f"{URL}/new", typed(world, text="招录两名执法人员", kind="plan"))
    page = get_page(client, URL)
    assert page.h1 == "记下 2 个问题，1 个还没写原因"
    assert page.texts(".nl-section-head h2") == ["存在问题", "下一步打算"]
    assert get_page(client, "/o/yunxi/2025/notes").h1 == "问题随记"


def test_a_note_is_changed_and_taken_back_by_whoever_wrote_it(app: Flask, world: World) -> None:
    client = world.client(app, "yx-staff")
    post(client, f"{URL}/new", typed(world))
    note = only_note()
    version = {"version": str(note.version_id)}
    post_page(client, f"{URL}/{note.id}/edit", typed(world, text="执法人员只有九名", **version))
    db.session.expire_all()
    assert only_note().text == "执法人员只有九名"
    get_page(world.client(app, "yx-head"), f"{URL}/{note.id}/edit", 403)
    page = post_page(client, f"{URL}/{note.id}/withdraw", {"version": str(only_note().version_id)})
    assert page.h1 == "问题随记"
    get_page(client, f"{URL}/{note.id}/edit", 409)


def test_of_two_who_change_it_the_second_is_told_and_loses_nothing(app: Flask, world: World) -> None:
    client = world.client(app, "yx-staff")
    post(client, f"{URL}/new", typed(world))
    note = only_note()
    seen = {"version": str(note.version_id)}
    post(client, f"{URL}/{note.id}/edit", typed(world, text="先改的", **seen))
    page = post_page(client, f"{URL}/{note.id}/edit", typed(world, text="后改的", **seen), 400)
    assert "别人已经改过" in " ".join(page.errors())
    assert page.find("textarea[name=text]").text().strip() == "后改的"
    db.session.expire_all()
    assert only_note().text == "先改的"


def test_people_outside_see_no_notes_and_write_none(app: Flask, world: World) -> None:
    post(world.client(app, "yx-staff"), f"{URL}/new", typed(world))
    assert "执法人员不足" not in get_page(world.client(app, "qh-coord"), URL).text
    get_page(world.client(app, "qh-coord"), f"{URL}/new", 403)
    get_page(world.client(app, "yx-viewer"), f"{URL}/new", 403)
    get_page(world.client(app, "hs-coord"), URL, 404)


def test_a_number_that_is_no_task_is_left_out(app: Flask, world: World) -> None:
    client = world.client(app, "yx-staff")
    for number in ("99", "x", "9" * 30):
        assert get_page(client, f"{URL}/new?task={number}").h1 == "记一条问题"
