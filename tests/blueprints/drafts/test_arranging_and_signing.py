"""Sentences joined, moved and taken apart from the editor; a draft signed on screen or on paper, sent back."""

import io
from datetime import date
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from tests.storage import photographs
from tests.support.clock import Clock
from tests.support.draft_year import MISSING, TRAINING, drafted, row, the_draft
from tests.support.pages import Page, get_page, post_page
from tests.support.world import World
from tracker.domain.drafts import DraftStage
from tracker.models import DraftSentence

URL = "/o/yunxi/2026/draft"
MEASURE = "针对部分村公开栏更新不及时的问题，加快办理手续，完成村公开栏改造。"


def send(client: FlaskClient, one: DraftSentence, act: str, status: int = 200, **form: object) -> Page:
    return post_page(client, f"{URL}/sentences/{one.id}/{act}", {"version": str(one.version_id), **form}, status)


def sheet(page: Page) -> str:
    return page.find("#sheet").text()


def whole(client: FlaskClient, world: World, act: str, status: int = 200, **form: object) -> Page:
    draft = the_draft(world)
    return post_page(client, f"{URL}/{draft.id}/{act}", {"version": str(draft.version_id), **form}, status)


def to_sign(app: Flask, world: World) -> FlaskClient:
    """The coordinator of a complete draft that was put before the leader."""
    client = world.client(app, "yx-coord")
    send(client, row(world, MISSING), "edit", text=MEASURE)
    whole(client, world, "ask-signature", signer_id=str(world.user("yx-leader").id))
    return client


def test_a_sentence_goes_to_another_theme(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    page = send(world.client(app, "yx-coord"), row(world, TRAINING), "move", section="measures:T9")
    assert TRAINING in page.find("#sec-measures-T9").text()
    assert not page.all("#sec-measures-T4")


def test_two_sentences_become_one_that_rests_on_both(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    first, second = row(world, "亲自过问"), row(world, "听取法治建设工作汇报")
    page = send(world.client(app, "yx-coord"), second, "merge", into_id=str(first.id))
    assert page.find("#sentence .nl-item-text").text() == f"{first.text}{second.text}"
    assert "听取法治建设工作汇报" in page.find("#ev .nl-evidence").text()


def test_an_item_that_says_two_things_becomes_two(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    client = world.client(app, "yx-coord")
    send(client, row(world, MISSING), "edit", text="加快办理手续；完成村公开栏改造。")
    one = row(world, "加快办理手续")
    proposed = get_page(client, f"{URL}?s={one.id}").find("#split-texts").text()
    assert proposed.splitlines() == ["加快办理手续；", "完成村公开栏改造。"]
    page = send(client, one, "split", texts=proposed)
    items = [item.text() for item in page.all("#sec-plans .nl-s")]
    assert [item.rstrip("；。") for item in items] == ["加快办理手续", "完成村公开栏改造"]


def test_who_does_what_is_planned_is_kept_and_not_printed(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    form: dict[str, Any] = {"owner_id": str(world.user("yx-staff").id), "due_on": "2027-06-30", "target": "2个村"}
    page = send(world.client(app, "yx-coord"), row(world, MISSING), "plan", **form)
    assert page.find("#plan-due").attributes["value"] == "2027-06-30"
    assert page.find("#plan-owner option[selected]").text() == "吴静"
    assert "2个村" not in sheet(page)


def test_title_addressee_and_date_are_changed(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    form: dict[str, Any] = {
        "title": "云溪镇2026年度法治政府建设报告",
        "addressee": "青禾县委依法治县办",
        "signatory": "云溪镇人民政府",
    }
    page = whole(world.client(app, "yx-coord"), world, "head", **form, dated_on="2027-01-15")
    assert "青禾县委依法治县办：" in sheet(page)
    assert "2027年1月15日" in sheet(page)


def test_a_leader_reads_signs_and_cannot_edit(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    to_sign(app, world)
    leader = world.client(app, "yx-leader")
    page = get_page(leader, URL)
    assert "请您审签" in page.text
    assert MEASURE in sheet(page)
    assert not page.all("#edit")
    page = whole(leader, world, "sign")
    assert "周正平 2026年12月28日 签批" in page.text
    assert the_draft(world).signed_on == date(2026, 12, 28)


def test_once_put_before_the_leader_the_words_stay(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    client = to_sign(app, world)
    page = send(client, row(world, TRAINING), "edit", 400, text="偷偷改一下。")
    assert "偷偷改一下" not in sheet(page)


def test_a_draft_sent_back_says_why_and_is_open_again(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    to_sign(app, world)
    whole(world.client(app, "yx-leader"), world, "send-back", reason="问题写得太轻")
    page = get_page(world.client(app, "yx-coord"), URL)
    assert "退回：问题写得太轻" in page.text
    assert the_draft(world).stage is DraftStage.FIRST


def test_a_signature_on_paper_is_entered_with_its_scan(app: Flask, world: World, clock: Clock) -> None:
    drafted(world, clock)
    client = to_sign(app, world)
    draft = the_draft(world)
    url = f"{URL}/{draft.id}/paper"
    page = post_page(client, url, {"version": str(draft.version_id), "signed_on": "2026-12-28"}, 400)
    assert "请选签批件的照片或扫描件。" in page.errors()
    scan = io.BytesIO(photographs.saved(photographs.scene(), "JPEG"))
    form = {"version": str(draft.version_id), "signed_on": "2026-12-28", "file": (scan, "签批件.jpg")}
    page = post_page(client, url, form)
    assert "签批件" in page.text
    assert the_draft(world).signed_sheet_id is not None
