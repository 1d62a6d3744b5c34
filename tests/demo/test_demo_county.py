"""The demo county: people of every role, reports with their items, tasks in every state and light."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from flask import Flask
from sqlalchemy import ColumnElement, select

from tests.demo.conftest import NOW
from tests.demo.expected import PLANS, PROBLEMS
from tracker.demo import people
from tracker.domain.lights import Light, Thresholds, cutoffs, light_of
from tracker.domain.people import Role, Via
from tracker.domain.reports import Decision, ItemKind, ItemOrigin, ReadingState, SourceKind
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Edition, Event, ItemAnswer, Membership, Organisation, Reading, ReportItem, Task, Unit, User
from tracker.services.passwords import password_matches
from tracker.storage import FolderBlobs

TODAY = date(2026, 9, 22)
CURRENT = 2026


def tasks(*conditions: ColumnElement[bool]) -> Sequence[Task]:
    return db.session.scalars(select(Task).where(*conditions)).all()


def person(account: str) -> User:
    return db.session.scalars(select(User).where(User.account == account)).one()


def test_three_towns_stand_below_one_county(demo: Flask) -> None:
    county = db.session.scalars(select(Organisation).where(Organisation.code == "qinghe")).one()
    towns = db.session.scalars(select(Organisation).where(Organisation.parent_id == county.id)).all()
    assert {town.code for town in towns} == {"yunxi", "heshan", "liutang"}
    units = Counter(db.session.scalars(select(Organisation.code).join(Unit, Unit.org_id == Organisation.id)))
    assert units == {"qinghe": 4, "yunxi": 9, "heshan": 9, "liutang": 9}
    assert all(unit.head_id and unit.leader_id for unit in db.session.scalars(select(Unit)))


def test_every_role_is_held_in_each_town_and_some_people_hold_three(demo: Flask) -> None:
    held: dict[str, set[Role]] = {}
    for seat in db.session.scalars(select(Membership).join(User, Membership.user_id == User.id)):
        held.setdefault(seat.user.account, set()).update(seat.roles)
    assert set().union(*(roles for account, roles in held.items() if account.startswith("yx-"))) == set(Role)
    assert {Role.COORDINATOR, Role.UNIT_HEAD, Role.STAFF} <= held["yx-liwenlan"]
    assert sum(len(roles) >= 3 for roles in held.values()) >= 5


def test_some_people_have_no_email_some_nothing_but_an_account_and_one_has_left(demo: Flask) -> None:
    everybody = db.session.scalars(select(User)).all()
    assert any(user.phone and not user.email for user in everybody)
    assert any(not user.phone and not user.email for user in everybody)
    assert [user.account for user in everybody if not user.is_active] == ["yx-qianyi"]


def test_the_printed_accounts_sign_in_with_the_printed_password(demo: Flask) -> None:
    roles = {role for _org, shown in people.accounts_to_try() for role in shown.roles}
    assert roles == set(Role)
    for _org, shown in people.accounts_to_try():
        user = person(shown.account)
        assert password_matches(user.password_hash, people.password())
        assert user.is_active
        assert not user.must_change_password


def test_each_report_was_imported_with_the_items_that_a_reader_counts(demo: Flask) -> None:
    read = db.session.scalars(select(Reading).order_by(Reading.id)).all()
    assert len(read) == 6
    counted = sorted((len(PROBLEMS[key]), len(PLANS[key])) for key in PROBLEMS)
    assert sorted((parsed(reading, ItemKind.PROBLEM), parsed(reading, ItemKind.PLAN)) for reading in read) == counted


def parsed(reading: Reading, kind: ItemKind) -> int:
    return sum(item.kind is kind and item.origin is ItemOrigin.PARSED for item in reading.items)


def test_the_uploaded_files_are_kept(demo: Flask) -> None:
    blobs = FolderBlobs(demo.config["SETTINGS"].data_dir / "blobs")
    for edition in db.session.scalars(select(Edition)):
        assert edition.sha256 in blobs
        assert edition.report_id is not None


def test_the_tasks_in_hand_show_every_state_and_light(demo: Flask) -> None:
    current = tasks(Task.plan_year == CURRENT)
    cut = cutoffs(TODAY, Thresholds())
    assert {task.state for task in current} == set(TaskState)
    assert {light_of(task, cut) for task in current} == set(Light)
    assert {task.source.kind for task in current} == set(SourceKind)


def test_one_town_alone_shows_every_state_and_light(demo: Flask) -> None:
    yunxi = db.session.scalars(select(Organisation.id).where(Organisation.code == "yunxi")).one()
    current = tasks(Task.plan_year == CURRENT, Task.org_id == yunxi)
    cut = cutoffs(TODAY, Thresholds())
    assert {task.state for task in current} == set(TaskState)
    assert {light_of(task, cut) for task in current} == set(Light)


def test_last_years_tasks_are_closed_or_carried_over(demo: Flask) -> None:
    last = tasks(Task.plan_year == CURRENT - 1)
    carried = {task.continues_task_id for task in tasks(Task.continues_task_id.is_not(None))}
    assert len(carried) >= 4
    assert sum(task.state is TaskState.CLOSED for task in last) >= 0.8 * len(last)
    for task in last:
        assert task.state is TaskState.CLOSED or task.id in carried, task.title


def test_some_tasks_were_closed_late_and_one_was_given_a_later_date(demo: Flask) -> None:
    zone = demo.config["SETTINGS"].timezone
    closed = [task for task in tasks(Task.closed_at.is_not(None)) if task.due_on and task.closed_at]
    assert any(
        task.closed_at.astimezone(zone).date() > task.due_on for task in closed if task.closed_at and task.due_on
    )
    assert any(task.due_on != task.first_due_on for task in tasks(Task.due_on.is_not(None)))


def test_nobody_closed_their_own_work(demo: Flask) -> None:
    for closing in db.session.scalars(select(Event).where(Event.verb == "closed", Event.subject_type == "task")):
        task = db.session.get_one(Task, closing.subject_id)
        signer_id = closing.after.get("signer_id", closing.actor_id)  # on paper the coordinator records it
        assert signer_id == task.sponsor_id != task.owner_id


def test_one_report_lies_half_reviewed_with_doubts(demo: Flask) -> None:
    [reading] = db.session.scalars(select(Reading).where(Reading.state == ReadingState.REVIEWING)).all()
    pending = [item for item in reading.items if item.decision is Decision.PENDING]
    assert len(pending) >= 5
    assert any(item.doubts for item in pending)
    assert any(item.decision is Decision.ACCEPTED for item in reading.items)


def test_reviews_split_rejected_and_linked_items(demo: Flask) -> None:
    items = db.session.scalars(select(ReportItem)).all()
    assert any(item.origin is ItemOrigin.SPLIT for item in items)
    assert any(item.decision is Decision.REJECTED for item in items)
    assert len(db.session.scalars(select(ItemAnswer)).all()) >= 15


def test_what_happened_lies_in_the_past_and_came_by_the_demo(demo: Flask) -> None:
    events = db.session.scalars(select(Event)).all()
    assert {event.via for event in events} == {Via.DEMO}
    assert max(event.at for event in events) <= NOW
    assert min(event.at for event in events).year == CURRENT - 1


def test_a_tasks_timeline_runs_forward(demo: Flask) -> None:
    for task in tasks():
        mine = select(Event.at).where(Event.subject_type == "task", Event.subject_id == task.id).order_by(Event.id)
        instants = db.session.scalars(mine).all()
        assert instants == sorted(instants), task.title
