"""工作纪实: routine work as people write it down, find it again and accept it."""

import io
from datetime import date

from flask import Flask
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from tests.support.pages import get_page, post, post_page
from tests.support.records import FIGURES, add_record, adopt
from tests.support.tasks import add_task
from tests.support.world import TODAY, World
from tracker.domain.work import Duty, EntryState
from tracker.extensions import db
from tracker.models import Evidence, Task, WorkRecord
from tracker.services.work import NewFigure, NewProgress, report_progress
from tracker.web import clock

URL = "/o/yunxi/2026/records"


def typed(world: World, **more: object) -> MultiDict[str, object]:
    """A form as staff of the enforcement team fill it in."""
    unit = world.unit("yunxi-zf").id
    return MultiDict(
        {"text": "在云溪村讲民法典", "from_on": "2026-09-20", "unit_id": str(unit), "theme_code": "T10", **more}
    )


def only_record() -> WorkRecord:
    return db.session.scalars(select(WorkRecord)).one()


def test_a_record_is_written_without_javascript_with_figures_and_files(app: Flask, world: World) -> None:
    adopt(world)
    form = typed(world, **{"figures-0-name": "普法讲座", "figures-0-value": "2", "figures-0-unit": "场"})
    form.update({"figures-2-name": "发放宣传资料", "figures-2-value": "300余", "figures-2-unit": "份"})
    form.add("files", (io.BytesIO("签到：吴静".encode()), "签到表.txt"))
    page = post_page(world.client(app, "yx-staff"), f"{URL}/new", form)
    assert page.h1 == "在云溪村讲民法典"
    assert page.texts(".nl-figures tbody tr") == ["普法讲座2 场", "发放宣传资料300余 份"]
    record = only_record()
    assert (record.state, record.year, record.theme_code) == (EntryState.PENDING, 2026, "T10")
    assert [figure.indicator is not None for figure in record.figures] == [True, True]
    assert [file.filename for file in record.evidence] == ["签到表.txt"]


def test_what_was_typed_stays_when_something_is_wrong(app: Flask, world: World) -> None:
    form = typed(
        world, **{"figures-1-name": "普法宣传", "figures-1-value": "好几", "figures-1-unit": "场", "people": "各村"}
    )
    form.add("files", (io.BytesIO(b"minutes"), "会议纪要.txt"))
    page = post_page(world.client(app, "yx-staff"), f"{URL}/new", form, 400)
    assert page.find("#figures-1-value").attributes["value"] == "好几"
    assert page.find("#figures-1-e").text()
    assert page.find("[name=people]").attributes["value"] == "各村"
    assert "在云溪村讲民法典" in page.find("textarea[name=text]").text()
    kept = db.session.scalars(select(Evidence)).one()
    assert page.find("[name=evidence]").attributes["value"] == str(kept.id)
    assert db.session.scalar(select(WorkRecord)) is None


def test_a_refused_file_is_named_and_the_rest_stays(app: Flask, world: World) -> None:
    form = typed(world)
    form.add("files", (io.BytesIO(b"<script>alert(1)</script>"), "页面.html"))
    page = post_page(world.client(app, "yx-staff"), f"{URL}/new", form, 400)
    assert "页面.html" in " ".join(page.errors())
    assert db.session.scalar(select(WorkRecord)) is None


def test_further_rows_for_figures_come_without_losing_anything(app: Flask, world: World) -> None:
    form = typed(world, more="1", **{f"figures-{n}-name": f"数{n}" for n in range(3)})
    page = post_page(world.client(app, "yx-staff"), f"{URL}/new", form)
    assert len(page.all(".nl-fig-line:not(.nl-fig-head)")) == 6
    assert page.find("#figures-2-name").attributes["value"] == "数2"
    assert page.all(".nl-errors") == []


def test_a_form_sent_twice_makes_one_record(app: Flask, world: World) -> None:
    client = world.client(app, "yx-staff")
    key = get_page(client, f"{URL}/new").find("input[name=key]").attributes["value"]
    for _again in range(2):
        post_page(client, f"{URL}/new", typed(world, key=key))
    assert only_record().key == key


def test_only_leaders_and_coordinators_name_one_of_the_four_duties(app: Flask, world: World) -> None:
    assert get_page(world.client(app, "yx-staff"), f"{URL}/new").all("[name=duty]") == []
    post_page(world.client(app, "yx-staff"), f"{URL}/new", typed(world, duty="deployed"))
    assert only_record().duty is None
    post_page(world.client(app, "yx-leader"), f"{URL}/new", typed(world, duty="deployed"))
    assert [record.duty for record in db.session.scalars(select(WorkRecord).order_by(WorkRecord.id))] == [
        None,
        Duty.DEPLOYED,
    ]


def test_a_coordinator_types_for_somebody_and_the_page_says_so(app: Flask, world: World) -> None:
    author = world.user("yx-staff").id
    page = post_page(world.client(app, "yx-coord"), f"{URL}/new", typed(world, author_id=str(author)))
    assert "吴静李文澜代填" in page.text.replace(" ", "")
    assert only_record().author_id == author


def test_those_who_write_none_are_told_so(app: Flask, world: World) -> None:
    assert world.client(app, "yx-viewer").get(f"{URL}/new").status_code == 403
    assert get_page(world.client(app, "yx-viewer"), URL).all("a.btn-primary") == []
    assert post(world.client(app, "yx-viewer"), f"{URL}/new", typed(world)).status_code == 403


def test_a_second_person_accepts_on_the_page_of_the_record(app: Flask, world: World) -> None:
    record = add_record(world, "yx-staff")
    own = get_page(world.client(app, "yx-staff"), f"{URL}/{record.id}")
    assert own.all("#decide") == []
    head = world.client(app, "yx-head")
    form = get_page(head, f"{URL}/{record.id}").find("#decide form")
    entry = form.css_first("[name=entry]")
    assert entry is not None
    post_page(head, form.attributes["action"] or "", {"entry": entry.attributes["value"]})
    db.session.expire_all()
    assert only_record().state is EntryState.ACCEPTED


def test_a_returned_record_says_why_and_waits_again_once_it_is_mended(app: Flask, world: World) -> None:
    record = add_record(world, "yx-staff", returned="请补上参加人数")
    client = world.client(app, "yx-staff")
    page = get_page(client, f"{URL}/{record.id}/edit")
    assert "请补上参加人数" in page.text
    version = page.find("[name=version]").attributes["value"]
    again = typed(world, version=version, text="在云溪村讲民法典，42人参加")
    assert post_page(client, f"{URL}/{record.id}/edit", again).find(".nl-tag-soon").text() == "待采纳"
    db.session.expire_all()
    assert only_record().text == "在云溪村讲民法典，42人参加"


def test_an_accepted_record_is_corrected_by_another_one(app: Flask, world: World) -> None:
    record = add_record(world, "yx-staff", accepted=True)
    client = world.client(app, "yx-staff")
    form = get_page(client, f"{URL}/{record.id}/edit")
    sent = typed(world, version=form.find("[name=version]").attributes["value"], text="在云溪村和溪口村讲民法典")
    page = post_page(client, f"{URL}/{record.id}/edit", sent)
    assert page.url != f"{URL}/{record.id}"
    assert "看原来的" in page.text
    old = get_page(client, f"{URL}/{record.id}")
    assert old.find(".nl-tag-done").text() == "已采纳"
    assert f"{URL}/{record.id}/edit" not in old.html


def test_a_record_that_changed_meanwhile_is_not_overwritten(app: Flask, world: World) -> None:
    record = add_record(world, "yx-staff")
    page = post_page(
        world.client(app, "yx-staff"), f"{URL}/{record.id}/edit", typed(world, version="99", text="我改的"), 400
    )
    assert "别人已经改过" in " ".join(page.errors())
    assert page.texts(".nl-said") == ["在云溪村讲民法典"]
    assert page.find("[name=version]").attributes["value"] == str(record.version_id)
    assert "我改的" in page.find("textarea[name=text]").text()


def test_the_list_is_filtered_by_its_address(app: Flask, world: World) -> None:
    add_record(world, "yx-staff", text="讲民法典", theme="T10", day=date(2026, 8, 3))
    add_record(world, "yx-staff", text="联合检查", theme="T4", day=date(2026, 3, 3), accepted=True)
    add_record(world, "yx-coord", text="党委会前学法", theme="T0", unit="yunxi-dzb")
    add_record(world, "yx-coord", text="去年的会", day=date(2025, 5, 5), unit="yunxi-dzb")
    client = world.client(app, "yx-head")

    def found(query: str) -> list[str]:
        return get_page(client, f"{URL}?{query}").texts("a.nl-row-title")

    assert found("") == ["党委会前学法", "讲民法典", "联合检查"]
    assert found("theme=T4") == ["联合检查"]
    assert found("unit=dzb") == ["党委会前学法"]
    assert found("author=yx-staff&quarter=3") == ["讲民法典"]
    assert found("state=accepted") == ["联合检查"]
    assert found("q=民法") == ["讲民法典"]
    assert found("theme=T99&quarter=8&unit=zf") == ["讲民法典", "联合检查"]


def test_an_indicator_opens_records_and_progress_alike(app: Flask, world: World) -> None:
    indicator = adopt(world)["普法宣传"]
    add_record(world, "yx-staff", figures=FIGURES)
    task = add_task(world, owner_id=world.user("yx-staff").id, sponsor_id=world.user("yx-leader").id)
    db.session.commit()
    progress = NewProgress("又讲了一场", figures=(NewFigure("普法宣传", "1", "场"),))
    report_progress(world.actor("yx-staff"), clock.now(), task.id, progress)
    client = world.client(app, "yx-head")
    page = get_page(client, f"{URL}?kind=all&indicator={indicator}")
    assert len(page.all(".nl-entries > li")) == 2
    assert "指标：普法宣传" in page.text
    assert len(get_page(client, f"{URL}?indicator={indicator}").all(".nl-entries > li")) == 1


def test_many_records_come_in_pages(app: Flask, world: World) -> None:
    for number in range(53):
        add_record(world, "yx-staff", text=f"第{number}场")
    client = world.client(app, "yx-head")
    first = get_page(client, URL)
    assert len(first.all(".nl-entries > li")) == 50
    rest = get_page(client, first.find("a[rel=next]").attributes["href"] or "")
    assert len(rest.all(".nl-entries > li")) == 3
    assert "共 53 项" in rest.text


def test_the_county_sees_accepted_records_alone(app: Flask, world: World) -> None:
    add_record(world, "yx-staff", text="待采纳的")
    shown = add_record(world, "yx-staff", text="已采纳的", accepted=True)
    client = world.client(app, "qh-coord")
    assert get_page(client, URL).texts("a.nl-row-title") == ["已采纳的"]
    page = get_page(client, f"{URL}/{shown.id}")
    assert page.all("#decide, a.btn") == []
    assert world.client(app, "hs-coord").get(f"{URL}/{shown.id}").status_code == 404


def test_progress_is_shown_on_the_page_of_its_task(app: Flask, world: World) -> None:
    task: Task = add_task(world, owner_id=world.user("yx-staff").id, sponsor_id=world.user("yx-leader").id)
    db.session.commit()
    entry = report_progress(world.actor("yx-staff"), clock.now(), task.id, NewProgress("开了动员会"))
    response = world.client(app, "yx-staff").get(f"{URL}/{entry.id}")
    assert response.location.startswith(f"/o/yunxi/2026/tasks/{task.number}")
    assert TODAY.year == 2026
