"""The year's report on the desk: of those who write it in its season, of the leader when it waits to be signed."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from tests.support.clock import Clock
from tests.support.drafts import draftroom, result
from tests.support.pages import get_page
from tests.support.world import World
from tracker.domain.drafts import DraftStage
from tracker.extensions import db

DESK = "/o/yunxi/2026/desk"
JANUARY = datetime(2027, 1, 8, 2, 0, tzinfo=UTC)


def test_in_its_season_the_coordinator_sees_how_the_draft_stands(app: Flask, world: World, clock: Clock) -> None:
    clock.at = JANUARY
    draftroom(world).make(result(1, "培训【待补：次数】次。"), result(2, "【待补：法治宣传工作情况】"), result(3))
    page = get_page(world.client(app, "yx-coord"), DESK)
    assert page.find("[aria-labelledby=desk-draft] p").text() == "初稿：2处待补"
    assert page.find("[aria-labelledby=desk-draft] a").attributes["href"] == "/o/yunxi/2026/draft"


@pytest.mark.parametrize("at", [datetime(2026, 12, 1, 2, 0, tzinfo=UTC), datetime(2027, 3, 31, 2, 0, tzinfo=UTC)])
def test_in_its_season_the_coordinator_is_told_that_nobody_has_begun(
    app: Flask, world: World, clock: Clock, at: datetime
) -> None:
    clock.at = at
    page = get_page(world.client(app, "yx-coord"), DESK)
    assert "2026年度报告" in page.text
    assert "还没有生成初稿" in page.text


@pytest.mark.parametrize("at", [datetime(2026, 11, 29, 2, 0, tzinfo=UTC), datetime(2027, 4, 1, 2, 0, tzinfo=UTC)])
def test_out_of_season_the_desk_is_silent_about_it(app: Flask, world: World, clock: Clock, at: datetime) -> None:
    clock.at = at
    assert "还没有生成初稿" not in get_page(world.client(app, "yx-coord"), DESK).text


def test_a_draft_that_waits_for_the_leader_is_something_to_sign(app: Flask, world: World, clock: Clock) -> None:
    clock.at = datetime(2027, 5, 4, 2, 0, tzinfo=UTC)
    room = draftroom(world, DraftStage.SIGNING)
    room.draft.signer_id = world.user("yx-leader").id
    db.session.commit()
    page = get_page(world.client(app, "yx-leader"), DESK)
    assert page.h1 == "一件等您签字"
    assert page.find("[aria-labelledby=desk-sign] .btn-seal").text() == "去签批"
    assert "2026年度报告" not in get_page(world.client(app, "yx-coord"), DESK).text
