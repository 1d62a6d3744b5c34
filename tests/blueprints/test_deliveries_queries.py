"""Pages of the delivery desk ask the database a fixed number of questions, however many messages they show."""

from datetime import timedelta

import pytest
from flask import Flask

from tests.blueprints.test_tasks_queries import MOST, statements
from tests.support.deliveries import TODAY, add_message, failed, owned_task
from tests.support.world import World
from tracker.domain.messages import MessageState

URL = "/o/yunxi/2026/deliveries"
PAGES = ["", "?state=to_hand", "/by-hand", "/tasks/1"]
PEOPLE = ("yx-staff", "yx-head", "yx-leader", "yx-viewer")


def fill(world: World) -> None:
    """Messages of all kinds to several people."""
    for who in PEOPLE:
        add_message(world, who, owned_task(world, who), owned_task(world, who))
    failed(world, "yx-admin")
    add_message(world, "yx-coord", state=MessageState.SENT)


@pytest.mark.parametrize("page", PAGES)
def test_more_messages_cost_no_more_statements(app: Flask, world: World, page: str) -> None:
    fill(world)
    client = world.client(app, "yx-coord")
    few = statements(client, URL + page)
    for day in range(1, 4):
        for who in PEOPLE:
            add_message(world, who, owned_task(world, who), day=TODAY - timedelta(days=day))
    assert statements(client, URL + page) == few
    assert few <= MOST


def test_a_message_is_shown_in_few_statements(app: Flask, world: World) -> None:
    dead = failed(world)
    assert statements(world.client(app, "yx-coord"), f"{URL}/{dead.id}") <= MOST
