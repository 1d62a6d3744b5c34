"""The audit log: who did what when; filtered, paged and exported."""

from datetime import datetime

import pytest
from flask import Flask

from tests.documents.reading import grid
from tests.support.pages import get_page
from tests.support.records import add_record
from tests.support.tasks import add_task
from tests.support.world import World
from tracker.blueprints.log import exporting
from tracker.extensions import db
from tracker.models import Task
from tracker.services.events import record
from tracker.services.tasks import Assignment, assign
from tracker.web import clock

URL = "/o/yunxi/2026/log"


def assigned(world: World, title: str = "加强执法规范化") -> Task:
    task = add_task(world, title=title, owner_id=world.user("yx-staff").id, sponsor_id=world.user("yx-leader").id)
    db.session.commit()
    owner = Assignment(owner_id=world.user("yx-head").id)
    assign(world.actor("yx-coord"), clock.now(), {task.id: task.version_id}, owner)
    return task


def test_an_event_says_what_changed_and_opens_its_task(app: Flask, world: World) -> None:
    task = assigned(world)
    page = get_page(world.client(app, "yx-admin"), URL)
    first = page.texts("tbody tr:first-child td")
    assert first[1:3] == ["李文澜", "改动"]
    assert "承办人由 吴静 改为 陈立新" in first[4]
    assert page.find("tbody a").attributes["href"] == f"/o/yunxi/2026/tasks/{task.number}"


def test_unknown_verbs_and_fields_stay_readable(app: Flask, world: World) -> None:
    task = assigned(world)
    record(world.actor("yx-coord"), clock.now(), "teleported", task, after={"galaxy": "银河"}, reason="试一试")
    db.session.commit()
    row = get_page(world.client(app, "yx-coord"), URL).texts("tbody tr:first-child td")
    assert row[2] == "teleported"
    assert "galaxy 银河" in row[4]
    assert "试一试" in row[4]


def test_it_is_for_those_who_answer_for_the_organisation(app: Flask, world: World) -> None:
    for account, status in (("yx-leader", 200), ("yx-admin", 200), ("yx-head", 403), ("yx-viewer", 403)):
        assert world.client(app, account).get(URL).status_code == status
        assert world.client(app, account).get(f"{URL}/export").status_code == status
    assert world.client(app, "qh-admin").get(URL).status_code == 403
    assert world.client(app, "hs-admin").get(URL).status_code == 404


def test_every_part_of_the_filter_stands_in_the_address(app: Flask, world: World) -> None:
    assigned(world, "整治占道经营")
    task = assigned(world, "规范案卷")
    night = datetime.fromisoformat("2026-09-10T23:30:00+08:00")
    record(world.actor("yx-leader"), night, "instructed", task, reason="抓紧办")
    db.session.commit()
    add_record(world, "yx-staff")
    client = world.client(app, "yx-coord")

    def acts(query: str) -> list[str]:
        return get_page(client, f"{URL}?{query}").texts("tbody td:nth-child(3)")

    assert len(acts("")) >= 4
    assert acts("person=yx-leader") == ["批示"]
    assert acts("verb=instructed&person=yx-coord") == []
    assert acts("since=2026-09-10&until=2026-09-10") == ["批示"]
    assert acts("until=2026-09-09") == []
    assert acts("q=抓紧办") == ["批示"]
    assert acts("q=占道经营") == ["改动"]
    assert acts("kind=work_entry") == ["报送"]
    page = get_page(client, f"{URL}?since=gestern&person=nobody&person=x")
    assert "person、since" in page.text


def test_words_inside_the_values_are_found_on_both_databases(app: Flask, world: World) -> None:
    task = assigned(world)
    record(world.actor("yx-coord"), clock.now(), "changed", task, after={"target": "培训不少于6次"})
    db.session.commit()
    client = world.client(app, "yx-coord")
    assert len(get_page(client, f"{URL}?q=不少于6次").all("tbody tr")) == 1
    assert get_page(client, f"{URL}?q=100%25").all("tbody tr") == []


def test_older_events_follow_by_their_number(app: Flask, world: World) -> None:
    task = assigned(world)
    for number in range(60):
        record(world.actor("yx-coord"), clock.now(), "instructed", task, reason=f"第{number}次")
    db.session.commit()
    client = world.client(app, "yx-coord")
    first = get_page(client, f"{URL}?verb=instructed")
    assert len(first.all("tbody tr")) == 50
    older = get_page(client, first.find("a[rel=next]").attributes["href"] or "")
    assert [text.strip("“”") for text in older.texts("tbody td:nth-child(5)")] == [f"第{n}次" for n in range(9, -1, -1)]
    assert older.find("a[rel=prev]").attributes["href"] == f"{URL}?verb=instructed"


def test_the_export_holds_the_same_events(app: Flask, world: World) -> None:
    task = assigned(world)
    record(world.actor("yx-coord"), clock.now(), "instructed", task, reason="=1+1")
    db.session.commit()
    response = world.client(app, "yx-leader").get(f"{URL}/export?verb=instructed")
    assert "attachment" in response.headers["Content-Disposition"]
    rows = [[text for _kind, text in row] for row in grid(response.data)]
    assert rows[0][:4] == ["时间", "人员", "办了什么", "种类"]
    assert rows[1][1:3] == ["李文澜", "批示"]
    assert "=1+1" in rows[1]
    assert len(rows) == 2


def test_a_long_log_is_cut_and_says_so(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    task = assigned(world)
    for number in range(4):
        record(world.actor("yx-coord"), clock.now(), "instructed", task, reason=str(number))
    db.session.commit()
    monkeypatch.setattr(exporting, "MOST", 3)
    response = world.client(app, "yx-coord").get(f"{URL}/export?verb=instructed")
    rows = [[text for _kind, text in row] for row in grid(response.data)]
    assert len(rows) == 5
    assert "只导出最近 3 条" in str(rows[-1][0])
