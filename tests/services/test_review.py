"""Deciding on items, assigning them, and what a second person is told."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.reviewing import Review, versions
from tests.support.world import World
from tracker.domain.errors import Conflict, DomainError, Invalid, NotAllowed, NotFound
from tracker.domain.reports import Decision, ItemKind, ReadingState
from tracker.domain.review import Assignment
from tracker.domain.tasks import Priority
from tracker.extensions import db
from tracker.models import Event, ItemAnswer
from tracker.services import imports, review


@pytest.fixture
def desk(world: World, clock: Clock) -> Review:
    return Review(world, clock())


def test_accepting_records_who_and_when_and_takes_the_suggestions(desk: Review, world: World) -> None:
    item = desk.plan(1)
    owner = item.owner_id
    item = review.decide(desk.actor, desk.now, item.id, item.version_id, Decision.ACCEPTED)
    assert (item.decision, item.decided_by_id) == (Decision.ACCEPTED, world.user("yx-coord").id)
    assert (item.decided_at, item.suggested, item.owner_id) == (desk.now, [], owner)


def test_accepting_can_leave_suggestions_open(desk: Review) -> None:
    item = desk.plan(1)
    item = review.decide(desk.actor, desk.now, item.id, item.version_id, Decision.ACCEPTED, with_suggestions=False)
    assert "owner" in item.suggested


def test_a_decision_can_be_taken_back(desk: Review) -> None:
    item = desk.problem(1)
    item = review.decide(desk.actor, desk.now, item.id, item.version_id, Decision.REJECTED)
    item = review.decide(desk.actor, desk.now, item.id, item.version_id, Decision.PENDING)
    assert (item.decision, item.decided_by_id, item.decided_at) == (Decision.PENDING, None, None)


def test_the_second_of_two_people_is_told_who_came_first(desk: Review, world: World) -> None:
    item = desk.problem(1)
    item_id, seen = item.id, item.version_id
    review.decide(desk.actor, desk.now, item_id, seen, Decision.ACCEPTED)
    with pytest.raises(Conflict) as refused:
        review.decide(desk.actor, desk.now, item_id, seen, Decision.REJECTED)
    db.session.rollback()
    assert refused.value.code == "changed_meanwhile"
    assert refused.value.params == {"name": "李文澜", "verb": "accepted", "at": desk.now}
    assert desk.problem(1).decision is Decision.ACCEPTED


def test_a_title_is_edited_and_emptied(desk: Review) -> None:
    item = desk.problem(1)
    item = review.edit(desk.actor, desk.now, item.id, item.version_id, title="  配强执法\n力量 ")
    assert item.title == "配强执法 力量"
    item = review.edit(desk.actor, desk.now, item.id, item.version_id, title="")
    assert item.title == ""


def test_an_overlong_title_is_refused_at_its_field(desk: Review) -> None:
    item = desk.problem(1)
    with pytest.raises(Invalid) as refused:
        review.edit(desk.actor, desk.now, item.id, item.version_id, title="长" * 121)
    assert refused.value.field == "title"


def test_moving_an_item_to_the_other_kind_ends_its_links(desk: Review) -> None:
    problem, plan = desk.problem(1), desk.plan(1)
    review.link(desk.actor, desk.now, problem.id, plan.id)
    review.edit(desk.actor, desk.now, problem.id, problem.version_id, kind=ItemKind.PLAN)
    assert [len(desk.items(kind)) for kind in ItemKind] == [4, 9]
    assert db.session.scalars(select(ItemAnswer)).all() == []


def test_a_doubt_goes_when_a_person_says_that_it_is_right(desk: Review) -> None:
    item = desk.problem(4)
    assert [doubt["code"] for doubt in item.doubts] == ["glued"]
    item = review.settle_doubt(desk.actor, desk.now, item.id, item.version_id, "glued")
    assert item.doubts == []


def test_assigning_many_changes_only_what_is_given(desk: Review, world: World) -> None:
    items = desk.items()[:3]
    texts = [(item.theme_code, item.priority) for item in items]
    desk.assign(items, sponsor_id=world.user("yx-leader").id, due_on=date(2026, 9, 30))
    changed = desk.items()[:3]
    assert {(item.sponsor_id, item.due_on) for item in changed} == {(world.user("yx-leader").id, date(2026, 9, 30))}
    assert [(item.theme_code, item.priority) for item in changed] == texts
    assert not {"sponsor", "due_on"} & {name for item in changed for name in item.suggested}


def test_one_stale_item_of_many_changes_none(desk: Review, world: World) -> None:
    items = desk.items()[:3]
    seen = dict(versions(items))
    desk.assign(items[2:], priority=Priority.TOP)
    with pytest.raises(Conflict):
        review.assign(desk.actor, desk.now, seen, Assignment(owner_id=world.user("yx-staff").id))
    db.session.rollback()
    assert all(item.owner_id != world.user("yx-staff").id for item in desk.items())


def test_a_lead_unit_proposes_its_head_and_leader(desk: Review, world: World) -> None:
    item = desk.problem(5)
    desk.assign([item], lead_unit_id=world.unit("yunxi-zf").id, owner_id=None, sponsor_id=None)
    desk.assign([desk.problem(5)], lead_unit_id=world.unit("yunxi-zf").id)
    item = desk.problem(5)
    assert (item.owner_id, item.sponsor_id) == (world.user("yx-head").id, world.user("yx-leader").id)
    assert {"owner", "sponsor"} <= set(item.suggested)
    assert "lead_unit" not in item.suggested


def test_a_lead_unit_leaves_chosen_people_and_takes_suggested_ones_along(desk: Review, world: World) -> None:
    item = desk.plan(1)
    desk.assign([item], owner_id=world.user("yx-staff").id)
    desk.assign([desk.plan(1)], lead_unit_id=world.unit("yunxi-sfs").id)
    item = desk.plan(1)
    assert item.owner_id == world.user("yx-staff").id
    assert item.sponsor_id is None, "the justice office has no leader in charge to propose"
    assert "sponsor" not in item.suggested


def test_supporting_units_never_hold_the_lead_unit_and_count_as_a_change(desk: Review, world: World) -> None:
    item = desk.problem(1)
    seen = item.version_id
    units = {world.unit(f"yunxi-{code}").id for code in ("dzb", "zf", "sfs")}
    desk.assign([item], supporting_unit_ids=frozenset(units), lead_unit_id=world.unit("yunxi-zf").id)
    item = desk.problem(1)
    assert {unit.id for unit in item.supporting_units} == units - {world.unit("yunxi-zf").id}
    before = item.version_id
    assert before > seen
    desk.assign([item], supporting_unit_ids=frozenset())
    assert desk.problem(1).supporting_units == []
    assert desk.problem(1).version_id > before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("lead_unit_id", "heshan-zf"), ("lead_unit_id", 0), ("supporting_unit_ids", "heshan-zf"),
        ("owner_id", "hs-staff"), ("sponsor_id", "qh-leader"), ("theme_code", "T99"), ("due_on", date(206, 9, 30)),
        ("target", "多" * 121),
    ],
)  # fmt: skip
def test_what_is_not_of_this_town_or_cannot_be_is_refused_at_its_field(
    desk: Review, world: World, field: str, value: object
) -> None:
    known: dict[object, int] = {code: unit.id for code, unit in world.units.items()}
    known |= {account: user.id for account, user in world.users.items()}
    value = known.get(value, value)
    if field == "supporting_unit_ids":
        value = frozenset({value})
    with pytest.raises(Invalid) as refused:
        desk.assign([desk.problem(1)], **{field: value})
    assert refused.value.field == field


def test_someone_who_has_left_cannot_be_chosen_and_is_not_suggested(desk: Review, world: World) -> None:
    world.user("yx-head").deactivated_at = desk.now
    db.session.commit()
    with pytest.raises(Invalid, match="person_unknown"):
        desk.assign([desk.problem(1)], owner_id=world.user("yx-head").id)
    db.session.rollback()
    desk.assign([desk.plan(3)], lead_unit_id=world.unit("yunxi-zf").id, owner_id=None)
    desk.assign([desk.plan(3)], lead_unit_id=world.unit("yunxi-zf").id)
    assert desk.plan(3).owner_id is None


def test_suggestions_are_accepted_explicitly(desk: Review) -> None:
    items = desk.items()[:4]
    review.accept_suggestions(desk.actor, desk.now, versions(items))
    assert [item.suggested for item in desk.items()[:4]] == [[], [], [], []]


def test_a_plan_item_answers_a_problem_of_the_same_report_only(desk: Review) -> None:
    problem, plan = desk.problem(1), desk.plan(1)
    for _ in range(2):
        review.link(desk.actor, desk.now, problem.id, plan.id)
    assert len(db.session.scalars(select(ItemAnswer)).all()) == 1
    with pytest.raises(Invalid, match="link_kinds"):
        review.link(desk.actor, desk.now, plan.id, problem.id)
    db.session.rollback()
    other = desk.upload(
        "云溪镇2023年法治政府建设年度报告\n一、存在问题\n一是人手不足。\n二、2024年工作计划\n一是加强培训。\n"
    )
    with pytest.raises(NotFound):
        review.link(desk.actor, desk.now, desk.problem(1).id, other.items[-1].id)
    db.session.rollback()
    review.unlink(desk.actor, desk.now, desk.problem(1).id, desk.plan(1).id)
    assert db.session.scalars(select(ItemAnswer)).all() == []


OUTSIDERS = {"yx-staff": NotAllowed, "yx-leader": NotAllowed, "hs-coord": NotFound, "qh-coord": NotFound}


@pytest.mark.parametrize(("account", "refusal"), OUTSIDERS.items())
def test_only_the_towns_coordinator_reviews(
    desk: Review, world: World, account: str, refusal: type[DomainError]
) -> None:
    item = desk.problem(1)
    with pytest.raises(refusal):
        review.decide(world.actor(account), desk.now, item.id, item.version_id, Decision.ACCEPTED)


def test_a_voided_import_is_reviewed_no_more(desk: Review) -> None:
    item = desk.problem(1)
    edition = desk.reading.edition
    imports.void(desk.actor, desk.now, edition.id, edition.version_id, "传错了")
    with pytest.raises(Conflict, match="reading_voided"):
        review.decide(desk.actor, desk.now, item.id, item.version_id, Decision.ACCEPTED)


def test_a_confirmed_item_changes_no_more(desk: Review) -> None:
    desk.ready()
    desk.confirm()
    item = desk.problem(1)
    with pytest.raises(Conflict, match="already_confirmed"):
        review.decide(desk.actor, desk.now, item.id, item.version_id, Decision.PENDING)


def test_a_review_is_done_when_nothing_is_left_to_decide(desk: Review) -> None:
    desk.confirm_meta()
    for item in desk.items():
        review.decide(desk.actor, desk.now, item.id, item.version_id, Decision.REJECTED)
    assert desk.reading.state == ReadingState.DONE.value
    item = desk.problem(2)
    review.decide(desk.actor, desk.now, item.id, item.version_id, Decision.PENDING)
    assert desk.reading.state == ReadingState.REVIEWING.value


def test_every_act_leaves_an_event_about_its_item(desk: Review) -> None:
    item = desk.problem(1)
    item = review.edit(desk.actor, desk.now, item.id, item.version_id, title="配强执法力量")
    review.decide(desk.actor, desk.now, item.id, item.version_id, Decision.ACCEPTED)
    mine = select(Event).where(Event.subject_type == "report_item", Event.subject_id == item.id).order_by(Event.id)
    events = db.session.scalars(mine).all()
    assert [event.verb for event in events] == ["edited", "accepted"]
    assert (events[0].before, events[0].after) == ({"title": ""}, {"title": "配强执法力量"})
