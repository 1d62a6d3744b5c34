"""The editor's pages: what goes in, what stands beside a sentence, what is refused and kept, who may do what."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.clock import Clock
from tests.support.draft_year import MISSING, TRAINING, drafted, live, row, the_draft
from tests.support.drafts import draftroom, result
from tests.support.pages import Page, csrf_token, get_page, post_page
from tests.support.rollups import DECEMBER, Year
from tests.support.world import World
from tracker.domain.drafts import DraftStage
from tracker.extensions import db
from tracker.models import DraftSentence

URL = "/o/yunxi/2026/draft"
FRAGMENT = {"HX-Request": "true"}


def send(client: FlaskClient, one: DraftSentence, act: str, status: int = 200, **form: Any) -> Page:
    given = {"version": str(one.version_id), **form}
    return post_page(client, f"{URL}/sentences/{one.id}/{act}", given, status)


def test_before_there_is_a_draft_the_page_says_what_will_go_in(app: Flask, world: World, clock: Clock) -> None:
    year = live(world, clock)
    year.waiting(year.task(), "还没有采纳的")
    page = get_page(world.client(app, "yx-coord"), URL)
    assert page.h1 == "还有一条等采纳，采纳了才能写进去"
    assert "还有 1 条进展和纪实等采纳" in page.text
    page.find("a[href='/o/yunxi/2026/entries']")
    told = dict(line.text(separator=" ", strip=True).rsplit(" ", 2)[:2] for line in page.tree.css(".nl-figures tr"))
    assert told["采纳的工作纪实"] == "12"


def test_only_those_who_write_it_may_begin(app: Flask, world: World, clock: Clock) -> None:
    live(world, clock)
    assert "生成初稿" not in get_page(world.client(app, "yx-leader"), URL).texts("button")
    post_page(world.client(app, "yx-leader"), f"{URL}/begin", {}, 403)
    page = post_page(world.client(app, "yx-coord"), f"{URL}/begin", {})
    assert page.h1 == "2026年度报告 初稿"


@pytest.mark.parametrize("account", ["yx-staff", "yx-viewer", "yx-admin", "qh-coord"])
def test_a_draft_is_hidden_from_those_who_neither_write_nor_sign_it(
    app: Flask, world: World, clock: Clock, account: str
) -> None:
    drafted(world, clock)
    get_page(world.client(app, account), URL, 403)


def test_a_half_years_draft_stands_beside_that_of_the_year(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    client = world.client(app, "yx-coord")
    page = post_page(client, f"{URL}/begin", {"period": "half"})
    assert page.h1 == "2026年上半年报告 初稿"
    assert "报送期限" not in page.text
    assert get_page(client, URL).h1 == "2026年度报告 初稿"


def test_the_head_counts_what_is_missing_and_how_long_is_left(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    page = get_page(world.client(app, "yx-coord"), URL)
    assert "1 处待补，还不能送审" in page.text
    assert re.search(r"报送期限 2027年2月28日，\s*还有 62 天", page.text)


def test_a_refused_text_is_still_there(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    one = row(world, TRAINING)
    page = send(world.client(app, "yx-coord"), one, "edit", 400, text="长" * 2001)
    assert page.find("#edit-text").text() == "长" * 2001
    assert "2000" in page.find("#edit [role=alert]").text()


def test_of_two_edits_the_second_is_told_and_kept_beside_the_new_words(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    one, client = row(world, TRAINING), world.client(app, "yx-coord")
    send(client, one, "edit", text="第一个人写的，培训6次。")
    page = send(client, one, "edit", 409, text="第二个人写的，培训6次。")
    assert page.find("#edit-text").text() == "第二个人写的，培训6次。"
    assert "第一个人写的" in page.find("#sheet").text()


def test_work_of_which_there_was_none_is_declared(app: Flask, world: World, clock: Clock) -> None:
    clock.at = DECEMBER
    Year(world).record(theme="T10")
    client = world.client(app, "yx-coord")
    post_page(client, f"{URL}/begin", {})
    one = row(world, "突发事件")
    page = get_page(client, f"{URL}?s={one.id}")
    proposed = page.find("#gap-1-words").text()
    assert proposed.startswith("本年度未开展")
    page = send(client, one, "none", text=proposed)
    assert proposed in page.find("#sheet").text()
    assert not page.all("#gap-1")


def test_a_dropped_sentence_is_kept_aside_and_comes_back(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    one, client = row(world, TRAINING), world.client(app, "yx-coord")
    page = send(client, one, "drop")
    assert TRAINING not in page.find("#sheet").text()
    assert TRAINING in get_page(client, f"{URL}?side=dropped").find("#d-side").text()
    aside = db.session.get(DraftSentence, one.id)
    assert aside is not None
    page = send(client, aside, "restore")
    assert TRAINING in page.find("#sheet").text()


def test_a_result_of_ones_own_needs_accepted_work(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    draft, client = the_draft(world), world.client(app, "yx-coord")
    form = {"section": "measures:T4", "kind": "result", "text": "现场教学效果好。"}
    page = post_page(client, f"{URL}/{draft.id}/add?side=add", form, 400)
    assert page.find("#add-text").text() == "现场教学效果好。"
    offered = page.find("#add-ref optgroup[label='工作纪实'] option").attributes["value"]
    page = post_page(client, f"{URL}/{draft.id}/add", {**form, "ref": offered})
    assert "现场教学效果好。" in page.find("#sheet").text()


def test_a_script_gets_only_the_sections_that_changed(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    one, client = row(world, TRAINING), world.client(app, "yx-coord")
    tree = get_page(client, URL).tree
    have = ";".join(f"{part.attributes['id']}={part.attributes['data-digest']}" for part in tree.css("[data-section]"))
    form = {"version": str(one.version_id), "text": "培训6次。", "csrf_token": csrf_token(client)}
    answer = client.post(f"{URL}/sentences/{one.id}/edit", data=form, headers={**FRAGMENT, "X-Have": have})
    assert answer.headers["X-Part"] == "draft"
    assert re.findall(r'<details class="nl-part" id="([^"]+)"', answer.text) == ["sec-measures-T4"]


def test_to_look_at_a_sentence_fetches_its_side_alone(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    one, client = row(world, TRAINING), world.client(app, "yx-coord")
    answer = client.get(f"{URL}?s={one.id}", headers={**FRAGMENT, "X-Only": "side"})
    assert 'id="d-side"' in answer.text
    assert 'id="d-outline"' not in answer.text


def test_five_hundred_sentences_weigh_less_than_600_kilobytes(app: Flask, world: World, clock: Clock) -> None:
    clock.at = DECEMBER
    words = "组织开展行政执法培训和案卷评查，逐案讲评，文书填写不完整的当场改正，并在各村公开栏公布结果。"
    room = draftroom(world)
    room.make(*(result(number, words, theme=f"T{number % 10}") for number in range(500)))
    page = get_page(world.client(app, "yx-coord"), URL)
    assert len(page.tree.css("#sheet .nl-s")) == 500
    assert len(page.html.encode()) < 600_000


def test_what_changed_between_two_versions_is_shown_clause_by_clause(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    draft, client = the_draft(world), world.client(app, "yx-coord")
    post_page(client, f"{URL}/{draft.id}/discuss", {"version": str(draft.version_id)})
    send(client, row(world, TRAINING), "edit", text="全年办好行政执法培训6次。")
    page = get_page(client, f"{URL}/versions?a=1")
    assert page.texts(".nl-compared ins") == ["全年办好行政执法培训6次。"]
    assert page.texts(".nl-compared del") == [TRAINING]


def test_an_incomplete_draft_is_not_put_before_a_leader(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    draft = the_draft(world)
    form = {"version": str(draft.version_id), "signer_id": str(world.user("yx-leader").id)}
    page = post_page(world.client(app, "yx-coord"), f"{URL}/{draft.id}/ask-signature", form, 400)
    page.find("#p-ask_signature [role=alert]")
    assert the_draft(world).stage is DraftStage.FIRST


def test_the_person_asked_answers_and_others_do_not_see_the_question(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    one, coordinator = row(world, MISSING), world.client(app, "yx-coord")
    send(coordinator, one, "ask", person_id=str(world.user("yx-staff").id), question="怎么改？")
    url = f"{URL}/asked/1"
    get_page(world.client(app, "yx-viewer"), url, 404)
    page = post_page(world.client(app, "yx-staff"), url, {"text": "加快办理手续。"})
    assert "已答复" in page.text
    assert "加快办理手续。" in get_page(coordinator, f"{URL}?s={one.id}").find("#d-side").text()
