"""Outlines: an office's own, else the county's, else the usual one; each from a year on."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from tests.support.work import verbs
from tests.support.world import World
from tracker.domain.errors import Conflict, DomainError, Invalid, NotAllowed, NotFound
from tracker.domain.outlines import Outline, default_outline
from tracker.domain.periods import Period
from tracker.domain.reports import Series
from tracker.extensions import db
from tracker.models import OutlineRow
from tracker.queries.drafting.outlines import Held, held_outline, outline_of
from tracker.services.drafting.outlines import Place, reset_outline, save_outline

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
COUNTYS = replace(Outline(), closing=("以上报告，请审阅。",))
TOWNS = replace(Outline(), closing=("特此报告，请审阅。",), skipped=frozenset({"T8"}))


def save(world: World, outline: Outline, org: str = "yunxi", year: int = 2026, version: int = 0) -> OutlineRow:
    account = {"yunxi": "yx-coord", "qinghe": "qh-coord", "heshan": "hs-coord"}[org]
    return save_outline(world.actor(account), NOW, Place(world.org(org).id, year), version, outline)


def held(world: World, org: str = "yunxi", year: int = 2026, *, inherited: bool = False) -> Held:
    return held_outline(
        world.actor("qh-coord"), world.org(org).id, Series.RULE_OF_LAW, year, Period.YEAR, inherited=inherited
    )


def test_without_any_the_usual_outline_of_the_period_holds(world: World) -> None:
    for period in Period:
        actor = world.actor("yx-coord")
        found = outline_of(actor, world.org("yunxi").id, Series.RULE_OF_LAW, 2026, period)
        assert found == default_outline(period)
    assert held(world).holder == ""


def test_a_town_follows_its_county_until_it_has_its_own(world: World) -> None:
    save(world, COUNTYS, "qinghe")
    assert (held(world).outline, held(world).own, held(world).holder) == (COUNTYS, False, "青禾县人民政府")
    save(world, TOWNS)
    assert (held(world).outline, held(world).own) == (TOWNS, True)
    assert held(world, inherited=True).outline == COUNTYS
    assert held(world, "heshan").outline == COUNTYS


def test_a_town_reads_its_countys_outline_though_it_sees_nothing_else_of_it(world: World) -> None:
    save(world, COUNTYS, "qinghe")
    assert outline_of(world.actor("yx-staff"), world.org("yunxi").id, Series.RULE_OF_LAW, 2026) == COUNTYS


def test_an_outline_holds_from_its_year_on(world: World) -> None:
    save(world, COUNTYS, year=2025)
    save(world, TOWNS, year=2027)
    assert [held(world, year=year).outline for year in (2024, 2025, 2026, 2027, 2028)] == [
        Outline(), COUNTYS, COUNTYS, TOWNS, TOWNS,
    ]  # fmt: skip


def test_a_summary_of_half_a_year_has_an_outline_of_its_own(world: World) -> None:
    org, actor = world.org("yunxi").id, world.actor("yx-coord")
    half = replace(default_outline(Period.HALF), closing=("上半年情况如上。",))
    save_outline(actor, NOW, Place(org, 2026, Period.HALF), 0, half)
    assert outline_of(actor, org, Series.RULE_OF_LAW, 2026, Period.HALF) == half
    assert outline_of(actor, org, Series.RULE_OF_LAW, 2026) == Outline()


def test_it_goes_back_to_what_it_inherited(world: World) -> None:
    save(world, COUNTYS, "qinghe")
    row = save(world, TOWNS)
    reset_outline(world.actor("yx-coord"), NOW, Place(row.org_id, 2026), row.version_id)
    assert held(world).outline == COUNTYS
    reset_outline(world.actor("yx-coord"), NOW, Place(row.org_id, 2026), 0)
    assert verbs("outline") == ["outline_saved", "outline_saved", "outline_reset"]


def test_nobody_overwrites_what_somebody_else_changed_meanwhile(world: World) -> None:
    row = save(world, TOWNS)
    for version in (0, row.version_id + 1):
        with pytest.raises(Conflict):
            save(world, COUNTYS, version=version)
    with pytest.raises(Conflict):
        reset_outline(world.actor("yx-coord"), NOW, Place(row.org_id, 2026), row.version_id + 1)
    assert held(world).outline == TOWNS


def test_saving_the_same_again_changes_nothing(world: World) -> None:
    row = save(world, TOWNS)
    assert save(world, TOWNS, version=row.version_id).version_id == row.version_id
    assert verbs("outline") == ["outline_saved"]


def test_only_the_offices_coordinator_changes_it(world: World) -> None:
    place = Place(world.org("yunxi").id, 2026)
    for account, refusal in (("yx-head", NotAllowed), ("qh-coord", NotAllowed), ("hs-coord", NotFound)):
        with pytest.raises(refusal):
            save_outline(world.actor(account), NOW, place, 0, TOWNS)
        db.session.rollback()
        with pytest.raises(DomainError):
            reset_outline(world.actor(account), NOW, place, 0)
        db.session.rollback()


def test_what_is_refused_leaves_nothing_behind(world: World) -> None:
    with pytest.raises(Invalid):
        save(world, replace(Outline(), title="{town}{year}"))
    db.session.rollback()
    assert db.session.scalar(select(OutlineRow)) is None


def test_a_foreign_office_reads_nothing(world: World) -> None:
    save(world, TOWNS)
    actor = world.actor("hs-coord")
    assert outline_of(actor, world.org("yunxi").id, Series.RULE_OF_LAW, 2026) == Outline()
