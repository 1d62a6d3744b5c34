"""Signing in: guesses are slowed down, and nothing tells whether an account exists."""

import pytest
from sqlalchemy import func, select

from tests.support.clock import Clock
from tests.support.world import PASSWORD, World
from tracker.domain.errors import Invalid
from tracker.extensions import db
from tracker.models import Event, SignInAttempt
from tracker.services.sign_in import authenticate

OFFICE = "192.0.2.7"


def refusal(login: str, password: str, clock: Clock, address: str = OFFICE) -> Invalid:
    with pytest.raises(Invalid) as caught:
        authenticate(login, password, address, clock())
    return caught.value


def guess_wrong(login: str, times: int, clock: Clock) -> list[tuple[str, dict[str, object]]]:
    return [(error.code, error.params) for error in (refusal(login, "wrong", clock) for _ in range(times))]


def test_people_sign_in_by_account_or_by_phone(world: World, clock: Clock) -> None:
    world.user("yx-staff").phone = "13800000001"
    db.session.commit()
    assert authenticate("yx-staff", PASSWORD, OFFICE, clock()).account == "yx-staff"
    assert authenticate("13800000001", PASSWORD, OFFICE, clock()).account == "yx-staff"


def test_signing_in_is_on_record(world: World, clock: Clock) -> None:
    authenticate("yx-staff", PASSWORD, OFFICE, clock())
    event = db.session.scalars(select(Event)).one()
    assert (event.verb, event.actor_id, event.at) == ("signed_in", world.user("yx-staff").id, clock())


@pytest.mark.parametrize("login", ["yx-staff", "nobody-of-this-name"])
def test_five_failures_bring_a_pause_whether_the_account_exists_or_not(world: World, clock: Clock, login: str) -> None:
    assert guess_wrong(login, 6, clock) == [
        ("sign_in_failed", {"left": 4}),
        ("sign_in_failed", {"left": 3}),
        ("sign_in_failed", {"left": 2}),
        ("sign_in_failed", {"left": 1}),
        ("sign_in_locked", {"minutes": 15}),
        ("sign_in_locked", {"minutes": 15}),
    ]


def test_during_a_pause_even_the_right_password_is_refused(world: World, clock: Clock) -> None:
    guess_wrong("yx-staff", 5, clock)
    clock.forward(minutes=14)
    error = refusal("yx-staff", PASSWORD, clock)
    assert (error.code, error.params) == ("sign_in_locked", {"minutes": 1})


def test_a_pause_ends_after_fifteen_minutes(world: World, clock: Clock) -> None:
    guess_wrong("yx-staff", 5, clock)
    clock.forward(minutes=15)
    assert authenticate("yx-staff", PASSWORD, OFFICE, clock()).account == "yx-staff"


def test_trying_during_a_pause_does_not_make_it_longer(world: World, clock: Clock) -> None:
    guess_wrong("yx-staff", 5, clock)
    for _ in range(14):
        clock.forward(minutes=1)
        refusal("yx-staff", "wrong", clock)
    clock.forward(minutes=1)
    assert authenticate("yx-staff", PASSWORD, OFFICE, clock()).account == "yx-staff"


def test_success_forgets_earlier_failures(world: World, clock: Clock) -> None:
    guess_wrong("yx-staff", 4, clock)
    authenticate("yx-staff", PASSWORD, OFFICE, clock())
    assert guess_wrong("yx-staff", 1, clock) == [("sign_in_failed", {"left": 4})]


def test_account_and_phone_share_one_count(world: World, clock: Clock) -> None:
    world.user("yx-staff").phone = "13800000001"
    db.session.commit()
    guess_wrong("yx-staff", 3, clock)
    assert guess_wrong("13800000001", 2, clock)[-1][0] == "sign_in_locked"


def test_a_pause_concerns_one_account_alone(world: World, clock: Clock) -> None:
    guess_wrong("yx-staff", 5, clock)
    assert authenticate("yx-coord", PASSWORD, OFFICE, clock()).account == "yx-coord"


def test_fifty_failures_from_one_address_pause_that_address(world: World, clock: Clock) -> None:
    for number in range(50):
        refusal(f"guess-{number}", "wrong", clock)
    assert refusal("yx-coord", PASSWORD, clock).code == "sign_in_locked"
    assert authenticate("yx-coord", PASSWORD, "192.0.2.8", clock()).account == "yx-coord"


def test_deactivated_people_are_refused_like_unknown_ones(world: World, clock: Clock) -> None:
    world.user("yx-staff").deactivated_at = clock()
    db.session.commit()
    error = refusal("yx-staff", PASSWORD, clock)
    assert (error.code, error.params) == ("sign_in_failed", {"left": 4})


def test_an_account_without_a_password_lets_nobody_in(world: World, clock: Clock) -> None:
    world.user("yx-staff").password_hash = ""
    db.session.commit()
    assert refusal("yx-staff", "", clock).code == "sign_in_failed"


def test_what_was_typed_as_account_is_kept_only_as_a_hash(world: World, clock: Clock) -> None:
    refusal("my-password-by-mistake", "wrong", clock)
    kept = db.session.scalars(select(SignInAttempt.account_key)).one()
    assert "mistake" not in kept


def test_old_failures_are_cleared_away(world: World, clock: Clock) -> None:
    guess_wrong("somebody", 3, clock)
    clock.forward(hours=1)
    authenticate("yx-staff", PASSWORD, OFFICE, clock())
    assert db.session.scalar(select(func.count(SignInAttempt.id))) == 0


def test_an_account_may_be_typed_in_capitals_or_full_width_letters(world: World, clock: Clock) -> None:
    world.user("yx-staff").phone = "13800000001"
    db.session.commit()
    for typed in ("YX-Staff", "ｙｘ－ｓｔａｆｆ", "+86 138 0000 0001"):
        assert authenticate(typed, PASSWORD, OFFICE, clock()).account == "yx-staff"


@pytest.mark.parametrize("login", ["yx-staff", "nobody-of-this-name"])
def test_failures_count_together_however_the_account_is_typed(world: World, clock: Clock, login: str) -> None:
    spellings = (login, login.upper(), f" {login} ", login.replace("-", "－"))
    assert [refusal(typed, "wrong", clock).params["left"] for typed in spellings] == [4, 3, 2, 1]
