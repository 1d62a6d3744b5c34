"""Accepting and returning: always by a second person."""

import pytest

from tests.support.work import NOW, Desk, notices_of, seen, verbs
from tests.support.world import World
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.domain.tasks import TaskState
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Event, WorkEntry
from tracker.queries.scope import visible
from tracker.services import work
from tracker.services.work import NewProgress


def test_head_and_coordinator_accept(desk: Desk, world: World) -> None:
    task = desk.task()
    first, second = desk.report("yx-staff", task), desk.report("yx-staff", task)
    desk.accept("yx-head", first)
    desk.accept("yx-coord", second)
    assert first.state is second.state is EntryState.ACCEPTED
    assert (first.decided_by_id, first.decided_at) == (world.user("yx-head").id, NOW)
    assert verbs("task") == ["received", "reported", "reported", "entry_accepted", "entry_accepted"]


@pytest.mark.parametrize("who", ["yx-staff", "yx-leader", "yx-viewer", "yx-admin", "qh-coord"])
def test_others_do_not(desk: Desk, world: World, who: str) -> None:
    [entry] = desk.accept("yx-coord", desk.report("yx-head", desk.task()))  # a county sees accepted entries only
    waiting = desk.report("yx-head", desk.task())
    with pytest.raises((NotAllowed, NotFound)):
        desk.accept(who, waiting)
    with pytest.raises((NotAllowed, NotFound)):
        desk.send_back(who, entry)


def test_nobody_accepts_or_returns_their_own_work(desk: Desk) -> None:
    entry = desk.report("yx-head", desk.task())
    for decide in (desk.accept, desk.send_back):
        with pytest.raises(NotAllowed, match="own_work_accepted"):
            decide("yx-head", entry)
        db.session.rollback()


def test_the_owner_does_not_accept_what_others_did_on_the_task(desk: Desk, world: World) -> None:
    task = desk.task(owner_id=world.user("yx-head").id)
    entry = desk.report("yx-staff", task)
    with pytest.raises(NotAllowed, match="own_work_accepted"):
        desk.accept("yx-head", entry)


def test_whoever_typed_it_for_another_may_accept_it(desk: Desk, world: World) -> None:
    entry = desk.report("yx-coord", desk.task(), author_id=world.user("yx-staff").id)
    desk.accept("yx-coord", entry)
    assert entry.state is EntryState.ACCEPTED


def test_many_are_accepted_at_once_or_none_is(desk: Desk) -> None:
    task = desk.task()
    entries = [desk.report("yx-staff", task), desk.report("yx-head", task), desk.record("yx-staff")]
    with pytest.raises(NotAllowed, match="own_work_accepted"):
        desk.accept("yx-head", *entries)
    db.session.rollback()
    assert {entry.state for entry in entries} == {EntryState.PENDING}
    desk.accept("yx-coord", *entries)
    assert {entry.state for entry in entries} == {EntryState.ACCEPTED}


def test_a_decision_is_taken_once(desk: Desk) -> None:
    entry = desk.report("yx-staff", desk.task())
    before = seen([entry])
    desk.accept("yx-head", entry)
    for decide in (desk.accept, desk.send_back):
        with pytest.raises(Conflict, match="entry_decided"):
            decide("yx-coord", entry)
        db.session.rollback()
    with pytest.raises(Conflict, match="entry_decided"):
        work.accept(desk.world.actor("yx-coord"), NOW, before)


def test_what_changed_since_it_was_read_is_read_again(desk: Desk) -> None:
    entry = desk.report("yx-staff", desk.task())
    before = seen([entry])
    work.revise(desk.world.actor("yx-staff"), NOW, entry.id, entry.version_id, NewProgress("改过了"))
    with pytest.raises(Conflict, match="changed_meanwhile"):
        work.accept(desk.world.actor("yx-head"), NOW, before)


def test_nothing_selected_is_said(desk: Desk) -> None:
    with pytest.raises(Invalid, match="nothing_selected"):
        desk.accept("yx-coord")


def test_a_return_says_why_and_tells_author_and_recorder(desk: Desk, world: World) -> None:
    entry = desk.report("yx-coord", desk.task(), author_id=world.user("yx-staff").id)
    with pytest.raises(Invalid) as refused:
        desk.send_back("yx-head", entry, reason="  ")
    assert refused.value.field == "reason"
    db.session.rollback()
    desk.send_back("yx-head", entry, reason="缺签到表")
    assert (entry.state, entry.decision_reason) == (EntryState.RETURNED, "缺签到表")
    assert notices_of(world, "yx-staff") == notices_of(world, "yx-coord") == ["entry_returned"]


def test_leftovers_of_a_closed_task_are_still_decided(desk: Desk) -> None:
    task = desk.task()
    entry = desk.report("yx-staff", task)
    task.state = TaskState.CLOSED
    db.session.commit()
    desk.accept("yx-coord", entry)
    assert entry.state is EntryState.ACCEPTED


def test_the_county_sees_accepted_work_only(desk: Desk, world: World) -> None:
    task = desk.task()
    waiting, accepted = desk.report("yx-staff", task), desk.report("yx-staff", task)
    desk.accept("yx-head", accepted)
    county = world.actor("qh-coord")
    assert [entry.id for entry in db.session.scalars(visible(county, WorkEntry))] == [accepted.id]
    desk.send_back("yx-head", waiting, reason="内容不实")
    seen_verbs = {event.verb for event in db.session.scalars(visible(county, Event))}
    assert seen_verbs == {"received", "entry_accepted"}
