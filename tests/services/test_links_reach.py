"""How far a link reaches: its task, what is reported on it, its files, and nothing else."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from tests.support.link_pages import entries
from tests.support.links import actor, add_token, blobs
from tests.support.tasks import add_evidence, add_proof, add_task
from tests.support.work import NOW, Desk
from tests.support.world import World
from tracker.domain.errors import Invalid, NotAllowed, NotFound
from tracker.domain.people import Role, Via
from tracker.domain.tasks import TaskState
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import (
    Event,
    Evidence,
    Membership,
    Notice,
    Organisation,
    ReportLink,
    Task,
    WorkEntry,
)
from tracker.queries.links import coordinators_of
from tracker.queries.scope import visible, visible_organisations
from tracker.services import evidence, work
from tracker.services.links import report_through
from tracker.services.work import NewProgress

TODAY = date(2026, 9, 22)
TEXT = "开展案卷评查，抽查二十二本。"


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world)


@pytest.fixture
def task(desk: Desk) -> Task:
    return desk.task(state=TaskState.IN_PROGRESS)


@pytest.fixture
def token(world: World, task: Task) -> str:
    return add_token(world, task)


def shown(token: str, model: type[Any]) -> list[int]:
    return [row.id for row in db.session.scalars(visible(actor(token), model))]


def test_a_link_shows_its_task_and_what_is_reported_on_it(world: World, desk: Desk, task: Task, token: str) -> None:
    other = desk.task()
    mine, _theirs = desk.report("yx-head", task), desk.report("yx-staff", other)
    desk.record("yx-staff")
    add_task(world, "heshan")
    db.session.commit()
    assert shown(token, Task) == [task.id]
    assert shown(token, WorkEntry) == [mine.id]
    for model in (Event, Notice, ReportLink):
        assert shown(token, model) == []
    orgs = visible_organisations(actor(token))
    assert [org.id for org in db.session.scalars(orgs)] == [task.org_id]


def test_names_are_those_of_the_tasks_organisation_wherever_else_the_person_sits(
    world: World, task: Task, token: str
) -> None:
    elsewhere = Membership(
        org_id=world.org("heshan").id, user_id=world.user("yx-staff").id, unit_id=world.unit("heshan-zf").id,
        from_on=date(2026, 1, 1),
    )  # fmt: skip
    elsewhere.set_roles(frozenset({Role.COORDINATOR}))
    db.session.add(elsewhere)
    db.session.commit()
    assert {seat.org_id for seat in db.session.scalars(visible(actor(token), Membership))} == {task.org_id}
    assert [org.code for org in db.session.scalars(visible_organisations(actor(token)))] == ["yunxi"]
    assert len(db.session.scalars(select(Organisation)).all()) == 3


def test_a_link_shows_only_files_that_speak_for_its_task_or_came_through_it(
    world: World, desk: Desk, task: Task, token: str
) -> None:
    attached = add_proof(world, task).evidence[0].id
    add_proof(world, desk.task())
    add_evidence(world)
    add_evidence(world, "heshan")
    db.session.commit()
    evidence.keep(world.actor("yx-staff"), NOW, task.org_id, "别的.txt", b"else", blobs())
    sent = evidence.keep(actor(token), NOW, task.org_id, "纪要.txt", b"minutes", blobs()).id
    assert sorted(shown(token, Evidence)) == sorted([attached, sent])
    assert shown(add_token(world, desk.task()), Evidence) == []


def test_files_of_other_tasks_and_organisations_cannot_be_reported_with(
    world: World, desk: Desk, task: Task, token: str
) -> None:
    here, there = add_proof(world, desk.task()).evidence[0].id, add_evidence(world, "heshan").id
    db.session.commit()
    for wanted in (here, there, 99999):
        with pytest.raises(Invalid) as refused:
            report_through(token, NOW, NewProgress(TEXT, evidence_ids=(wanted,)))
        assert refused.value.code == "evidence_unknown"
        db.session.rollback()
    assert [entry.task_id for entry in entries() if entry.text == TEXT] == []


def test_a_file_that_others_had_sent_before_is_kept_once_and_may_be_reported_with(
    world: World, desk: Desk, task: Task, token: str
) -> None:
    """One photograph proves two tasks: whoever has the file may send it for the second."""
    first = evidence.keep(world.actor("yx-head"), NOW, task.org_id, "签到表.txt", b"names", blobs()).id
    desk.report("yx-head", desk.task(), evidence_ids=(first,))
    again = [evidence.keep(actor(token), NOW, task.org_id, "照片.txt", b"names", blobs()).id for _ in range(2)]
    assert again == [first, first]
    told = db.session.scalars(select(Event).where(Event.verb == "uploaded", Event.subject_id == first)).all()
    assert [event.via for event in told] == [Via.WEB, Via.LINK]
    assert report_through(token, NOW, NewProgress(TEXT, evidence_ids=(first,))).evidence[0].id == first


def test_a_link_changes_nothing_that_was_reported(world: World, desk: Desk, task: Task, token: str) -> None:
    mine, theirs = desk.report("yx-staff", task), desk.report("yx-head", task)
    elsewhere = desk.report("yx-staff", desk.task())
    for entry, refusal in ((mine, NotAllowed), (theirs, NotAllowed), (elsewhere, NotFound)):
        with pytest.raises(refusal):
            work.revise(actor(token), NOW, entry.id, entry.version_id, NewProgress("改过"))
        with pytest.raises(refusal):
            work.withdraw(actor(token), NOW, entry.id, entry.version_id)
        with pytest.raises(refusal):
            work.accept(actor(token), NOW, {entry.id: entry.version_id})
    assert {entry.state for entry in entries()} == {EntryState.PENDING}


def test_a_coordinators_own_link_does_not_let_them_type_for_others(world: World, desk: Desk) -> None:
    token = add_token(world, desk.task(owner_id=world.user("yx-coord").id), "yx-coord")
    with pytest.raises(NotAllowed) as refused:
        report_through(token, NOW, NewProgress(TEXT, author_id=world.user("yx-head").id))
    assert refused.value.code == "author_is_not_you"


def test_coordinators_are_named_to_whoever_holds_a_real_link(world: World, task: Task, token: str) -> None:
    assert coordinators_of(actor(token), task.org_id, TODAY) == ["李文澜"]
