"""The review without JavaScript: each act is a form, and leads back to the review at the right item."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selectolax.lexbor import LexborNode
from werkzeug.datastructures import MultiDict

from tests.support.clock import Clock
from tests.support.pages import Page, fold, get_page, post_page
from tests.support.pages import post as post_form
from tests.support.reports import yunxi_report
from tests.support.reviewing import Review
from tests.support.world import BEGIN, World, add_user
from tracker.domain.people import Role
from tracker.domain.reports import Decision, ItemKind
from tracker.extensions import db
from tracker.models import Membership, ReportItem


@pytest.fixture
def review(world: World, clock: Clock) -> Review:
    return Review(world, clock())


@pytest.fixture
def coordinator(app: Flask, review: Review) -> FlaskClient:
    return review.world.client(app, "yx-coord")


def here(review: Review, query: str = "") -> str:
    return f"/o/yunxi/2026/imports/{review.reading_id}{query}"


def act(coordinator: FlaskClient, review: Review, item: ReportItem, name: str, status: int = 200, **data: Any) -> Page:
    """Press a button of an item."""
    url = f"{here(review)}/items/{item.id}/{name}"
    return post_page(coordinator, url, {"version": item.version_id, **data}, status)


def current(page: Page) -> LexborNode:
    return page.find("#r-items > .is-current")


def no(page: Page) -> str:
    found = current(page).css_first(".nl-no")
    assert found is not None
    return fold(found.text())


def test_the_first_undecided_item_is_open(coordinator: FlaskClient, review: Review) -> None:
    page = get_page(coordinator, here(review))
    assert no(page) == "问1"
    assert page.texts(".nl-span.is-current") == [
        "行政执法队伍专业力量不足，案卷制作不够规范，部分执法文书填写不",
        "完整",
    ]


def test_the_address_names_the_current_item(coordinator: FlaskClient, review: Review) -> None:
    assert no(get_page(coordinator, here(review, f"?item={review.plan(3).id}"))) == "安3"


def test_text_far_from_items_is_folded_and_says_how_long_it_is(coordinator: FlaskClient, review: Review) -> None:
    far = "".join(f"第{k}项工作{'做得很扎实，' * k}群众都说好。\n" for k in range(20))
    title = "云溪镇人民政府关于2024年度法治政府建设情况的报告"
    text = f"{title}\n一、工作情况\n{far}二、存在的问题\n一是人手不够。二是公开不及时。\n"
    other = review.upload(text)
    page = get_page(coordinator, f"/o/yunxi/2026/imports/{other.id}")
    assert "前文" in page.texts("details summary.nl-fold")[0]
    assert not page.all("details .nl-span")


def test_a_report_in_which_nothing_was_found_says_how_to_go_on(coordinator: FlaskClient, review: Review) -> None:
    other = review.upload("云溪镇人民政府关于2024年度法治政府建设情况的报告\n2024年，各项工作做得很扎实。\n")
    page = get_page(coordinator, f"/o/yunxi/2026/imports/{other.id}")
    assert "没有读到存在问题" in page.texts("#r-notes")[0]
    assert not page.all("#r-items > li")


def test_accepting_takes_the_suggestions_and_goes_on_to_the_next(coordinator: FlaskClient, review: Review) -> None:
    page = act(coordinator, review, review.problem(1), "accept")
    assert no(page) == "问2"
    assert "问1 已采纳" in page.texts("#r-toast")[0]
    assert (review.problem(1).decision, review.problem(1).suggested) == (Decision.ACCEPTED, [])


def test_what_was_typed_beside_it_is_kept_when_it_is_accepted(coordinator: FlaskClient, review: Review) -> None:
    act(
        coordinator,
        review,
        review.problem(1),
        "accept",
        fields="title due_on",
        title="补齐执法力量",
        due_on="2026-09-30",
    )
    assert review.problem(1).title == "补齐执法力量"
    assert str(review.problem(1).due_on) == "2026-09-30"


def test_an_accepted_item_can_be_taken_back(coordinator: FlaskClient, review: Review) -> None:
    act(coordinator, review, review.problem(1), "accept")
    page = act(coordinator, review, review.problem(1), "reconsider")
    assert no(page) == "问1"
    assert review.problem(1).decision is Decision.PENDING


def test_what_is_no_task_is_struck_out_and_leaves_the_original(coordinator: FlaskClient, review: Review) -> None:
    page = act(coordinator, review, review.problem(2), "reject")
    assert "不是事项" in page.find(f"#i-{review.problem(2).id}").text()
    assert not page.all(f"#s-{review.problem(2).id}")


def test_the_places_to_split_are_offered_in_the_words(coordinator: FlaskClient, review: Review) -> None:
    item = review.problem(3)
    page = get_page(coordinator, here(review, f"?item={item.id}&split=1"))
    cuts = [int(button.attributes["value"] or 0) for button in page.all(".nl-split button")]
    assert [item.text[:cut][-1] for cut in cuts] == ["，", "；"]
    page = act(coordinator, review, item, "split", cut=cuts[1])
    assert [found.text for found in review.items(ItemKind.PROBLEM)[2:4]] == [
        "规范性文件合法性审核的时限意识不强，个别文件先发后审",
        "法律顾问参与决策的深度不够",
    ]
    assert no(page) == "问3"


def test_a_place_in_the_original_splits_as_well(coordinator: FlaskClient, review: Review) -> None:
    item = review.problem(1)
    text = review.reading.edition.text
    act(coordinator, review, item, "split", cut_in_text=text.index("，部分执法文书") + 1)
    assert review.problem(2).text == "部分执法文书填写不完整"


def test_a_split_is_undone(coordinator: FlaskClient, review: Review) -> None:
    item = review.problem(3)
    words = item.text
    page = act(coordinator, review, item, "split", cut=item.text.index("；") + 1)
    form = page.find("#undo")
    version = form.css_first("[name=version]")
    assert version is not None
    post_page(coordinator, form.attributes["action"] or "", {"version": version.attributes["value"]})
    assert review.problem(3).text == words


def test_an_empty_half_is_refused_at_the_item(coordinator: FlaskClient, review: Review) -> None:
    page = act(coordinator, review, review.problem(3), "split", 400, cut=0)
    assert "有一半是空的" in page.texts("#r-items .is-current [role=alert]")[0]


def test_an_item_is_merged_with_the_next(coordinator: FlaskClient, review: Review) -> None:
    first, second = review.problem(1), review.problem(2)
    page = act(coordinator, review, first, "merge", next_version=second.version_id)
    assert review.problem(1).text.startswith(first.text)
    assert review.problem(1).text.endswith(second.text)
    assert len(page.all("#r-items > li")) == 12


def test_a_problem_becomes_a_plan_item(coordinator: FlaskClient, review: Review) -> None:
    page = act(coordinator, review, review.problem(5), "kind", kind="plan")
    assert no(page) == "安1"
    assert len(review.items(ItemKind.PLAN)) == 9


def test_a_doubt_is_shown_with_its_reason_and_settled(coordinator: FlaskClient, review: Review) -> None:
    item = review.problem(4)
    assert "前面缺标点" in get_page(coordinator, here(review)).find(f"#i-{item.id} .nl-doubt").text()
    page = act(coordinator, review, item, "doubt", code=item.doubts[0]["code"])
    assert not page.all(f"#i-{item.id} .nl-doubt")


def test_a_problem_is_linked_to_the_plan_item_that_answers_it(coordinator: FlaskClient, review: Review) -> None:
    page = act(coordinator, review, review.problem(2), "link", plan_id=review.plan(2).id)
    assert "安2" in page.texts(f"#i-{review.problem(2).id} .nl-chip")[0]
    assert "回应 问2" in page.find(f"#i-{review.plan(2).id}").text()
    page = act(coordinator, review, review.problem(2), "unlink", unlink_id=review.plan(2).id)
    assert not page.all(".nl-chip")


def test_a_passage_that_the_reader_missed_is_added(coordinator: FlaskClient, review: Review) -> None:
    page = post_page(coordinator, f"{here(review)}/add", {"kind": "plan", "passage": "召开党委会研究法治建设问题 6 次"})
    assert current(page).attributes["data-kind"] == "plan"
    assert [item.text for item in review.items() if item.origin == "added"] == ["召开党委会研究法治建设问题6次"]


def test_a_passage_that_is_not_in_the_original_is_kept_in_the_form(coordinator: FlaskClient, review: Review) -> None:
    page = post_page(coordinator, f"{here(review)}/add", {"kind": "plan", "passage": "这句话原文没有"}, 400)
    assert page.find("#add-passage").text() == "这句话原文没有"
    assert "原文里没有这句话" in page.errors()[0]


def test_suggestions_look_like_suggestions_until_somebody_accepts_them(
    coordinator: FlaskClient, review: Review
) -> None:
    item = review.problem(1)
    page = get_page(coordinator, here(review, f"?item={item.id}"))
    assert "is-suggested" in (page.find(f"#lead_unit_id-{item.id}").attributes["class"] or "")
    unit = str(review.world.unit("yunxi-sfs").id)
    page = act(coordinator, review, item, "save", fields="lead_unit_id", lead_unit_id=unit)
    chosen = page.find(f"#lead_unit_id-{item.id}")
    assert "is-suggested" not in (chosen.attributes["class"] or "")
    assert review.problem(1).lead_unit_id == int(unit)


def test_an_impossible_date_is_refused_at_its_field_and_stays_typed(coordinator: FlaskClient, review: Review) -> None:
    item = review.problem(1)
    fields = {"fields": "due_on target", "due_on": "0206-09-30", "target": "培训 6 次"}
    page = act(coordinator, review, item, "save", 400, **fields)
    assert page.find(f"#due_on-{item.id}").attributes["aria-invalid"] == "true"
    assert page.find(f"#target-{item.id}").attributes["value"] == "培训 6 次"


def test_two_people_do_not_overwrite_each_other_silently(coordinator: FlaskClient, review: Review) -> None:
    item = review.problem(1)
    seen = item.version_id
    review.assign([item], due_on=None, lead_unit_id=review.world.unit("yunxi-sfs").id)
    mine = {"version": seen, "fields": "target", "target": "培训 6 次"}
    page = post_page(coordinator, f"{here(review)}/items/{item.id}/save", mine, 409)
    alert = page.texts("#r-items .is-current [role=alert]")[0]
    assert "李文澜" in alert
    assert "分派" in alert
    assert page.find(f"#target-{item.id}").attributes["value"] == "培训 6 次"
    unit = page.find(f"#lead_unit_id-{item.id} option[selected]")
    assert unit.text() == "司法所"


def test_items_of_another_organisation_are_not_there(app: Flask, review: Review) -> None:
    stranger = review.world.client(app, "hs-coord")
    assert stranger.get(here(review)).status_code == 404
    assert stranger.get(f"/o/heshan/2026/imports/{review.reading_id}").status_code == 404
    url = f"/o/heshan/2026/imports/{review.reading_id}/items/{review.problem(1).id}/accept"
    assert post_form(stranger, url, {"version": 1}).status_code == 404
    assert review.problem(1).decision is Decision.PENDING


def test_a_leader_reads_the_review_without_any_button(app: Flask, review: Review) -> None:
    page = get_page(review.world.client(app, "yx-leader"), here(review))
    assert not page.all("main form:not(#filter), main button:not(#filter button)")


def test_a_script_gets_the_workbench_alone(coordinator: FlaskClient, review: Review) -> None:
    response = coordinator.get(here(review), headers={"HX-Request": "true"})
    assert response.headers["X-Part"] == "review"
    assert "<html" not in response.text
    assert 'id="review"' in response.text


@pytest.mark.parametrize("number", [str(2**31), str(2**63), "9" * 5000, "-1", "abc", ""])
def test_numbers_that_no_row_has_are_refused(coordinator: FlaskClient, review: Review, number: str) -> None:
    item = review.problem(1)
    for chosen in (f"{number}:1:problem", f"{item.id}:{number}:problem"):
        post_page(coordinator, f"{here(review)}/selected/accept", {"item": chosen}, 400)
    act(coordinator, review, item, "save", 400, fields="supporting_unit_ids", supporting_unit_ids=number or "x")


def test_items_of_another_report_are_not_there(coordinator: FlaskClient, review: Review) -> None:
    mine, other = review.problem(1), review.upload(yunxi_report(2024)).items[0]
    post_page(coordinator, f"{here(review)}/items/{other.id}/reject", {"version": other.version_id}, 404)
    chosen = [f"{item.id}:{item.version_id}:problem" for item in (mine, other)]
    post_page(coordinator, f"{here(review)}/selected/accept", MultiDict(("item", value) for value in chosen), 404)
    assert [item.decision for item in (mine, other)] == [Decision.PENDING, Decision.PENDING]


def test_a_report_is_reviewed_at_the_address_of_its_own_organisation(app: Flask, review: Review) -> None:
    add_user(review.world, "two-towns", "方晓岚", "heshan", "heshan-zf", Role.COORDINATOR)
    seat = Membership(
        org_id=review.world.org("yunxi").id, user_id=review.world.user("two-towns").id,
        unit_id=review.world.unit("yunxi-zf").id, from_on=BEGIN,
    )  # fmt: skip
    seat.set_roles(frozenset({Role.COORDINATOR}))
    db.session.add(seat)
    item, browser = review.problem(1), review.world.client(app, "two-towns")
    elsewhere = f"/o/heshan/2026/imports/{review.reading_id}/items/{item.id}/reject"
    assert post_form(browser, elsewhere, {"version": item.version_id}).status_code == 404
    assert item.decision is Decision.PENDING
    assert post_form(browser, elsewhere.replace("heshan", "yunxi"), {"version": item.version_id}).status_code == 303
