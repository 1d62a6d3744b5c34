"""Many items at once, confirming years, making tasks, and voiding an import."""

import pytest
from flask import Flask, g
from flask.testing import FlaskClient
from sqlalchemy import event

from tests.support.clock import Clock
from tests.support.pages import Page, get_page, post_page
from tests.support.reports import yunxi_report
from tests.support.reviewing import Review
from tests.support.world import World
from tracker.domain.reports import Decision, ReadingState
from tracker.extensions import db
from tracker.models import ReportItem, Task


@pytest.fixture
def review(world: World, clock: Clock) -> Review:
    return Review(world, clock())


@pytest.fixture
def coordinator(app: Flask, review: Review) -> FlaskClient:
    return review.world.client(app, "yx-coord")


def here(review: Review) -> str:
    return f"/o/yunxi/2026/imports/{review.reading_id}"


def selected(items: list[ReportItem]) -> list[str]:
    return [f"{item.id}:{item.version_id}:{item.kind.value}" for item in items]


def meta(coordinator: FlaskClient, review: Review, status: int = 200, **years: object) -> Page:
    data = {"version": review.reading.version_id, "year": 2025, "plan_year": 2026, "series": "rule_of_law", **years}
    return post_page(coordinator, f"{here(review)}/meta", data, status)


def test_years_are_asked_for_until_they_are_confirmed(coordinator: FlaskClient, review: Review) -> None:
    assert get_page(coordinator, here(review)).find("#meta-year").attributes["value"] == "2025"
    page = meta(coordinator, review)
    assert not page.all("#meta-year")
    assert review.reading.meta_confirmed


def test_a_wrong_plan_year_is_refused_and_stays_typed(coordinator: FlaskClient, review: Review) -> None:
    page = meta(coordinator, review, 400, plan_year=2031)
    assert "计划年度请填 2025 到 2027 之间" in page.errors()[0]
    assert page.find("#meta-plan_year").attributes["value"] == "2031"


def test_a_unit_is_set_on_all_selected_items(coordinator: FlaskClient, review: Review) -> None:
    unit = review.world.unit("yunxi-sfs").id
    chosen = {"item": selected(review.items()[:4]), "lead_unit_id": unit, "owner_id": ""}
    post_page(coordinator, f"{here(review)}/selected/assign", chosen)
    assert [item.lead_unit_id == unit for item in review.items()] == [True] * 4 + [
        item.lead_unit_id == unit for item in review.items()[4:]
    ]
    assert all("lead_unit" not in item.suggested for item in review.items()[:4])


def test_the_usual_date_is_set_by_a_click_on_items_of_its_kind_only(coordinator: FlaskClient, review: Review) -> None:
    page = get_page(coordinator, here(review))
    assert "时限：问题 9月30日" in page.texts(".nl-review-bulk button")
    chosen = {"item": selected([review.problem(1), review.plan(4)]), "due_problem": "2026-09-30"}
    post_page(coordinator, f"{here(review)}/selected/assign", chosen)
    assert str(review.problem(1).due_on) == "2026-09-30"
    assert review.plan(4).due_on is None


def test_selected_items_are_accepted_together(coordinator: FlaskClient, review: Review) -> None:
    page = post_page(coordinator, f"{here(review)}/selected/accept", {"item": selected(review.items())})
    assert "已改 13 条" in page.texts("#r-toast")[0]
    assert {item.decision for item in review.items()} == {Decision.ACCEPTED}


def test_nothing_selected_says_so(coordinator: FlaskClient, review: Review) -> None:
    page = post_page(coordinator, f"{here(review)}/selected/accept", {}, 400)
    assert "还没有选中条目" in page.errors()[0]


def test_nothing_is_a_task_before_it_is_confirmed(coordinator: FlaskClient, review: Review) -> None:
    review.ready()
    page = get_page(coordinator, here(review))
    assert "13 条成为事项，进 2026 年台账" in page.texts("#finish")[0]
    assert db.session.query(Task).count() == 0


def test_confirming_makes_a_task_of_each_accepted_item_and_links_to_it(
    coordinator: FlaskClient, review: Review
) -> None:
    review.ready()
    page = post_page(coordinator, f"{here(review)}/confirm")
    assert "已生成 13 件事项" in page.texts("#r-toast")[0]
    assert sorted(task.quote for task in db.session.query(Task)) == sorted(item.text for item in review.items())
    assert "第 1 号事项" in page.texts("#r-items > .is-confirmed")[0]
    assert review.reading.state is ReadingState.DONE
    assert not page.all("#finish")


def test_items_without_a_lead_unit_are_named_and_nothing_is_made(coordinator: FlaskClient, review: Review) -> None:
    review.ready()
    review.assign([review.problem(2), review.plan(1)], lead_unit_id=None)
    page = get_page(coordinator, here(review))
    assert "还缺牵头单位：问2、安1" in page.texts("#finish")[0].replace(" ", "")
    page = post_page(coordinator, f"{here(review)}/confirm", status=400)
    assert "问2、安1 还没有牵头单位" in page.texts("#finish [role=alert]")[0]
    assert db.session.query(Task).count() == 0


def test_a_review_is_left_and_resumed(coordinator: FlaskClient, review: Review) -> None:
    review.confirm_meta()
    review.accept(review.items()[:6])
    page = get_page(coordinator, here(review))
    assert page.texts("#r-items > .is-current .nl-no") == ["安2"]
    assert "已审 6 / 13" in page.texts("#r-head")[0]


def test_a_wrong_import_is_voided_with_a_reason(coordinator: FlaskClient, review: Review) -> None:
    edition = review.reading.edition
    data = {"version": edition.version_id, "reason": "传错了年份"}
    page = post_page(coordinator, f"{here(review)}/void", data)
    assert "传错了年份" in page.text
    assert not page.all("#r-items form")
    assert get_page(coordinator, "/o/yunxi/2026/imports").texts("s") == [edition.title]


def test_voiding_needs_a_reason(coordinator: FlaskClient, review: Review) -> None:
    edition = review.reading.edition
    page = post_page(coordinator, f"{here(review)}/void", {"version": edition.version_id}, 400)
    assert page.errors() == ["请填写这一项。"]
    assert edition.voided_at is None


def queries(app: Flask, world: World, url: str) -> int:
    """How many queries a page makes for somebody of whom nothing is known yet."""
    statements: list[str] = []

    def note(*args: object) -> None:
        statements.append(str(args[2]))

    client = world.client(app, "yx-coord")
    db.session.remove()
    g.pop("actor", None)
    event.listen(db.engine, "before_cursor_execute", note)
    assert client.get(url).status_code == 200
    event.remove(db.engine, "before_cursor_execute", note)
    return sum(statement.startswith("SELECT") for statement in statements)


def test_the_number_of_queries_does_not_grow_with_the_items(app: Flask, review: Review) -> None:
    more = yunxi_report(2024).replace("五是普法", "五是队伍老化。六是设备陈旧。七是经费不足。八是普法")
    other = review.upload(more)
    assert len(other.items) == 16
    few, many = here(review), f"/o/yunxi/2026/imports/{other.id}"
    assert queries(app, review.world, few) == queries(app, review.world, many) <= 10
