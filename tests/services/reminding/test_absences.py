"""Being away: who may record it, for whom, and what is kept."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.races import at_once
from tests.support.world import TODAY, World
from tracker.domain.errors import Conflict, DomainError, Invalid, NotAllowed, NotFound
from tracker.extensions import db
from tracker.models import Absence, Event
from tracker.queries.absences import absences_in, own_absences, stood_in_for
from tracker.services.reminding.absences import AbsenceEntry, end_absence, record_absence

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
NEXT_WEEK = (date(2026, 9, 28), date(2026, 9, 30))


def away(
    world: World,
    person: str = "yx-staff",
    delegate: str | None = "yx-head",
    days: tuple[date, date] = NEXT_WEEK,
    by: str = "",
    org: str = "yunxi",
) -> Absence:
    delegate_id = world.user(delegate).id if delegate else None
    entry = AbsenceEntry(world.user(person).id, *days, delegate_id, " 省里 培训 ")
    return record_absence(world.actor(by or person), NOW, TODAY, world.org(org).id, entry)


def refused(world: World, **how: object) -> DomainError:
    with pytest.raises(DomainError) as refusal:
        away(world, **how)  # type: ignore[arg-type]  # any of its arguments
    db.session.rollback()
    return refusal.value


def people(rows: list[Absence]) -> list[str]:
    return [row.person.account for row in rows]


def test_one_says_oneself_when_one_is_away_and_who_stands_in(world: World) -> None:
    absence = away(world)
    assert (absence.note, absence.recorded_by_id) == ("省里 培训", world.user("yx-staff").id)
    assert absence.delegate is not None
    assert absence.delegate.account == "yx-head"
    event = db.session.scalars(select(Event)).one()
    assert (event.verb, event.after["from_on"], event.after["to_on"]) == (
        "absence_recorded",
        "2026-09-28",
        "2026-09-30",
    )


@pytest.mark.parametrize("account", ["yx-coord", "yx-admin"])
def test_those_who_manage_reminders_say_it_for_others(world: World, account: str) -> None:
    absence = away(world, by=account)
    assert absence.recorded_by_id == world.user(account).id


@pytest.mark.parametrize("account", ["yx-leader", "yx-head", "yx-viewer", "qh-admin", "qh-coord"])
def test_nobody_else_says_it_for_others(world: World, account: str) -> None:
    assert isinstance(refused(world, by=account), NotAllowed)


def test_other_towns_do_not_exist(world: World) -> None:
    assert isinstance(refused(world, by="hs-coord"), NotFound)


def test_whoever_stands_in_works_here_today(world: World) -> None:
    assert refused(world, delegate="hs-staff").field == "delegate_id"
    world.user("yx-head").deactivated_at = NOW
    assert refused(world).code == "person_not_here"


def test_whoever_is_away_works_here_today(world: World) -> None:
    seat = world.user("yx-staff").memberships[0]
    seat.to_on = TODAY - timedelta(days=1)
    assert refused(world, by="yx-coord").field == "person_id"


def test_without_a_delegate_the_policy_limits_the_pause(world: World) -> None:
    away(world, delegate=None, days=(TODAY, TODAY + timedelta(days=29)))
    assert (
        refused(world, person="yx-head", delegate=None, days=(TODAY, TODAY + timedelta(days=30))).params["most"] == 30
    )


def test_two_absences_of_a_person_do_not_meet(world: World) -> None:
    away(world)
    assert refused(world, by="yx-coord").code == "absence_overlaps"


def test_nobody_stands_in_who_is_away(world: World) -> None:
    away(world, "yx-head", "yx-leader")
    assert refused(world).code == "delegate_away"


def test_whoever_stands_in_does_not_leave(world: World) -> None:
    away(world)
    assert refused(world, person="yx-head", delegate="yx-leader").code == "stands_in_then"


def test_coming_back_early_makes_room_again(world: World) -> None:
    absence = away(world)
    end_absence(world.actor("yx-staff"), NOW, TODAY, absence.id, absence.version_id)
    assert absence.ended_at == NOW
    assert own_absences(world.actor("yx-staff"), TODAY) == []
    away(world, days=NEXT_WEEK)


def test_an_absence_ends_once_and_not_after_its_last_day(world: World) -> None:
    absence = away(world)
    later = NEXT_WEEK[1] + timedelta(days=1)
    with pytest.raises(Conflict):
        end_absence(world.actor("yx-staff"), NOW, later, absence.id, absence.version_id)
    end_absence(world.actor("yx-coord"), NOW, TODAY, absence.id, absence.version_id)
    with pytest.raises(Conflict):
        end_absence(world.actor("yx-coord"), NOW, TODAY, absence.id, absence.version_id)


def test_others_do_not_end_it_not_even_whoever_stands_in(world: World) -> None:
    absence = away(world)
    for account in ("yx-head", "yx-leader", "yx-viewer"):
        with pytest.raises(NotAllowed):
            end_absence(world.actor(account), NOW, TODAY, absence.id, absence.version_id)
    for account in ("hs-admin", "qh-admin"):
        with pytest.raises(NotFound):
            end_absence(world.actor(account), NOW, TODAY, absence.id, absence.version_id)


def test_lists_tell_who_is_away_now_and_soon_and_who_stands_in(world: World) -> None:
    away(world, days=(TODAY + timedelta(days=40), TODAY + timedelta(days=41)))
    away(world, "yx-viewer", None, days=(TODAY, TODAY))
    org = world.org("yunxi").id
    assert people(absences_in(world.actor("yx-coord"), org, TODAY)) == ["yx-viewer", "yx-staff"]
    assert people(absences_in(world.actor("yx-coord"), org, TODAY + timedelta(days=1))) == ["yx-staff"]
    assert people(stood_in_for(world.actor("yx-head"), TODAY)) == ["yx-staff"]
    assert absences_in(world.actor("qh-coord"), org, TODAY) == []


def test_of_two_who_record_the_same_at_once_one_is_refused(app: Flask, world: World) -> None:
    actors = [world.actor("yx-coord"), world.actor("yx-admin")]
    entry = AbsenceEntry(world.user("yx-staff").id, *NEXT_WEEK, world.user("yx-head").id)
    org = world.org("yunxi").id
    outcomes = at_once(app, *(partial(record_absence, actor, NOW, TODAY, org, entry) for actor in actors))
    assert outcomes == ["absence_overlaps", "done"]


def test_two_who_would_stand_in_for_each_other_at_once_do_not(app: Flask, world: World) -> None:
    actors = [world.actor("yx-staff"), world.actor("yx-head")]
    people, org = [actor.user_id or 0 for actor in actors], world.org("yunxi").id
    entries = [AbsenceEntry(people[0], *NEXT_WEEK, people[1]), AbsenceEntry(people[1], *NEXT_WEEK, people[0])]
    acts = [
        partial(record_absence, actor, NOW, TODAY, org, entry) for actor, entry in zip(actors, entries, strict=True)
    ]
    outcomes = at_once(app, *acts)
    assert outcomes.count("done") == 1


def test_it_is_refused_in_words_before_anything_is_written(world: World) -> None:
    assert isinstance(refused(world, days=(NEXT_WEEK[1], NEXT_WEEK[0])), Invalid)
    assert db.session.scalars(select(Absence)).all() == []
    assert db.session.scalars(select(Event)).all() == []
