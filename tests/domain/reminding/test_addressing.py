"""From a place beside a task to people."""

import pytest

from tracker.domain.reminding.addressing import Beside, Directory, UnitPosts
from tracker.domain.reminding.policy import Audience

COUNTY, TOWN = 1, 2
OWNER, HEAD, LEADER, SPONSOR, COORDINATOR, COUNTY_COORDINATOR, LEFT, DEPUTY = range(10, 18)
OFFICE, TEAM, LOST = 20, 21, 22
BESIDE = Beside(TOWN, TEAM, OWNER, SPONSOR)


def directory(**changed: object) -> Directory:
    """A town under a county: a team under an office, which has the head and the leader in charge."""
    given: dict[str, object] = {
        "units": {
            OFFICE: UnitPosts(TOWN, HEAD, LEADER), TEAM: UnitPosts(TOWN, LEFT, None, OFFICE), LOST: UnitPosts(TOWN),
        },
        "seated": {
            TOWN: frozenset({OWNER, HEAD, LEADER, SPONSOR, COORDINATOR, DEPUTY}),
            COUNTY: frozenset({COUNTY_COORDINATOR}),
        },
        "coordinators": {TOWN: (COORDINATOR,), COUNTY: (COUNTY_COORDINATOR,)},
        "parents": {TOWN: COUNTY, COUNTY: None},
    }  # fmt: skip
    return Directory(**{**given, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("audience", "place", "people"),
    [
        (Audience.OWNER, BESIDE, (OWNER,)),
        (Audience.OWNER, Beside(TOWN, TEAM, LEFT), (HEAD,)),
        (Audience.OWNER, Beside(TOWN, LOST, LEFT), (COORDINATOR,)),
        (Audience.UNIT_HEAD, BESIDE, (HEAD,)),
        (Audience.SPONSOR, BESIDE, (SPONSOR,)),
        (Audience.SPONSOR, Beside(TOWN, TEAM, OWNER, LEFT), (LEADER,)),
        (Audience.SPONSOR, Beside(TOWN, LOST, OWNER, LEFT), (COORDINATOR,)),
        (Audience.LEADER_IN_CHARGE, BESIDE, (LEADER,)),
        (Audience.LEADER_IN_CHARGE, Beside(TOWN, LOST), (COORDINATOR,)),
        (Audience.COORDINATOR, BESIDE, (COORDINATOR,)),
        (Audience.COUNTY, BESIDE, (COUNTY_COORDINATOR,)),
        (Audience.COUNTY, Beside(COUNTY, OFFICE), ()),
    ],
)
def test_an_audience_means_people_and_who_is_not_there_is_replaced(
    audience: Audience, place: Beside, people: tuple[int, ...]
) -> None:
    assert directory().people(audience, place) == people


def test_those_who_sit_as_heads_answer_for_a_unit_without_a_named_head() -> None:
    units = {TEAM: UnitPosts(TOWN, LEFT, None, OFFICE, (DEPUTY, HEAD))}
    assert directory(units=units).heads(TEAM) == (DEPUTY, HEAD)


def test_units_in_a_ring_end_where_it_closes() -> None:
    ring = {TEAM: UnitPosts(TOWN, None, None, OFFICE), OFFICE: UnitPosts(TOWN, None, None, TEAM)}
    assert directory(units=ring).heads(TEAM) == ()


def test_nobody_accepts_their_own_work() -> None:
    assert directory().acceptors(OFFICE, TOWN, author_id=OWNER) == (HEAD,)
    assert directory().acceptors(OFFICE, TOWN, author_id=HEAD) == (COORDINATOR,)
    assert directory().acceptors(LOST, TOWN, author_id=COORDINATOR) == ()


def test_a_delegate_hears_it_in_the_place_of_whoever_is_away() -> None:
    assert directory(away={OWNER: DEPUTY}).told((OWNER, HEAD)) == {DEPUTY: OWNER, HEAD: None}


def test_whoever_hears_it_anyway_hears_it_for_themselves() -> None:
    assert directory(away={OWNER: HEAD}).told((OWNER, HEAD)) == {HEAD: None}


@pytest.mark.parametrize("away", [{OWNER: None}, {OWNER: DEPUTY, DEPUTY: HEAD}, {OWNER: OWNER}])
def test_nobody_hears_it_in_the_place_of_whoever_has_no_delegate_that_is_there(away: dict[int, int | None]) -> None:
    assert directory(away=away).told((OWNER,)) == {}
