"""What became of promises: proposed with its reason, confirmed by the right people, one or many at a time."""

from datetime import date

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from tests.support.pages import get_page, post_page
from tests.support.ring import closed
from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.outcomes import Outcome
from tracker.extensions import db
from tracker.models import Task

URL = "/o/yunxi/2026/ring/outcomes"


def make(world: World, **values: object) -> Task:
    """A closed task of 2026, sponsored by 周正平 and owned by 吴静."""
    people = {"owner_id": world.user("yx-staff").id, "sponsor_id": world.user("yx-leader").id}
    task = add_task(world, **{**closed(2026), **people, **values})
    db.session.commit()
    return task


def form(*tasks: Task, note: str = "", **outcomes: str) -> MultiDict[str, str]:
    """The tasks ticked, with what their selects say."""
    ticked = [("task", f"{task.id}.{task.version_id}") for task in tasks]
    return MultiDict([*ticked, ("note", note), *outcomes.items()])


def test_each_row_gives_the_proposal_and_its_reason(app: Flask, world: World) -> None:
    make(world)
    make(world, percent=60)
    page = get_page(world.client(app, "yx-coord"), URL)
    assert page.h1 == "两件等人认定"
    assert page.texts(".c-why") == ["建议 兑现按期销号", "建议 部分兑现已销号，但没有达到目标数"]


def test_many_are_confirmed_as_proposed_with_one_press(app: Flask, world: World) -> None:
    tasks = [make(world), make(world, percent=60)]
    make(world, state="in_progress", closed_at=None, due_on=date(2026, 11, 30))
    client = world.client(app, "yx-coord")
    picked = get_page(client, f"{URL}?sure=no&pick=1")
    assert [node.attributes["value"] for node in picked.all("input[name=task][checked]")] == [
        f"{task.id}.{task.version_id}" for task in tasks
    ]
    page = post_page(client, URL, form(*tasks))
    assert page.h1 == "办结的都认定了"
    assert page.texts(".nl-fate") == ["兑现", "部分兑现"]
    assert "李文澜" in page.texts(".c-word")[0]
    assert [task.outcome for task in tasks] == [Outcome.KEPT, Outcome.PARTLY]


def test_another_outcome_is_chosen_with_a_note_and_taken_back(app: Flask, world: World) -> None:
    task = make(world)
    client = world.client(app, "yx-leader")
    page = post_page(client, URL, form(task, note="只办了一半的村", **{f"outcome-{task.id}": "partly"}))
    assert "只办了一半的村" in page.texts(".c-word")[0]
    db.session.refresh(task)
    assert (task.outcome, task.outcome_note) == (Outcome.PARTLY, "只办了一半的村")
    page = post_page(client, URL, form(task, **{f"outcome-{task.id}": ""}))
    assert page.h1 == "一件等人认定"


def test_what_nobody_closed_is_not_kept_and_nothing_typed_is_lost(app: Flask, world: World) -> None:
    task = make(world, state="in_progress", closed_at=None)
    sent = form(task, note="快好了", **{f"outcome-{task.id}": "kept"})
    page = post_page(world.client(app, "yx-coord"), URL, sent, 400)
    assert "不能认定为" in page.find("[role=alert]").text()
    assert page.find("#note").attributes["value"] == "快好了"
    assert page.find(f"#outcome-{task.id} option[selected]").attributes["value"] == "kept"
    assert page.all("input[name=task][checked]")


def test_a_task_that_was_changed_meanwhile_is_shown_again(app: Flask, world: World) -> None:
    task = make(world)
    stale = form(task)
    task.title = "改过的题目"
    db.session.commit()
    page = post_page(world.client(app, "yx-coord"), URL, stale, 409)
    assert "别人已经改过" in page.find("[role=alert]").text()


@pytest.mark.parametrize(("who", "rows"), [("yx-staff", 0), ("yx-viewer", 0), ("qh-coord", 0), ("yx-leader", 1)])
def test_only_those_who_may_confirm_are_asked_to(app: Flask, world: World, who: str, rows: int) -> None:
    task = make(world)
    client = world.client(app, who)
    page = get_page(client, URL)
    assert len(page.all("input[name=task]")) == rows
    if not rows:
        post_page(client, URL, form(task), 403)
        db.session.refresh(task)
        assert task.outcome is None


def test_the_owner_does_not_judge_their_own_work(app: Flask, world: World) -> None:
    make(world, owner_id=world.user("yx-coord").id)
    page = get_page(world.client(app, "yx-coord"), URL)
    assert not page.all("input[name=task]")
    assert "待认定" in page.texts(".c-word")[0]


def test_tasks_of_other_towns_and_years_are_left_out(app: Flask, world: World) -> None:
    other, last = make(world, org="heshan", unit="zf"), make(world, plan_year=2025)
    page = post_page(world.client(app, "yx-coord"), URL, form(other, last), 400)
    assert "还没有勾选事项" in page.text
    assert {other.outcome, last.outcome} == {None}


@pytest.mark.parametrize(
    "query", ["theme=T99", "mark=nonsense", "sure=maybe", "page=0", "page=99999999999", "kind=%00", "pick=x", "theme="]
)
def test_absurd_addresses_show_a_page(app: Flask, world: World, query: str) -> None:
    make(world)
    get_page(world.client(app, "yx-coord"), f"{URL}?{query}")


def test_filters_narrow_by_theme_kind_and_mark(app: Flask, world: World) -> None:
    make(world, theme_code="T4")
    make(world, theme_code="T5", kind="rectification", percent=10)
    make(world)
    client = world.client(app, "yx-coord")
    found = {
        query: len(get_page(client, f"{URL}?{query}").all(".nl-outcomes tbody tr"))
        for query in ("theme=T4", "theme=none", "mark=partly", "kind=plan", "kind=plan&theme=T5")
    }
    assert found == {"theme=T4": 1, "theme=none": 1, "mark=partly": 1, "kind=plan": 2, "kind=plan&theme=T5": 0}
