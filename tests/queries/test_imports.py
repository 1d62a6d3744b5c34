"""The list of imports and the review page."""

import pytest
from flask import Flask
from sqlalchemy import event

from tests.support.clock import Clock
from tests.support.reports import yunxi_report
from tests.support.reviewing import Review
from tests.support.world import World
from tracker.domain.errors import NotFound
from tracker.domain.reports import Decision, ItemKind
from tracker.domain.review import ItemRef
from tracker.extensions import db
from tracker.queries.imports import Counts, list_readings, reading_by_id, review_page
from tracker.services import review


@pytest.fixture
def desk(world: World, clock: Clock) -> Review:
    return Review(world, clock())


def test_the_review_page_shows_text_items_and_counts(desk: Review) -> None:
    page = review_page(desk.actor, desk.reading_id)
    assert "存在的问题" in page.text
    assert (page.counts.problems, page.counts.plans, page.counts.pending, page.counts.doubts) == (5, 8, 13, 2)
    assert [page.refs[item.id] for item in page.items][:6] == [
        *(ItemRef(ItemKind.PROBLEM, number) for number in range(1, 6)), ItemRef(ItemKind.PLAN, 1),
    ]  # fmt: skip
    assert page.org_fits is True


def test_the_review_page_shows_links_and_tasks_and_what_can_be_restored(desk: Review) -> None:
    review.link(desk.actor, desk.now, desk.problem(1).id, desk.plan(1).id)
    item = desk.problem(3)
    review.split(desk.actor, desk.now, item.id, item.version_id, 10)
    desk.ready()
    (task,) = desk.confirm([desk.problem(1)])
    page = review_page(desk.actor, desk.reading_id)
    problem, plan = desk.problem(1).id, desk.plan(1).id
    assert (page.answers, page.measures) == ({problem: [plan]}, {plan: [problem]})
    assert {item_id: made.id for item_id, made in page.tasks.items()} == {problem: task.id}
    assert [old.id for old in page.superseded] == [item.id]
    assert (page.counts.accepted, page.counts.confirmed, page.counts.total) == (14, 1, 14)


def test_a_report_of_another_town_is_flagged(desk: Review) -> None:
    other = desk.upload(yunxi_report(org="河山镇人民政府"))
    assert review_page(desk.actor, other.id).org_fits is False


def queries_of(desk: Review) -> int:
    statements: list[str] = []
    actor = desk.actor
    db.session.expire_all()

    def count(*args: object) -> None:
        statements.append(str(args[2]))

    event.listen(db.engine, "before_cursor_execute", count)
    page = review_page(actor, desk.reading_id)
    for item in page.items:
        assert (item.lead_unit, item.owner, item.sponsor, item.decided_by, item.supporting_units) is not None
    assert page.edition.uploaded_by is not None
    event.remove(db.engine, "before_cursor_execute", count)
    return len(statements)


def test_the_queries_of_the_review_page_do_not_grow_with_its_items(desk: Review) -> None:
    before = queries_of(desk)
    for _ in range(3):
        for item in desk.items():
            if len(item.text) > 20:
                review.split(desk.actor, desk.now, item.id, item.version_id, len(item.text) // 2)
    desk.ready()
    desk.confirm()
    assert queries_of(desk) == before <= 6


def test_the_list_counts_every_import_in_two_queries(desk: Review, app: Flask) -> None:
    desk.upload(yunxi_report(2024))
    item = desk.problem(1)
    review.decide(desk.actor, desk.now, item.id, item.version_id, Decision.REJECTED)
    desk.confirm_meta()
    desk.assign(desk.items(), lead_unit_id=desk.world.unit("yunxi-zf").id)
    desk.accept(desk.items()[1:4])
    desk.confirm(desk.items()[1:3])
    rows = list_readings(desk.actor, desk.world.org("yunxi").id)
    assert [row.counts for row in rows] == [
        Counts(total=13, problems=5, plans=8, doubts=2),
        Counts(total=13, problems=5, plans=8, accepted=3, rejected=1, confirmed=2, doubts=0),
    ]


def test_reviews_are_seen_by_their_own_town_only_until_done(desk: Review, world: World) -> None:
    for account in ("hs-coord", "qh-coord"):
        with pytest.raises(NotFound):
            reading_by_id(world.actor(account), desk.reading_id)
        assert list_readings(world.actor(account), world.org("yunxi").id) == []
    desk.ready()
    desk.confirm()
    assert reading_by_id(world.actor("qh-coord"), desk.reading_id).id == desk.reading_id
    with pytest.raises(NotFound):
        review_page(world.actor("hs-coord"), desk.reading_id)
