"""The quarterly form: a unit reports the figures of its themes on one page, and everybody sees who has."""

import io
from datetime import date

from flask import Flask
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.pages import Page, get_page, post, post_page
from tests.support.records import add_record, adopt
from tests.support.reviewing import Review
from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import WorkRecord
from tracker.services.work import NewFigure
from tracker.web import clock as now_of

URL = "/o/yunxi/2026/quarter"
FORM = f"{URL}/3/zf"


def records() -> list[WorkRecord]:
    return list(db.session.scalars(select(WorkRecord).order_by(WorkRecord.theme_code, WorkRecord.id)))


def row(page: Page, indicator_id: int) -> str:
    """The words in the row of an indicator, without white space."""
    found = page.find(f"label[for=value-{indicator_id}]").parent
    while found is not None and found.tag != "tr":
        found = found.parent
    assert found is not None
    return "".join(found.text().split())


def test_a_unit_is_asked_for_the_themes_that_it_leads(app: Flask, world: World) -> None:
    adopt(world)
    add_task(world, unit="zf", theme_code="T6")
    db.session.commit()
    page = get_page(world.client(app, "yx-staff"), FORM)
    assert page.texts("section h2") == ["行政执法", "矛盾纠纷化解", "文字和佐证"]
    assert "9月25日" in page.text
    every = get_page(world.client(app, "yx-staff"), f"{FORM}?all=1")
    assert len(every.texts("section h2")) == 12


def test_each_theme_becomes_a_record_and_zero_is_a_value(app: Flask, world: World) -> None:
    known = adopt(world)
    add_task(world, unit="zf", theme_code="T6")
    db.session.commit()
    sent = {"text": "三季度执法和调解", f"value-{known['行政处罚']}": "12", f"value-{known['矛盾纠纷调解']}": "0"}
    page = post_page(world.client(app, "yx-staff"), FORM, sent)
    assert page.url == "/o/yunxi/2026/records"
    made = [(one.theme_code, [(figure.name, int(figure.value)) for figure in one.figures]) for one in records()]
    assert made == [("T4", [("行政处罚", 12)]), ("T6", [("矛盾纠纷调解", 0)])]
    assert {(one.from_on, one.to_on) for one in records()} == {(date(2026, 7, 1), date(2026, 9, 22))}


def test_what_is_counted_already_stands_beside_the_field(app: Flask, world: World) -> None:
    known = adopt(world)
    desk = Review(world, now_of.now())
    desk.ready()
    desk.confirm()
    add_record(world, "yx-staff", figures=(NewFigure("行政处罚", "4", "起"),), day=date(2026, 8, 1), accepted=True)
    add_record(world, "yx-staff", figures=(NewFigure("行政处罚", "2", "件"),), day=date(2026, 9, 1))
    add_record(world, "yx-staff", figures=(NewFigure("行政处罚", "9余", "件"),), day=date(2026, 2, 1), accepted=True)
    page = get_page(world.client(app, "yx-staff"), FORM)
    assert row(page, known["行政处罚"]) == "行政处罚4待采纳2件13余待采纳213件"
    link = page.find(f"a[href*='indicator={known['行政处罚']}'][href*='quarter=3'][href*=accepted]").attributes["href"]
    assert len(get_page(world.client(app, "yx-staff"), link or "").all(".nl-entries > li")) == 1


def test_a_figure_once_reported_is_not_asked_for_again(app: Flask, world: World) -> None:
    known = adopt(world)
    client = world.client(app, "yx-staff")
    post_page(client, FORM, {f"value-{known['行政处罚']}": "12"})
    page = get_page(client, FORM)
    assert page.all(f"input[name=value-{known['行政处罚']}]") == []
    assert f"/o/yunxi/2026/records/{records()[0].id}" in page.html
    post_page(client, FORM, {f"value-{known['行政执法检查']}": "30余"})
    assert len(records()) == 2


def test_what_cannot_be_read_is_shown_at_its_field_with_everything_typed(app: Flask, world: World) -> None:
    known = adopt(world)
    good, bad = known["行政处罚"], known["行政执法检查"]
    sent = {
        "text": "写了很久",
        f"value-{good}": "12",
        f"value-{bad}": "不少",
        "files": (io.BytesIO(b"x y z"), "表.txt"),
    }
    page = post_page(world.client(app, "yx-staff"), FORM, sent, 400)
    assert page.find(f"#value-{bad}-e").text()
    assert page.find(f"#value-{good}").attributes["value"] == "12"
    assert page.find(f"#value-{bad}").attributes["value"] == "不少"
    assert "写了很久" in page.find("textarea").text()
    assert len(page.all("[name=evidence]")) == 1
    assert records() == []


def test_a_form_sent_twice_counts_once(app: Flask, world: World) -> None:
    known = adopt(world)
    client = world.client(app, "yx-staff")
    key = get_page(client, FORM).find("input[name=key]").attributes["value"]
    for _again in range(2):
        post_page(client, FORM, {"key": key, f"value-{known['行政处罚']}": "12"})
    assert len(records()) == 1


def test_those_of_other_units_read_only(app: Flask, world: World) -> None:
    adopt(world)
    page = get_page(world.client(app, "yx-staff"), f"{URL}/3/sfs")
    assert page.all("main input, main button") == []
    assert post(world.client(app, "yx-staff"), f"{URL}/3/sfs", {"text": "x"}).status_code == 403
    assert get_page(world.client(app, "yx-coord"), f"{URL}/3/sfs").all("main input") != []
    assert world.client(app, "yx-staff").get(f"{URL}/3/nowhere").status_code == 404
    assert world.client(app, "yx-staff").get(f"{URL}/5/zf").status_code == 404


def test_a_quarter_that_has_not_begun_asks_for_nothing(app: Flask, world: World) -> None:
    adopt(world)
    page = get_page(world.client(app, "yx-staff"), f"{URL}/4/zf")
    assert "还没有开始" in page.text
    assert page.all("main input") == []


def test_the_overview_says_who_has_not_reported(app: Flask, world: World, clock: Clock) -> None:
    known = adopt(world)
    head = world.client(app, "yx-head")
    assert get_page(head, URL).h1 == "三个单位该报还没报"
    for quarter in (1, 2):
        post_page(head, f"{URL}/{quarter}/zf", {f"value-{known['行政处罚']}": "1"})
    cells = get_page(head, URL).texts("tbody tr:nth-child(2) td")
    assert cells == ["9月22日报，待采纳", "9月22日报，待采纳", "报数", "—"]
    assert get_page(head, URL).h1 == "两个单位该报还没报"
    clock.forward(days=4)
    assert get_page(world.client(app, "yx-head"), URL).texts("tbody tr:nth-child(2) td")[2] == "没报"


def test_returned_and_accepted_forms_show_in_the_overview(app: Flask, world: World) -> None:
    known = adopt(world)
    post_page(world.client(app, "yx-staff"), f"{URL}/1/zf", {f"value-{known['行政处罚']}": "1"})
    head = world.client(app, "yx-head")
    [record] = records()
    post_page(head, "/o/yunxi/2026/entries/accept", {"entry": f"{record.id}:{record.version_id}"})
    assert get_page(head, URL).texts("tbody tr:nth-child(2) td")[0] == "9月22日报"
    db.session.expire_all()
    assert records()[0].state is EntryState.ACCEPTED
