"""The life of a task as sentences: 待分派 → 待签收 → 办理中 → 待审核 → 已销号."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.people import Actor, Role, Seat
from tracker.domain.permissions import Subject
from tracker.domain.tasks import (
    ENDED,
    MOVE_OF,
    NEEDS_REASON,
    OPEN,
    PATH,
    STEPS,
    Move,
    TaskState,
    check_move,
    missing_for_assignment,
    next_state,
    possible_moves,
)

FORWARD = (Move.ASSIGN, Move.RECEIVE, Move.SUBMIT, Move.CLOSE)


def possible(state: TaskState) -> set[Move]:
    found = set()
    for move in Move:
        try:
            next_state(state, move)
        except Invalid:
            continue
        found.add(move)
    return found


def test_a_task_goes_its_way_in_four_moves() -> None:
    state = TaskState.UNASSIGNED
    way = [state := next_state(state, move) for move in FORWARD]
    assert (TaskState.UNASSIGNED, *way) == PATH


def test_no_step_is_left_out() -> None:
    assert possible(TaskState.UNASSIGNED) == {Move.ASSIGN, Move.SUSPEND, Move.MERGE}
    assert possible(TaskState.ASSIGNED) == {Move.RECEIVE, Move.HAND_BACK, Move.SUSPEND, Move.MERGE}
    assert possible(TaskState.IN_PROGRESS) == {Move.SUBMIT, Move.SUSPEND, Move.MERGE}
    assert possible(TaskState.SUBMITTED) == {Move.RETURN, Move.CLOSE, Move.SUSPEND, Move.MERGE}


def test_a_returned_task_is_in_progress_again() -> None:
    assert next_state(TaskState.SUBMITTED, Move.RETURN) is TaskState.IN_PROGRESS


def test_what_is_closed_or_suspended_can_be_taken_up_again() -> None:
    for state in (TaskState.CLOSED, TaskState.SUSPENDED):
        assert possible(state) == {Move.REOPEN}
        assert next_state(state, Move.REOPEN) is TaskState.IN_PROGRESS


def test_a_merged_task_has_ended_for_good() -> None:
    assert possible(TaskState.MERGED) == set()


def test_a_task_is_open_or_has_ended() -> None:
    assert set(TaskState) == OPEN | ENDED
    assert not OPEN & ENDED


def test_a_move_that_is_not_possible_says_which_from_where() -> None:
    with pytest.raises(Invalid) as refusal:
        next_state(TaskState.UNASSIGNED, Move.CLOSE)
    assert refusal.value.params == {"state": "unassigned", "move": "close"}


def test_whoever_goes_back_or_aside_gives_a_reason() -> None:
    assert set(Move) - NEEDS_REASON == set(FORWARD)


def test_leaving_the_unassigned_needs_owner_sponsor_and_date() -> None:
    assert missing_for_assignment(None, None, None) == ["owner", "sponsor", "due_on"]
    assert missing_for_assignment(1, None, date(2026, 6, 30)) == ["sponsor"]
    assert missing_for_assignment(1, 2, date(2026, 6, 30)) == []


@given(st.lists(st.sampled_from(list(Move)), max_size=30))
def test_whatever_people_do_a_closed_task_was_submitted_before(moves: list[Move]) -> None:
    state, before = TaskState.UNASSIGNED, TaskState.UNASSIGNED
    for move in moves:
        try:
            before, state = state, next_state(state, move)
        except Invalid:
            continue
        if state is TaskState.CLOSED:
            assert before is TaskState.SUBMITTED


def test_a_task_suspended_before_it_was_assigned_waits_for_assignment_again() -> None:
    assert next_state(TaskState.SUSPENDED, Move.REOPEN, ready=False) is TaskState.UNASSIGNED
    assert {move for move in Move if STEPS[move].unready} == {Move.REOPEN}


def test_every_move_stands_in_the_table_with_a_verb_of_its_own() -> None:
    assert set(STEPS) == set(Move)
    assert {MOVE_OF[step.verb] for step in STEPS.values()} == set(Move)


TOWN, OFFICE, OWNER, SPONSOR, OTHER = 2, 20, 8, 9, 7
TASK = Subject(TOWN, OFFICE, OWNER, SPONSOR)


def moves_of(*roles: Role, user: int = OTHER) -> set[Move]:
    actor = Actor(user, "吴静", (Seat(TOWN, OFFICE, frozenset(roles)),))
    return {move for state in TaskState for move in possible_moves(actor, state, TASK)}


def test_who_may_take_which_move() -> None:
    steering = {Move.ASSIGN, Move.RETURN, Move.REOPEN, Move.SUSPEND, Move.MERGE}
    assert moves_of(Role.LEADER) == steering
    assert moves_of(Role.COORDINATOR) == steering | {Move.RECEIVE, Move.HAND_BACK, Move.SUBMIT}
    assert moves_of(Role.UNIT_HEAD) == {Move.ASSIGN, Move.HAND_BACK}
    assert moves_of(Role.STAFF) == moves_of(Role.VIEWER) == moves_of(Role.ADMINISTRATOR) == set()


def test_owner_and_sponsor_have_their_moves_whatever_their_role() -> None:
    assert moves_of(Role.VIEWER, user=OWNER) == {Move.RECEIVE, Move.HAND_BACK, Move.SUBMIT}
    assert moves_of(Role.VIEWER, user=SPONSOR) == {Move.RETURN, Move.CLOSE, Move.REOPEN}


def test_nobody_ends_their_own_work() -> None:
    own = Subject(TOWN, OFFICE, OTHER, OTHER)
    leader = Actor(OTHER, "周正平", (Seat(TOWN, OFFICE, frozenset({Role.LEADER})),))
    for move in (Move.CLOSE, Move.SUSPEND):
        with pytest.raises(NotAllowed, match="own_work"):
            check_move(leader, move, own)


def test_from_a_state_only_its_own_moves_are_offered() -> None:
    coordinator = Actor(OTHER, "李文澜", (Seat(TOWN, OFFICE, frozenset({Role.COORDINATOR})),))
    assert possible_moves(coordinator, TaskState.ASSIGNED, TASK) == [
        Move.RECEIVE, Move.HAND_BACK, Move.SUSPEND, Move.MERGE
    ]  # fmt: skip
    assert possible_moves(coordinator, TaskState.MERGED, TASK) == []
