"""The log of the organisation tells of notes, outlines and confirmed outcomes, in words that officials use."""

import re
from dataclasses import replace
from datetime import UTC, datetime

from flask import Flask

from tests.support.desk import Desk
from tests.support.pages import get_page
from tests.support.world import World
from tracker.domain.outcomes import Outcome
from tracker.domain.outlines import Outline
from tracker.services.drafting.outlines import Place, reset_outline, save_outline
from tracker.services.outcomes import confirm_outcomes
from tracker.services.year_notes import NewNote, note, revise, withdraw

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)


def test_the_log_speaks_of_the_year_end_in_chinese(app: Flask, world: World) -> None:
    actor, org, task = world.actor("yx-coord"), world.org("yunxi").id, Desk(world).make()
    confirm_outcomes(actor, NOW, {task.id: (task.version_id, Outcome.PARTLY)}, "还差一次培训")
    confirm_outcomes(actor, NOW, {task.id: (task.version_id, None)})
    made = note(actor, NOW, org, NewNote(2026, "执法人员不足", task_id=task.id))
    revise(actor, NOW, made.id, made.version_id, NewNote(2026, "执法人员不足", cause="编制少", task_id=task.id))
    withdraw(actor, NOW, made.id, made.version_id)
    row = save_outline(actor, NOW, Place(org, 2026), 0, Outline())
    row = save_outline(actor, NOW, Place(org, 2026), row.version_id, replace(Outline(), closing=("完。",)))
    reset_outline(actor, NOW, Place(org, 2026), row.version_id)
    page = get_page(world.client(app, "yx-leader"), "/o/yunxi/2026/log")
    for words in (
        "认定兑现情况",
        "部分兑现",
        "取消兑现认定",
        "记下一条",
        "改了随记",
        "撤回随记",
        "修改报告提纲",
        "恢复上级提纲",
    ):
        assert words in page.text, words
    assert not re.findall(r"[a-z]+_[a-z_]+|\{", page.text)
