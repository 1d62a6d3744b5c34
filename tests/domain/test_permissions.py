"""The permission table as sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.errors import NotAllowed
from tracker.domain.people import Actor, Role, Seat, operator
from tracker.domain.permissions import RULES, Permission, Subject, can, can_somewhere, require

COUNTY, TOWN, OTHER_TOWN = 1, 2, 3
OFFICE, OTHER_OFFICE = 20, 21
TREE = {TOWN: frozenset({COUNTY}), OTHER_TOWN: frozenset({COUNTY})}
OVERSIGHT = {Permission.VIEW, Permission.RESET_PASSWORD, Permission.MANAGE_PEOPLE, Permission.MANAGE_ORGANISATIONS}


def somebody(*roles: Role, org: int = TOWN, unit: int = OFFICE, user: int = 7) -> Actor:
    return Actor(user, "吴静", (Seat(org, unit, frozenset(roles)),), TREE if org == COUNTY else {})


def allowed(actor: Actor, subject: Subject) -> set[Permission]:
    return {permission for permission in Permission if can(actor, permission, subject)}


TASK = Subject(TOWN, OFFICE, owner_id=8, sponsor_id=9)
LOOKING_ON = {Permission.VIEW, Permission.UPLOAD}
ELSEWHERE = Subject(TOWN, OTHER_OFFICE, owner_id=8, sponsor_id=9)


def test_every_act_has_a_rule() -> None:
    assert set(RULES) == set(Permission)


def test_an_administrator_manages_people_and_has_no_hand_in_the_work() -> None:
    leaving = {Permission.HAND_OVER, Permission.MANAGE_INDICATORS, Permission.AUDIT}
    leaving |= {Permission.MANAGE_REMINDERS, Permission.DELIVER}
    assert allowed(somebody(Role.ADMINISTRATOR), TASK) == OVERSIGHT | leaving


def test_a_coordinator_imports_assigns_and_chases_but_closes_nothing() -> None:
    acts = allowed(somebody(Role.COORDINATOR), TASK)
    assert {Permission.IMPORT, Permission.REVIEW, Permission.VOID, Permission.ASSIGN, Permission.SUPERVISE} <= acts
    assert not acts & {Permission.CLOSE, Permission.MANAGE_PEOPLE, Permission.MANAGE_ORGANISATIONS}


def test_a_leader_assigns_and_supervises_everywhere_in_the_organisation() -> None:
    wanted = {Permission.VIEW, Permission.VIEW_REVIEWS, Permission.CREATE_TASK, Permission.ASSIGN, Permission.SUPERVISE}
    writing = {Permission.INSTRUCT, Permission.RECORD, Permission.UPLOAD, Permission.SHARE, Permission.AUDIT}
    report = {Permission.VIEW_DRAFTS, Permission.SIGN_DRAFT, Permission.NOTE, Permission.CONFIRM_OUTCOME}
    assert allowed(somebody(Role.LEADER), ELSEWHERE) == wanted | writing | report | {Permission.ISSUE_SLIP}


def test_a_coordinator_drafts_and_a_leader_signs() -> None:
    assert can(somebody(Role.COORDINATOR), Permission.DRAFT, Subject(TOWN))
    assert not can(somebody(Role.COORDINATOR), Permission.SIGN_DRAFT, Subject(TOWN))
    assert not can(somebody(Role.LEADER), Permission.DRAFT, Subject(TOWN))


def test_a_head_assigns_the_tasks_of_their_own_unit_alone() -> None:
    head = somebody(Role.UNIT_HEAD)
    assert {Permission.ASSIGN, Permission.CREATE_TASK} <= allowed(head, TASK)
    assert {Permission.ACCEPT, Permission.ASK_EXTENSION, Permission.HAND_BACK} <= allowed(head, TASK)
    assert allowed(head, ELSEWHERE) == LOOKING_ON | {Permission.VIEW_REVIEWS, Permission.VIEW_DRAFTS}
    assert can_somewhere(head, Permission.ASSIGN, TOWN, [OTHER_OFFICE, OFFICE])
    assert not can_somewhere(head, Permission.ASSIGN, TOWN, [OTHER_OFFICE])


def test_staff_report_for_their_unit_and_look_on_elsewhere() -> None:
    assert allowed(somebody(Role.STAFF), TASK) == LOOKING_ON | {Permission.REPORT, Permission.RECORD, Permission.NOTE}
    assert allowed(somebody(Role.STAFF), ELSEWHERE) == LOOKING_ON


def test_those_of_a_supporting_unit_report_and_nothing_more() -> None:
    supported = Subject(TOWN, OTHER_OFFICE, owner_id=8, sponsor_id=9, supporting_ids=frozenset({OFFICE}))
    assert allowed(somebody(Role.STAFF), supported) == LOOKING_ON | {Permission.REPORT}
    assert not can(somebody(Role.UNIT_HEAD), Permission.ACCEPT, supported)


def test_viewers_look_on() -> None:
    assert allowed(somebody(Role.VIEWER), TASK) == {Permission.VIEW}


def test_the_owner_does_the_work_whatever_their_role() -> None:
    work = {Permission.RECEIVE, Permission.HAND_BACK, Permission.REPORT, Permission.SUBMIT, Permission.ASK_EXTENSION}
    assert allowed(somebody(Role.VIEWER, user=8), TASK) == {Permission.VIEW, Permission.ANSWER_SLIP} | work


def test_the_sponsor_signs_whatever_their_role() -> None:
    signs = {Permission.CLOSE, Permission.DECIDE_EXTENSION, Permission.INSTRUCT}
    assert allowed(somebody(Role.VIEWER, user=9), TASK) == {Permission.VIEW, Permission.CONFIRM_OUTCOME} | signs


def test_nobody_but_the_sponsor_closes() -> None:
    for role in Role:
        assert can(somebody(role, user=9), Permission.CLOSE, TASK)
        assert not can(somebody(role), Permission.CLOSE, TASK)


def test_several_roles_add_up() -> None:
    both = allowed(somebody(Role.UNIT_HEAD, Role.COORDINATOR), TASK)
    assert both == allowed(somebody(Role.UNIT_HEAD), TASK) | allowed(somebody(Role.COORDINATOR), TASK)


@pytest.mark.parametrize("role", list(Role))
def test_a_county_looks_at_its_towns_and_only_its_administrators_act_there(role: Role) -> None:
    wanted = OVERSIGHT if role is Role.ADMINISTRATOR else {Permission.VIEW}
    assert allowed(somebody(role, org=COUNTY, unit=10), TASK) == wanted


@pytest.mark.parametrize("role", list(Role))
def test_a_town_has_no_say_in_the_county_or_in_another_town(role: Role) -> None:
    for org in (COUNTY, OTHER_TOWN):
        assert allowed(somebody(role), Subject(org, unit_id=OTHER_OFFICE)) == set()


def test_a_person_without_a_seat_may_nothing() -> None:
    assert allowed(Actor(7, "吴静"), Subject(TOWN)) == set()


def test_the_operator_at_the_servers_shell_may_everything() -> None:
    assert allowed(operator(), TASK) == set(Permission)


def test_a_task_without_owner_belongs_to_no_nameless_actor() -> None:
    nameless = Actor(None, "", ())
    assert not can(nameless, Permission.RECEIVE, Subject(TOWN, OFFICE, owner_id=None))


def test_a_refusal_names_the_permission() -> None:
    with pytest.raises(NotAllowed) as refusal:
        require(somebody(Role.VIEWER), Permission.IMPORT, Subject(TOWN))
    assert refusal.value.params == {"permission": "import"}


@given(st.sets(st.sampled_from(list(Role))), st.sets(st.sampled_from(list(Role))))
def test_a_further_role_never_takes_anything_away(roles: set[Role], more: set[Role]) -> None:
    assert allowed(somebody(*roles), TASK) <= allowed(somebody(*roles, *more), TASK)
