"""The ledger of promises: from the sentence of last year's report to the sentence of this year's."""

from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from tests.documents.reading import grid
from tests.support.drafts import draftroom
from tests.support.pages import Page, get_page
from tests.support.ring import add_made, add_report, closed
from tests.support.tasks import add_proof, add_task
from tests.support.world import World
from tracker.domain.drafts import DraftStage, SentenceKind, SourceType
from tracker.domain.outcomes import Outcome
from tracker.domain.tasks import TaskState
from tracker.drafting.model import Composed, Ref
from tracker.extensions import db
from tracker.models import Task

URL = "/o/yunxi/2026/ring/promises"


def grow(world: World) -> list[Task]:
    """A report with a problem and four plans; the last plan was never made a task."""
    problem, *plans = add_report(
        world, 2025, ["公开栏更新滞后"], ["开展执法培训", "修订应急预案", "建设法治长廊", "清理规范性文件"]
    )
    told: dict[str, Any] = {"outcome": Outcome.KEPT, "outcome_by_id": world.user("yx-leader").id, "theme_code": "T4"}
    tasks = [
        add_made(world, problem),
        add_made(world, plans[0], **closed(2026), **told, outcome_at=datetime(2026, 9, 1, tzinfo=UTC)),
        add_made(world, plans[1], state=TaskState.IN_PROGRESS),
        add_made(world, plans[2], outcome=Outcome.CARRIED_OVER),
    ]
    db.session.commit()
    return tasks


def texts(page: Page) -> list[str]:
    return page.texts(".nl-promise-said .nl-promise-words")


def write(world: World, task: Task, stage: DraftStage = DraftStage.FIRST) -> None:
    """A sentence of the draft on 2026 that rests on progress on the task."""
    entry = add_proof(world, task)
    room = draftroom(world)
    refs = (Ref(SourceType.UPDATE, entry.id, entry.text),)
    room.make(Composed("task:1", "measures:T4", SentenceKind.RESULT, "全年开展执法培训6次。", refs=refs))
    room.draft.stage = stage
    db.session.commit()


def test_each_item_stands_beside_its_task_and_its_outcome(app: Flask, world: World) -> None:
    grow(world)
    page = get_page(world.client(app, "yx-coord"), URL)
    assert page.h1 == "2025年报告说的五件，一件兑现"
    assert texts(page) == ["公开栏更新滞后", "开展执法培训", "修订应急预案", "建设法治长廊", "清理规范性文件"]
    ends = page.texts(".nl-promise-end")
    assert ends[1].startswith("兑现 周正平")
    assert ends[2] == "办理中"
    assert "没有成为事项" in page.texts(".nl-promise-done")[4]


def test_the_plan_is_accounted_for_and_each_number_opens_its_list(app: Flask, world: World) -> None:
    grow(world)
    client = world.client(app, "yx-coord")
    page = get_page(client, URL)
    lede = "上年计划 4 项：已完成 1 项、持续推进 1 项、未完成 0 项、结转 1 项、没有成为事项 1 项。"
    assert "".join(page.texts(".nl-lede")[0].split()) == "".join(lede.split())
    for link in page.all(".nl-lede a"):
        assert len(texts(get_page(client, link.attributes["href"] or ""))) == int(link.text())


def test_the_sentence_of_this_years_draft_stands_beside_it(app: Flask, world: World) -> None:
    _problem, task, *_rest = grow(world)
    write(world, task)
    page = get_page(world.client(app, "yx-coord"), URL)
    told = page.texts(".nl-promise-told")
    assert "全年开展执法培训6次。" in told[1]
    assert "还没有写到" in told[0]
    assert "采纳进展 1 条，佐证 1 份" in page.texts(".nl-promise-done")[1]
    untold = get_page(world.client(app, "yx-coord"), f"{URL}?told=no")
    assert "开展执法培训" not in texts(untold)


def test_a_sentence_merged_into_another_shows_the_one_that_stands(app: Flask, world: World) -> None:
    _problem, task, *_rest = grow(world)
    entry = add_proof(world, task)
    room = draftroom(world)
    refs = (Ref(SourceType.UPDATE, entry.id, entry.text),)
    room.make(
        Composed("task:1", "measures:T4", SentenceKind.RESULT, "开展培训。", refs=refs),
        Composed("total:1", "measures:T4", SentenceKind.RESULT, "全年培训6次，覆盖全员。"),
    )
    room.row("task:1").merged_into_id = room.row("total:1").id
    db.session.commit()
    told = get_page(world.client(app, "yx-coord"), URL).texts(".nl-promise-told")[1]
    assert "全年培训6次，覆盖全员。" in told
    assert "开展培训。" not in told


@pytest.mark.parametrize(
    ("who", "stage", "seen"),
    [
        ("yx-staff", DraftStage.FIRST, False),
        ("yx-staff", DraftStage.PUBLISHED, True),
        ("yx-head", DraftStage.FIRST, True),
        ("qh-coord", DraftStage.FIRST, False),
        ("qh-coord", DraftStage.SIGNING, False),
    ],
)
def test_a_draft_is_shown_to_those_who_may_see_drafts(
    app: Flask, world: World, who: str, stage: DraftStage, seen: bool
) -> None:
    _problem, task, *_rest = grow(world)
    write(world, task, stage)
    page = get_page(world.client(app, who), URL)
    assert ("全年开展执法培训6次" in page.text) is seen
    for url in (node.attributes["href"] for node in page.all(".nl-promise-told a")):
        assert world.client(app, who).get(url or "").status_code == 200


def test_a_merged_task_answers_with_the_one_that_it_became(app: Flask, world: World) -> None:
    tasks = grow(world)
    whole = add_task(world, **closed(2026), outcome=Outcome.KEPT)
    tasks[2].state, tasks[2].merged_into_id = TaskState.MERGED, whole.id
    db.session.commit()
    assert get_page(world.client(app, "yx-coord"), URL).texts(".nl-fate")[2] == "兑现"


def test_the_workbook_holds_what_the_page_shows(app: Flask, world: World) -> None:
    _problem, task, *_rest = grow(world)
    write(world, task)
    client = world.client(app, "yx-coord")
    every, kept = (grid(client.get(f"{URL}.xlsx{query}").data) for query in ("", "?mark=kept"))
    assert (len(every), len(kept)) == (6, 2)
    found = [word for _kind, word in kept[1]]
    assert found[1:5] == ["开展执法培训", "二（2）", "工作安排", "行政执法"]
    assert found[7:13] == ["1", "1", "全年开展执法培训6次。", "兑现", "按期销号", "周正平"]


def test_without_a_report_it_says_what_to_do(app: Flask, world: World) -> None:
    page = get_page(world.client(app, "yx-coord"), URL)
    assert "还没有 2025 年的报告" in page.text
    assert page.all("a[href='/o/yunxi/2026/imports']")
