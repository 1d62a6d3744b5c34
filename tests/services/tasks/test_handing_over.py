"""Handing over all work of a person who leaves."""

import pytest

from tests.support.desk import Desk
from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import ExtensionRequest, Task, Unit
from tracker.queries.in_hand import in_hands_of_user
from tracker.services.tasks import Handed, hand_over


def pass_on(desk: Desk, who: str, giver: str, taker: str) -> Handed:
    actor = desk.actor(who)
    return hand_over(actor, desk.now, desk.world.org("yunxi").id, desk.user(giver), desk.user(taker))


def unit(desk: Desk, code: str) -> Unit:
    return db.session.get_one(Unit, desk.world.unit(code).id)


@pytest.mark.parametrize("who", ["yx-coord", "yx-admin"])
def test_nothing_is_left_in_the_hands_of_who_leaves(desk: Desk, who: str) -> None:
    own = [desk.make(owner_id=desk.user("yx-head")), desk.make(owner_id=desk.user("yx-head"), plan_year=2025)]
    signs = desk.make(sponsor_id=desk.user("yx-head"))
    asked = desk.make(state=TaskState.IN_PROGRESS)
    request = desk.ask("yx-head", asked)
    handed = pass_on(desk, who, "yx-head", "yx-viewer")
    assert handed == Handed(tasks=2, sponsored=1, units=1, extensions=1)
    assert not in_hands_of_user(desk.actor("yx-coord"), desk.user("yx-head"))
    taker = desk.user("yx-viewer")
    assert {task.owner_id for task in own} == {signs.sponsor_id, unit(desk, "yunxi-zf").head_id} == {taker}
    assert db.session.get_one(ExtensionRequest, request.id).author_id == taker
    assert desk.told("yx-viewer") == ["handed_over"]
    [event] = desk.events(own[0])
    assert (event.verb, event.before["owner_id"], event.after["owner_id"]) == (
        "handed_over", desk.user("yx-head"), taker
    )  # fmt: skip


def test_a_leader_hands_over_units_in_their_charge(desk: Desk) -> None:
    assert pass_on(desk, "yx-admin", "yx-leader", "yx-viewer").units == 1
    assert unit(desk, "yunxi-zf").leader_id == desk.user("yx-viewer")


@pytest.mark.parametrize("state", [TaskState.CLOSED, TaskState.SUSPENDED, TaskState.MERGED])
def test_what_has_ended_stays_with_whom_it_was(desk: Desk, state: TaskState) -> None:
    ended = desk.make(state=state)
    assert not pass_on(desk, "yx-coord", "yx-staff", "yx-head")
    assert (ended.owner_id, desk.told("yx-head")) == (desk.user("yx-staff"), [])


def test_nobody_becomes_owner_and_sponsor_of_one_task(desk: Desk) -> None:
    free, doubled = desk.make(), desk.make(sponsor_id=desk.user("yx-head"))
    with pytest.raises(Invalid) as refused:
        pass_on(desk, "yx-coord", "yx-staff", "yx-head")
    assert (refused.value.code, refused.value.params) == ("hand_over_same_person", {"numbers": [doubled.number]})
    db.session.rollback()
    assert free.owner_id == desk.user("yx-staff")


@pytest.mark.parametrize("who", ["yx-leader", "yx-head", "yx-staff", "hs-coord", "qh-coord"])
def test_administrators_and_coordinators_of_the_town_alone_hand_over(desk: Desk, who: str) -> None:
    with pytest.raises(NotAllowed):
        pass_on(desk, who, "yx-staff", "yx-viewer")


@pytest.mark.parametrize(
    ("giver", "taker", "code", "field"),
    [
        ("yx-staff", "yx-staff", "hand_over_to_self", "to_user_id"),
        ("yx-staff", "hs-staff", "person_unknown", "to_user_id"),
        ("hs-staff", "yx-staff", "person_unknown", "from_user_id"),
    ],
)
def test_both_are_people_of_the_town(desk: Desk, giver: str, taker: str, code: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        pass_on(desk, "yx-coord", giver, taker)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_who_has_left_already_can_still_be_relieved_but_takes_nothing(desk: Desk) -> None:
    task: Task = desk.make()
    desk.world.user("yx-staff").deactivated_at = desk.now
    db.session.commit()
    with pytest.raises(Invalid):
        pass_on(desk, "yx-coord", "yx-head", "yx-staff")
    db.session.rollback()
    assert pass_on(desk, "yx-coord", "yx-staff", "yx-viewer").tasks == 1
    assert task.owner_id == desk.user("yx-viewer")


def test_a_request_stays_with_its_author_if_the_taker_is_to_decide_on_it(desk: Desk) -> None:
    request = desk.ask("yx-head", desk.make(state=TaskState.IN_PROGRESS))
    assert pass_on(desk, "yx-coord", "yx-head", "yx-leader").extensions == 0
    assert request.author_id == desk.user("yx-head")


def test_a_second_click_hands_over_nothing_more(desk: Desk) -> None:
    task = desk.make()
    pass_on(desk, "yx-coord", "yx-staff", "yx-viewer")
    assert not pass_on(desk, "yx-coord", "yx-staff", "yx-viewer")
    assert desk.verbs(task) == ["handed_over"]
