"""Revising, correcting and withdrawing what was reported."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.support.work import NOW, TODAY, Desk, figure, notices_of, verbs
from tests.support.world import World
from tracker.domain.errors import Conflict, Invalid, NotAllowed
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Event, Figure, ProgressUpdate, WorkEntry
from tracker.services.work import NewProgress, NewRecord, revise, withdraw


def change(desk: Desk, who: str, entry: WorkEntry, text: str = "改后的内容", **values: Any) -> WorkEntry:
    """Revise progress in the version in which it is."""
    return revise(desk.world.actor(who), NOW, entry.id, entry.version_id, NewProgress(text, **values))


def take_back(desk: Desk, who: str, entry: WorkEntry) -> WorkEntry:
    return withdraw(desk.world.actor(who), NOW, entry.id, entry.version_id)


def test_a_returned_entry_is_mended_in_place_and_waits_again(desk: Desk, world: World) -> None:
    task = desk.task()
    entry = desk.report("yx-staff", task, figures=(figure("执法培训", "2"),))
    desk.send_back("yx-head", entry)
    version = entry.version_id
    again = change(desk, "yx-staff", entry, figures=(figure("执法培训", "3"),), done_on=TODAY - timedelta(1))
    assert (again.id, again.state, again.text) == (entry.id, EntryState.PENDING, "改后的内容")
    assert again.version_id > version
    assert [int(one.value) for one in db.session.scalars(select(Figure))] == [3]
    assert task.reported_on == TODAY - timedelta(1)
    assert notices_of(world, "yx-head") == ["reported", "reported"]


def test_the_log_keeps_what_was_said_before(desk: Desk) -> None:
    entry = desk.report("yx-staff", desk.task(), "原来的话", figures=(figure("执法培训", "2"),))
    change(desk, "yx-staff", entry, "后来的话", figures=(figure("执法培训", "2"),))
    told = db.session.scalars(select(Event).where(Event.verb == "entry_revised")).one()
    assert told.before == {"text": "原来的话"}
    assert told.after == {"text": "后来的话", "entry_id": entry.id}


def test_a_waiting_entry_is_no_news_when_it_is_mended(desk: Desk, world: World) -> None:
    change(desk, "yx-staff", desk.report("yx-staff", desk.task()))
    assert notices_of(world, "yx-head") == ["reported"]


def test_the_sponsor_learns_when_a_leader_turns_out_to_be_needed(desk: Desk, world: World) -> None:
    entry = desk.report("yx-staff", desk.task())
    for _ in range(2):
        change(desk, "yx-staff", entry, difficulties="经费没有落实", needs_leader=True)
    assert notices_of(world, "yx-leader") == ["leader_needed"]


def test_new_figures_alone_raise_the_version(desk: Desk) -> None:
    entry = desk.report("yx-staff", desk.task(), "已经办了", figures=(figure("执法培训", "2"),))
    version = entry.version_id
    change(desk, "yx-staff", entry, "已经办了", figures=(figure("执法培训", "5"),))
    assert entry.version_id > version


def test_an_accepted_entry_stays_until_its_correction_is_accepted(desk: Desk) -> None:
    task = desk.task()
    entry = desk.report("yx-staff", task)
    desk.accept("yx-head", entry)
    correction = change(desk, "yx-staff", entry, "更正后的内容")
    assert (correction.replaces_id, correction.state, entry.state) == (
        entry.id,
        EntryState.PENDING,
        EntryState.ACCEPTED,
    )
    assert isinstance(correction, ProgressUpdate)
    assert correction.task_id == task.id
    desk.accept("yx-head", correction)
    assert (correction.state, entry.state, entry.text) == (
        EntryState.ACCEPTED,
        EntryState.REPLACED,
        "已经办了一部分",
    )
    assert verbs("task")[-3:] == ["entry_corrected", "entry_replaced", "entry_accepted"]


def test_nobody_accepts_the_correction_of_their_own_work(desk: Desk) -> None:
    entry = desk.report("yx-head", desk.task())
    desk.accept("yx-coord", entry)
    correction = change(desk, "yx-coord", entry)
    with pytest.raises(NotAllowed, match="own_work_accepted"):
        desk.accept("yx-head", correction)


def test_one_correction_waits_at_a_time(desk: Desk) -> None:
    entry = desk.report("yx-staff", desk.task())
    desk.accept("yx-head", entry)
    first = change(desk, "yx-staff", entry, "第一次更正")
    with pytest.raises(Conflict, match="correction_waits"):
        change(desk, "yx-staff", entry, "第二次更正")
    db.session.rollback()
    take_back(desk, "yx-staff", first)
    second = change(desk, "yx-staff", entry, "第二次更正")
    desk.accept("yx-head", second)
    with pytest.raises(Conflict, match="entry_decided"):
        change(desk, "yx-staff", entry, "更正已经更正过的")


def test_a_correction_sent_twice_is_made_once(desk: Desk) -> None:
    entry = desk.report("yx-staff", desk.task())
    desk.accept("yx-head", entry)
    made = [change(desk, "yx-staff", entry, "更正", key="form-1") for _ in range(2)]
    assert made[0].id == made[1].id


def test_a_correction_that_is_sent_back_leaves_the_accepted_one(desk: Desk) -> None:
    entry = desk.report("yx-staff", desk.task())
    desk.accept("yx-head", entry)
    desk.send_back("yx-head", change(desk, "yx-staff", entry))
    assert entry.state is EntryState.ACCEPTED


@pytest.mark.parametrize("who", ["yx-head", "yx-leader", "yx-viewer"])
def test_only_author_recorder_and_coordinator_revise(desk: Desk, who: str) -> None:
    entry = desk.report("yx-staff", desk.task())
    with pytest.raises(NotAllowed):
        change(desk, who, entry)


def test_the_author_stays_the_author(desk: Desk, world: World) -> None:
    entry = desk.report("yx-staff", desk.task())
    mended = change(desk, "yx-coord", entry)
    assert (mended.author_id, mended.recorder_id) == (world.user("yx-staff").id, world.user("yx-coord").id)
    with pytest.raises(Invalid, match="author_stays"):
        change(desk, "yx-coord", entry, author_id=world.user("yx-coord").id)


def test_whoever_saw_an_older_version_is_told(desk: Desk, world: World) -> None:
    entry = desk.report("yx-staff", desk.task())
    version = entry.version_id
    change(desk, "yx-coord", entry)
    with pytest.raises(Conflict, match="changed_meanwhile"):
        revise(world.actor("yx-staff"), NOW, entry.id, version, NewProgress("以为还是原样"))


def test_progress_does_not_turn_into_a_record(desk: Desk, world: World) -> None:
    entry = desk.report("yx-staff", desk.task())
    new = NewRecord(world.unit("yunxi-zf").id, "T4", TODAY, None, "改成纪实")
    with pytest.raises(Invalid, match="entry_kind_differs"):
        revise(world.actor("yx-staff"), NOW, entry.id, entry.version_id, new)


def test_a_record_is_not_moved_to_a_unit_for_which_one_does_not_record(desk: Desk, world: World) -> None:
    entry = desk.record("yx-staff")
    new = NewRecord(world.unit("yunxi-sfs").id, "T4", TODAY, None, "改到别的单位")
    with pytest.raises(NotAllowed):
        revise(world.actor("yx-staff"), NOW, entry.id, entry.version_id, new)
    db.session.rollback()
    assert revise(world.actor("yx-coord"), NOW, entry.id, entry.version_id, new).unit_id == new.unit_id


def test_what_is_withdrawn_was_never_reported(desk: Desk) -> None:
    task = desk.task()
    desk.report("yx-staff", task, done_on=TODAY - timedelta(5))
    entry = desk.report("yx-staff", task)
    assert task.reported_on == TODAY
    assert take_back(desk, "yx-staff", entry).state is EntryState.WITHDRAWN
    assert task.reported_on == TODAY - timedelta(5)
    assert verbs("task")[-1] == "entry_withdrawn"


def test_only_author_and_recorder_withdraw_and_only_what_nobody_accepted(desk: Desk, world: World) -> None:
    entry = desk.report("yx-coord", desk.task(), author_id=world.user("yx-staff").id)
    with pytest.raises(NotAllowed):
        take_back(desk, "yx-head", entry)
    db.session.rollback()
    desk.accept("yx-head", entry)
    with pytest.raises(Conflict, match="entry_decided"):
        take_back(desk, "yx-staff", entry)
