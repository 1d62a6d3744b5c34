"""Pages of tasks ask the database a fixed number of questions, however many rows they show."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from tests.support.photos import add_photo
from tests.support.tasks import add_source, add_task
from tests.support.work import Desk, figure
from tests.support.world import World
from tracker.domain.tasks import TaskState
from tracker.extensions import db

MOST = 10
PLACE = "/o/yunxi/2026"


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements sent while the block runs."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def statements(client: FlaskClient, url: str) -> int:
    with counted() as sent:
        assert client.get(url).status_code == 200
    return len([statement for statement in sent if not statement.startswith(("BEGIN", "PRAGMA"))])


@pytest.mark.parametrize("page", ["ledger", "ledger?q=规范化&unit=zf&owner=me", "mine", "tasks/1"])
def test_fifty_rows_cost_no_more_questions_than_one(app: Flask, world: World, page: str) -> None:
    owner, source = world.user("yx-coord").id, add_source(world).id
    client = world.client(app, "yx-coord")
    add_task(world, owner_id=owner, source_id=source)
    one = statements(client, f"{PLACE}/{page}")
    for _ in range(60):
        add_task(world, owner_id=owner, source_id=source)
    assert statements(client, f"{PLACE}/{page}") == one <= MOST


@pytest.mark.parametrize("who", ["yx-coord", "qh-coord"])
def test_thirty_entries_cost_no_more_questions_than_one(app: Flask, world: World, who: str) -> None:
    desk = Desk(world)
    task = desk.task(state=TaskState.IN_PROGRESS)
    photo = add_photo(world)
    desk.target(task, "执法培训", "次", 6)
    client = world.client(app, who)
    counts = set()
    for number in range(1, 31):
        desk.report("yx-staff", task, figures=(figure("执法培训", "1"),), evidence_ids=(photo.id,))
        if number in {1, 30}:
            counts.add(statements(client, f"{PLACE}/tasks/1"))
    assert len(counts) == 1
    assert max(counts) <= MOST


@pytest.mark.parametrize("page", ["entries", "tasks/1/progress", "tasks/1?act=suspend"])
def test_other_pages_about_work_ask_as_often_for_thirty_entries_as_for_one(app: Flask, world: World, page: str) -> None:
    desk = Desk(world)
    task = desk.task(state=TaskState.IN_PROGRESS)
    client = world.client(app, "yx-coord")
    desk.report("yx-staff", task, figures=(figure("执法培训", "1"),))
    one = statements(client, f"{PLACE}/{page}")
    for _ in range(30):
        desk.report("yx-staff", task, figures=(figure("执法培训", "1"),))
    assert statements(client, f"{PLACE}/{page}") == one <= MOST
