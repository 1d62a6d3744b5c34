"""What somebody was asked for the report stands on their first page until it is answered."""

from datetime import UTC, datetime

from flask import Flask

from tests.support.clock import Clock
from tests.support.drafts import draftroom, result
from tests.support.pages import get_page
from tests.support.world import World
from tracker.domain.drafts import DraftStage, GapKind
from tracker.drafting.model import Gap
from tracker.extensions import db
from tracker.services import drafting

NOW = datetime(2027, 1, 8, 2, 0, tzinfo=UTC)
MINE = "/o/yunxi/2026/mine"
QUESTION = "今年办了多少件行政复议？请写明件数。"
LACKING = result(1, "办理行政复议【待补：件数】件。", gaps=(Gap(GapKind.NUMBER, "件数"),))


def test_what_i_was_asked_stands_among_my_tasks_until_i_answer(app: Flask, world: World, clock: Clock) -> None:
    clock.at = NOW
    room = draftroom(world)
    room.make(LACKING)
    asked = drafting.ask(world.actor("yx-coord"), NOW, room.row("task:1").id, world.user("yx-staff").id, QUESTION).id
    link = get_page(world.client(app, "yx-staff"), MINE).find("#asked a")
    assert (link.text(), link.attributes["href"]) == (QUESTION, f"/o/yunxi/2026/draft/asked/{asked}")
    assert QUESTION not in get_page(world.client(app, "yx-head"), MINE).text
    drafting.answer(world.actor("yx-staff"), NOW, asked, "3件")
    assert QUESTION not in get_page(world.client(app, "yx-staff"), MINE).text


def test_a_report_that_is_with_the_leader_asks_no_more(app: Flask, world: World, clock: Clock) -> None:
    clock.at = NOW
    room = draftroom(world)
    room.make(LACKING)
    drafting.ask(world.actor("yx-coord"), NOW, room.row("task:1").id, world.user("yx-staff").id, QUESTION)
    room.draft.stage = DraftStage.SIGNING
    db.session.commit()
    assert QUESTION not in get_page(world.client(app, "yx-staff"), MINE).text
