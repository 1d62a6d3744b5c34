"""Several people at the same moment: each act happens once, and whoever comes second is told."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.races import at_once
from tests.support.reports import yunxi_report
from tests.support.reviewing import Review, blobs
from tests.support.world import World
from tracker.domain.reports import Decision, ItemKind, Series
from tracker.extensions import db
from tracker.models import Edition, Task
from tracker.services import confirmation, imports, review


@pytest.fixture
def desk(world: World, clock: Clock) -> Review:
    return Review(world, clock())


def test_two_confirmations_make_each_task_once(app: Flask, desk: Review) -> None:
    desk.ready()
    actor, now, reading_id = desk.actor, desk.now, desk.reading_id
    done = at_once(app, *[lambda: confirmation.confirm(actor, now, reading_id)] * 3)
    assert done == ["done", "nothing_to_confirm", "nothing_to_confirm"]
    assert sorted(task.number for task in db.session.scalars(select(Task))) == list(range(1, 14))


def test_two_editions_confirmed_at_once_make_each_task_once(app: Flask, desk: Review) -> None:
    desk.ready()
    first = desk.reading_id
    desk.reading_id = desk.upload(yunxi_report() + "\n更正").id
    desk.ready()
    actor, now, ids = desk.actor, desk.now, [first, desk.reading_id]
    done = at_once(app, *[lambda key=key: confirmation.confirm(actor, now, key) for key in ids])
    assert done == ["done", "done"]
    assert sorted(task.number for task in db.session.scalars(select(Task))) == list(range(1, 14))


def test_two_reports_confirmed_at_once_share_one_row_of_numbers(app: Flask, desk: Review) -> None:
    first = desk.reading_id
    desk.ready()
    desk.reading_id = desk.upload(yunxi_report() + "\n迟报").id
    desk.ready(2024)
    actor, now, ids = desk.actor, desk.now, [first, desk.reading_id]
    done = at_once(app, *[lambda key=key: confirmation.confirm(actor, now, key) for key in ids])
    assert done == ["done", "done"]
    assert sorted(task.number for task in db.session.scalars(select(Task))) == list(range(1, 27))


def test_two_splits_of_one_item_leave_one_pair_of_halves(app: Flask, desk: Review) -> None:
    item = desk.problem(3)
    actor, now, item_id, seen = desk.actor, desk.now, item.id, item.version_id
    done = at_once(app, *[lambda at=at: review.split(actor, now, item_id, seen, at) for at in (10, 20)])
    assert done == ["changed_meanwhile", "done"]
    assert len(desk.items(ItemKind.PROBLEM)) == 6


def test_acceptance_and_rejection_at_once_leave_the_first(app: Flask, desk: Review) -> None:
    item = desk.problem(3)
    actor, now, item_id, seen = desk.actor, desk.now, item.id, item.version_id
    both = (Decision.ACCEPTED, Decision.REJECTED)
    done = at_once(app, *[lambda one=one: review.decide(actor, now, item_id, seen, one) for one in both])
    assert done == ["changed_meanwhile", "done"]
    assert desk.problem(3).version_id == seen + 1


def test_a_split_during_confirmation_waits_and_is_refused_or_comes_first(app: Flask, desk: Review) -> None:
    desk.ready()
    item = desk.problem(3)
    actor, now, reading_id = desk.actor, desk.now, desk.reading_id
    item_id, seen = item.id, item.version_id
    done = at_once(
        app,
        lambda: confirmation.confirm(actor, now, reading_id),
        lambda: review.split(actor, now, item_id, seen, 10),
    )
    tasks = db.session.scalars(select(Task)).all()
    assert (done, len(tasks)) in [(["already_confirmed", "done"], 13), (["done", "done"], 12)]


def test_a_file_uploaded_twice_at_once_is_kept_once(app: Flask, desk: Review, world: World) -> None:
    actor, now, org_id = desk.actor, desk.now, world.org("yunxi").id
    data, store = yunxi_report(2024).encode(), blobs()
    done = at_once(app, *[lambda: imports.upload(actor, now, org_id, "报告.txt", data, store)] * 2)
    assert done == ["already_imported", "done"]
    assert len(db.session.scalars(select(Edition)).all()) == 2


def test_two_editions_placed_at_once_get_their_own_numbers(app: Flask, desk: Review) -> None:
    second = desk.upload(yunxi_report() + "\n更正")
    seen = [(reading.id, reading.version_id) for reading in (desk.reading, second)]
    actor, now = desk.actor, desk.now
    done = at_once(
        app,
        *[
            lambda key=key, version=version: imports.confirm_meta(
                actor, now, key, version, 2025, 2026, Series.RULE_OF_LAW
            )
            for key, version in seen
        ],
    )
    assert done == ["done", "done"]
    assert sorted(edition.number for edition in db.session.scalars(select(Edition))) == [1, 2]
    assert len({edition.report_id for edition in db.session.scalars(select(Edition))}) == 1


def test_voiding_during_confirmation_leaves_no_living_task(app: Flask, desk: Review) -> None:
    desk.ready()
    edition = desk.reading.edition
    actor, now, reading_id = desk.actor, desk.now, desk.reading_id
    edition_id, seen = edition.id, edition.version_id
    at_once(
        app,
        lambda: confirmation.confirm(actor, now, reading_id),
        lambda: imports.void(actor, now, edition_id, seen, "传错了"),
    )
    assert all(task.voided_at for task in db.session.scalars(select(Task)))
