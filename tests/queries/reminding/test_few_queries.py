"""A sweep asks little: a handful of statements for the tree and for each organisation, however many tasks there are."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event

from tests.support.reminding import NOW, Sweeps
from tests.support.world import World
from tracker.domain.people import operator
from tracker.extensions import db
from tracker.queries.reminding.told import AT_ONCE, told_before
from tracker.services.loops import sweep


@pytest.fixture
def sweeps(world: World) -> Sweeps:
    return Sweeps(world)


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that are sent meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def statements(**delta: float) -> int:
    with counted() as sent:
        sweep(NOW + timedelta(**delta))
    return len(sent)


def test_more_tasks_take_no_more_statements(sweeps: Sweeps) -> None:
    sweeps.task(3)
    sweep(NOW)
    one = statements(minutes=10)
    for _ in range(20):
        sweeps.task(3)
    assert statements(minutes=20) == one
    assert one <= 10 + 3 * 6


def test_at_night_hardly_anything_is_asked(sweeps: Sweeps) -> None:
    sweeps.task(3)
    assert statements(hours=10) <= 6


def test_any_number_of_keys_can_be_asked_for(sweeps: Sweeps, world: World) -> None:
    sweeps.task(3)
    sweep(NOW)
    person = world.user("yx-staff").id
    [known] = sweeps.message_of("yx-staff").notices
    keys = [(person, f"key {number}") for number in range(AT_ONCE + 10)] + [
        (person, known.key),
        (person + 1, known.key),
    ]
    assert told_before(operator(), keys) == {(person, known.key)}
