"""A corrected edition of a report: its items follow the tasks made before, one by one, as a person says."""

import pytest
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.reports import corrected_report, yunxi_report
from tests.support.reviewing import Review
from tests.support.world import World
from tracker.domain.editions import Fate
from tracker.domain.errors import Conflict, Invalid, NotFound
from tracker.domain.people import Role
from tracker.domain.reports import Decision, ReadingState, Series
from tracker.domain.tasks import Move, TaskState
from tracker.extensions import db
from tracker.models import Edition, Event, Task
from tracker.queries.editions import Comparison, comparison_of
from tracker.services import imports, review
from tracker.services.tasks import move


@pytest.fixture
def first(world: World, clock: Clock) -> Review:
    """The first edition, of which all thirteen tasks were made."""
    found = Review(world, clock())
    found.ready()
    found.confirm()
    return found


@pytest.fixture
def second(first: Review) -> Review:
    """The corrected edition, its years confirmed."""
    reading = first.upload(corrected_report(), "更正.txt")
    imports.confirm_meta(first.actor, first.now, reading.id, reading.version_id, 2025, 2026, Series.RULE_OF_LAW)
    first.reading_id = reading.id
    return first


def compared(second: Review) -> Comparison:
    db.session.expire_all()
    found = comparison_of(second.actor, second.reading)
    assert found is not None
    return found


def fates(second: Review) -> dict[str, int]:
    return {fate.value: len(compared(second).of(fate)) for fate in Fate}


def tasks() -> list[Task]:
    db.session.expire_all()
    return list(db.session.scalars(select(Task).order_by(Task.number)))


def follow(second: Review, *, words: bool) -> Task:
    """Let the item whose number was corrected go on with its task."""
    row = compared(second).of(Fate.CHANGED)[0]
    assert row.item
    assert row.task
    versions = row.item.version_id, row.task.id, row.task.version_id
    return imports.follow(second.actor, second.now, row.item.id, *versions, words=words)


def test_the_second_edition_is_compared_with_the_tasks_of_the_first(second: Review) -> None:
    assert second.reading.edition.number == 2
    assert fates(second) == {"same": 10, "changed": 1, "new": 1, "gone": 2}
    changed = compared(second).of(Fate.CHANGED)[0]
    assert changed.task
    assert changed.item
    assert ("不少于6次" in changed.task.quote, "不少于8次" in changed.item.text) == (True, True)


def test_a_first_edition_has_nothing_to_be_compared_with(first: Review) -> None:
    assert comparison_of(first.actor, first.reading) is None


def test_another_years_report_is_no_edition_of_this_one(first: Review) -> None:
    reading = first.upload(yunxi_report(2024), "2024.txt")
    imports.confirm_meta(first.actor, first.now, reading.id, reading.version_id, 2024, 2025, Series.RULE_OF_LAW)
    assert comparison_of(first.actor, reading) is None


def test_items_in_the_same_words_go_on_with_their_tasks_in_one_act(second: Review) -> None:
    before = [(task.id, task.quote, task.version_id) for task in tasks()]
    imports.follow_same(second.actor, second.now, second.reading_id)
    assert [(task.id, task.quote, task.version_id) for task in tasks()] == before
    assert [row.settled for row in compared(second).of(Fate.SAME)] == [True] * 10
    assert sum(item.decision is Decision.ACCEPTED for item in second.items()) == 10
    with pytest.raises(Invalid, match="nothing_the_same"):
        imports.follow_same(second.actor, second.now, second.reading_id)


def test_an_item_in_the_same_words_never_becomes_a_second_task(second: Review) -> None:
    second.accept(second.items())
    second.assign([item for item in second.items() if item.id], lead_unit_id=second.world.unit("yunxi-zf").id)
    second.confirm()
    assert len(tasks()) == 13 + 2
    assert {len(task.items) for task in tasks()[:13]} == {1, 2}
    assert second.reading.state is ReadingState.DONE


def test_same_words_need_no_lead_unit_of_their_own(second: Review) -> None:
    same = [row.item for row in compared(second).of(Fate.SAME) if row.item]
    second.assign(same, lead_unit_id=None)
    second.accept(same)
    second.confirm()
    assert len(tasks()) == 13


def test_changed_words_are_taken_over_and_the_old_ones_stay_on_record(second: Review) -> None:
    task = follow(second, words=True)
    assert "不少于8次" in task.quote
    event = db.session.scalars(select(Event).where(Event.verb == "restated", Event.subject_id == task.id)).one()
    assert "不少于6次" in event.before["quote"]
    assert event.after["quote"] == task.quote
    assert [row.settled for row in compared(second).rows if row.task and row.task.id == task.id] == [True]


def test_the_old_words_may_stay(second: Review) -> None:
    task = follow(second, words=False)
    assert "不少于6次" in task.quote
    assert len(task.items) == 2


def test_who_saw_the_task_as_it_was_before_is_told(second: Review) -> None:
    row = compared(second).of(Fate.CHANGED)[0]
    assert row.item
    assert row.task
    with pytest.raises(Conflict, match="changed_meanwhile"):
        imports.follow(second.actor, second.now, row.item.id, row.item.version_id, row.task.id, 99, words=True)


def test_the_words_of_a_closed_task_stay(second: Review) -> None:
    task = compared(second).of(Fate.CHANGED)[0].task
    assert task
    task.state = TaskState.CLOSED
    db.session.commit()
    with pytest.raises(Invalid, match="task_ended"):
        follow(second, words=True)
    db.session.rollback()
    assert "不少于6次" in follow(second, words=False).quote


def test_a_changed_item_may_be_called_another_matter(second: Review) -> None:
    row = compared(second).of(Fate.CHANGED)[0]
    assert row.item
    assert row.task
    imports.tell_apart(second.actor, second.now, row.item.id, row.item.version_id, row.task.id)
    assert fates(second) == {"same": 10, "changed": 0, "new": 2, "gone": 3}


def test_what_the_new_edition_leaves_out_is_suspended_with_a_reason_or_kept(second: Review) -> None:
    one, other = (row.task for row in compared(second).of(Fate.GONE))
    assert one
    assert other
    imports.keep(second.actor, second.now, second.reading_id, one.id)
    move(second.actor, second.now, other.id, other.version_id, Move.SUSPEND, "更正版已删去")
    assert [row.settled for row in compared(second).of(Fate.GONE)] == [True, True]
    assert tasks()[0].state is not TaskState.SUSPENDED
    assert {row.fate for row in compared(second).open} == {Fate.SAME, Fate.CHANGED}


def test_nothing_happens_by_itself(second: Review) -> None:
    assert TaskState.SUSPENDED not in {task.state for task in tasks()}
    assert all(len(task.items) == 1 for task in tasks())
    assert {item.decision for item in second.items()} == {Decision.PENDING}


def test_a_task_of_another_report_is_not_there(second: Review, world: World) -> None:
    row = compared(second).of(Fate.NEW)[0]
    assert row.item
    with pytest.raises(NotFound):
        imports.follow(second.actor, second.now, row.item.id, row.item.version_id, 9999, 1, words=True)
    stranger = world.actor("hs-coord")
    assert Role.COORDINATOR in stranger.seats[0].roles
    with pytest.raises(NotFound):
        imports.follow_same(stranger, second.now, second.reading_id)


def test_a_refused_item_follows_nothing(second: Review) -> None:
    row = compared(second).of(Fate.CHANGED)[0]
    assert row.item
    assert row.task
    item = review.decide(second.actor, second.now, row.item.id, row.item.version_id, Decision.REJECTED)
    with pytest.raises(NotFound):
        imports.follow(second.actor, second.now, item.id, item.version_id, row.task.id, 1, words=True)


def test_voiding_the_first_edition_leaves_the_tasks_that_the_second_holds(second: Review) -> None:
    imports.follow_same(second.actor, second.now, second.reading_id)
    edition = db.session.scalars(select(Edition).where(Edition.number == 1)).one()
    imports.void(second.actor, second.now, edition.id, edition.version_id, "以更正版为准")
    assert [task.number for task in tasks() if task.voided_at is None] == [1, 2, 3, 4, *range(7, 13)]


def test_voiding_the_second_edition_too_voids_the_tasks_that_only_it_held(second: Review) -> None:
    imports.follow_same(second.actor, second.now, second.reading_id)
    for reason in ("以更正版为准", "更正版也传错了"):
        standing = db.session.scalars(select(Edition).where(Edition.voided_at.is_(None)).order_by(Edition.id))
        edition = standing.all()[0]
        imports.void(second.actor, second.now, edition.id, edition.version_id, reason)
    assert [task.number for task in tasks() if task.voided_at is None] == []


def test_voiding_the_second_edition_leaves_the_tasks_of_the_first(second: Review) -> None:
    imports.follow_same(second.actor, second.now, second.reading_id)
    edition = second.reading.edition
    imports.void(second.actor, second.now, edition.id, edition.version_id, "传错了")
    assert len([task for task in tasks() if task.voided_at is None]) == 13


def test_years_come_before_the_comparison(first: Review) -> None:
    reading = first.upload(corrected_report(), "更正.txt")
    assert comparison_of(first.actor, reading) is None
    with pytest.raises(Invalid, match="meta_first"):
        imports.follow_same(first.actor, first.now, reading.id)


def test_a_voided_edition_is_compared_with_nothing(second: Review) -> None:
    edition = db.session.scalars(select(Edition).where(Edition.number == 1)).one()
    imports.void(second.actor, second.now, edition.id, edition.version_id, "传错了")
    assert comparison_of(second.actor, second.reading) is None


def test_the_first_edition_confirmed_after_its_correction_makes_no_second_task_of_the_same_words(
    world: World, clock: Clock
) -> None:
    first = Review(world, clock())
    first.ready()
    late = first.reading_id
    first.reading_id = first.upload(yunxi_report() + "\n更正", "更正.txt").id
    first.ready()
    first.confirm()
    first.reading_id = late
    first.confirm()
    assert [task.number for task in tasks()] == list(range(1, 14))
    assert first.reading.state is ReadingState.DONE
