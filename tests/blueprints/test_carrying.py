"""未办结的事项结转: the page that lists them, and carrying over those that are chosen."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.support.pages import get_page, post_page
from tests.support.world import World
from tests.support.year_end import YearEnd
from tracker.domain.outcomes import Outcome
from tracker.domain.periods import Period
from tracker.extensions import db
from tracker.models import Task
from tracker.queries.drafting.sentences import sheet_of
from tracker.services import drafting

HERE = "/o/yunxi/2026/carry-over"


@pytest.fixture
def year(world: World) -> YearEnd:
    return YearEnd(world)


@pytest.fixture
def coordinator(app: Flask, world: World) -> FlaskClient:
    return world.client(app, "yx-coord")


def test_what_is_open_is_listed_and_whether_the_report_tells_of_it(year: YearEnd, coordinator: FlaskClient) -> None:
    year.usual_year()
    drafting.begin(year.coordinator, year.now, year.org_id, 2026)
    year.task(title="清理历年合同", quote="清理历年合同", due_on=None)
    page = get_page(coordinator, HERE)
    assert page.h1 == "2026年还有 3 件没有办结"
    rows = page.texts("tbody tr")
    assert "已写进初稿" in rows[0]
    assert "已写进初稿" not in rows[2]


def test_what_a_half_years_report_tells_of_does_not_come_over_with_it(year: YearEnd, coordinator: FlaskClient) -> None:
    year.usual_year()
    half = drafting.begin(year.coordinator, year.now, year.org_id, 2026, Period.HALF)
    assert [row.section for row in sheet_of(year.coordinator, half).rows if row.section == "problems"]
    assert "已写进初稿" not in get_page(coordinator, HERE).html


def test_chosen_tasks_go_on_in_the_next_year(year: YearEnd, coordinator: FlaskClient) -> None:
    task = year.task(title="清理历年合同", quote="清理历年合同")
    key, version = task.id, task.version_id
    page = post_page(coordinator, HERE, {"task": f"{key}.{version}", "due_on": "2027-06-30"})
    assert "已把 1 件结转到 2027 年度" in page.html
    assert page.url.startswith("/o/yunxi/2027/ledger")
    db.session.expire_all()
    new = db.session.scalars(select(Task).where(Task.plan_year == 2027)).one()
    assert (new.continues_task_id, str(new.due_on)) == (key, "2027-06-30")
    assert db.session.get_one(Task, key).outcome is Outcome.CARRIED_OVER
    assert get_page(coordinator, HERE).h1 == "2026年的事项都有了着落"


@pytest.mark.parametrize(
    ("form", "said"),
    [({}, "还没有勾选事项"), ({"due_on": "明年"}, "日期看不懂"), ({"due_on": "2026-12-01"}, "日期的年份不对")],
)
def test_what_is_wrong_is_said_and_what_was_chosen_stays(
    year: YearEnd, coordinator: FlaskClient, form: dict[str, str], said: str
) -> None:
    task = year.task()
    chosen = {"task": f"{task.id}.{task.version_id}"} if form else {}
    page = post_page(coordinator, HERE, {**chosen, **form}, 400)
    assert said in page.text
    assert len(page.all("input[name=task][checked]")) == len(chosen)
    assert db.session.query(Task).filter(Task.plan_year == 2027).count() == 0


def test_a_task_of_another_town_is_not_among_them(app: Flask, year: YearEnd) -> None:
    task = year.task()
    other = year.world.client(app, "hs-coord")
    page = post_page(other, "/o/heshan/2026/carry-over", {"task": f"{task.id}.{task.version_id}"}, 400)
    assert "还没有勾选事项" in page.text


def test_those_who_do_not_steer_do_not_see_it(app: Flask, world: World) -> None:
    for account in ("yx-staff", "yx-viewer", "qh-coord"):
        assert world.client(app, account).get(HERE).status_code == 403
