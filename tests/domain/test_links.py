"""When a link in a message still opens its form, and what its holder may do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.links import Holding, LinkFacts, LinkState, link_state
from tracker.domain.people import Actor, Grant, Role, Seat, Via
from tracker.domain.permissions import Permission, Subject, can
from tracker.domain.tasks import TaskState

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
GOOD = LinkFacts(NOW + timedelta(days=14), None, True, True, TaskState.IN_PROGRESS, False, Holding.OWNER)
TOWN, OTHER_TOWN, OFFICE, OTHER_OFFICE = 2, 3, 20, 21
TASK = Subject(TOWN, OFFICE, owner_id=8, sponsor_id=9, task_id=70)
OF_LINKS = {Permission.REPORT, Permission.UPLOAD}


def holder(user: int, *roles: Role, unit: int = OFFICE, for_id: int | None = None, org: int = TOWN) -> Actor:
    seats = (Seat(org, unit, frozenset(roles)),) if roles else ()
    return Actor(user, "吴静", seats, via=Via.LINK, grant=Grant(TOWN, 70, for_id))


def allowed(actor: Actor, subject: Subject = TASK) -> set[Permission]:
    return {permission for permission in Permission if can(actor, permission, subject)}


@pytest.mark.parametrize("state", [TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.SUBMITTED])
def test_a_link_opens_while_its_task_is_worked_on(state: TaskState) -> None:
    assert link_state(replace(GOOD, task_state=state), NOW) is LinkState.OPEN


@pytest.mark.parametrize("holding", [Holding.OWNER, Holding.STAND_IN, Holding.IN_PLACE])
def test_it_opens_for_the_owner_and_for_whoever_acts_in_their_place(holding: Holding) -> None:
    assert link_state(replace(GOOD, holding=holding), NOW) is LinkState.OPEN


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"expires_at": NOW}, LinkState.EXPIRED),
        ({"ended_at": NOW}, LinkState.ENDED),
        ({"is_active": False}, LinkState.INACTIVE),
        ({"is_seated": False}, LinkState.UNSEATED),
        ({"is_voided": True}, LinkState.VOIDED),
        ({"task_state": TaskState.CLOSED}, LinkState.CLOSED),
        ({"task_state": TaskState.SUSPENDED}, LinkState.SUSPENDED),
        ({"task_state": TaskState.MERGED}, LinkState.MERGED),
        ({"task_state": TaskState.UNASSIGNED}, LinkState.UNASSIGNED),
        ({"holding": Holding.NOTHING}, LinkState.MOVED),
        ({"holding": Holding.STOOD_IN}, LinkState.ABSENCE_OVER),
    ],
)
def test_each_reason_ends_it(change: dict[str, object], state: LinkState) -> None:
    assert link_state(replace(GOOD, **change), NOW) is state  # type: ignore[arg-type]  # names and values of the table


def test_it_works_until_the_very_moment_at_which_it_expires() -> None:
    facts = replace(GOOD, expires_at=NOW + timedelta(microseconds=1))
    assert link_state(facts, NOW) is LinkState.OPEN


@given(st.sampled_from(list(TaskState)), st.booleans(), st.booleans(), st.sampled_from(list(Holding)))
def test_a_link_that_has_expired_tells_nothing_about_person_and_task(
    state: TaskState, is_active: bool, is_voided: bool, holding: Holding
) -> None:
    facts = replace(GOOD, expires_at=NOW, task_state=state, is_active=is_active, is_voided=is_voided, holding=holding)
    assert link_state(facts, NOW) is LinkState.EXPIRED


@pytest.mark.parametrize("role", list(Role))
def test_through_a_link_the_owner_reports_and_nothing_more(role: Role) -> None:
    assert Permission.REPORT in allowed(holder(8, role))
    assert allowed(holder(8, role)) <= OF_LINKS


@pytest.mark.parametrize("role", list(Role))
def test_it_is_worth_nothing_for_another_task_or_organisation(role: Role) -> None:
    for_others = holder(8, role, for_id=8)
    assert allowed(for_others, replace(TASK, task_id=71)) <= {Permission.UPLOAD}
    assert allowed(for_others, replace(TASK, org_id=OTHER_TOWN)) == set()
    assert allowed(for_others, replace(TASK, task_id=None)) <= {Permission.UPLOAD}


def test_a_delegate_of_another_unit_reports_in_the_owners_place_with_photographs() -> None:
    assert allowed(holder(5, Role.STAFF, unit=OTHER_OFFICE, for_id=8)) == OF_LINKS
    assert allowed(holder(5, Role.VIEWER, unit=OTHER_OFFICE, for_id=8)) == OF_LINKS
    assert allowed(holder(5, Role.STAFF, org=OTHER_TOWN, for_id=8)) == OF_LINKS


def test_without_the_owners_word_a_person_of_another_unit_may_not_report() -> None:
    assert allowed(holder(5, Role.STAFF, unit=OTHER_OFFICE)) == {Permission.UPLOAD}


def test_a_delegate_of_somebody_who_no_longer_owns_the_task_may_not_report() -> None:
    assert allowed(holder(5, Role.VIEWER, unit=OTHER_OFFICE, for_id=4)) == {Permission.UPLOAD}


def test_a_delegate_has_no_hand_in_the_owners_other_tasks() -> None:
    other = replace(TASK, task_id=71)
    assert not can(holder(5, Role.STAFF, unit=OTHER_OFFICE, for_id=8), Permission.REPORT, other)
