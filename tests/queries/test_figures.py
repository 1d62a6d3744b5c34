"""What the entries of a year add up to, and what last year's report said."""

from datetime import date
from decimal import Decimal

import pytest

from tests.support.records import add_record, adopt
from tests.support.reports import yunxi_report
from tests.support.reviewing import Review
from tests.support.world import World
from tracker.domain.indicators import IndicatorRule
from tracker.domain.people import Actor
from tracker.domain.sums import Sum
from tracker.domain.work import Qualifier
from tracker.queries.figures import YearSum, indicators_of, last_year, quarter_sums, year_sums
from tracker.services.indicators import edit_indicator
from tracker.services.work import NewFigure, NewRecord, accept, revise
from tracker.web import clock

pytestmark = pytest.mark.usefixtures("app")


def sums(world: World, account: str = "yx-coord", unit_id: int | None = None) -> dict[str, YearSum]:
    actor, org = world.actor(account), world.org("yunxi").id
    known = indicators_of(actor, org, active=False)
    found = year_sums(actor, org, 2026, known, unit_id)
    return {one.name: found[one.id] for one in known if one.id in found}


def trained(times: str, unit: str = "次", name: str = "行政执法培训") -> tuple[NewFigure, ...]:
    return (NewFigure(name, times, unit),)


def test_accepted_and_waiting_figures_are_told_apart(world: World) -> None:
    adopt(world)
    add_record(world, "yx-staff", figures=trained("2"), accepted=True)
    add_record(world, "yx-staff", figures=trained("3"), accepted=True)
    add_record(world, "yx-staff", figures=trained("4"))
    add_record(world, "yx-staff", figures=trained("5"), returned="请补签到表")
    assert sums(world) == {"行政执法培训": YearSum(Sum(Decimal(5)), Sum(Decimal(4)))}


def test_equal_units_and_synonyms_are_one_indicator(world: World) -> None:
    adopt(world)
    add_record(world, "yx-staff", figures=trained("2", "期", "执法人员培训"), accepted=True)
    add_record(world, "yx-staff", figures=trained("3余", "场"), accepted=True)
    assert sums(world)["行政执法培训"].accepted == Sum(Decimal(5), Qualifier.MORE)


def test_a_unit_that_counts_no_longer_is_left_out(world: World) -> None:
    adopt(world)
    add_record(world, "yx-staff", figures=trained("2", "期"), accepted=True)
    add_record(world, "yx-staff", figures=trained("3"), accepted=True)
    actor, org = world.actor("yx-coord"), world.org("yunxi").id
    [one] = [one for one in indicators_of(actor, org) if one.name == "行政执法培训"]
    edit_indicator(actor, clock.now(), one.id, one.version_id, IndicatorRule("T4", one.name, "次"))
    assert sums(world)["行政执法培训"].accepted == Sum(Decimal(3))


def test_of_a_headcount_the_latest_stands(world: World) -> None:
    adopt(world)
    for day, value in ((date(2026, 6, 30), "9"), (date(2026, 3, 31), "7"), (date(2026, 8, 31), "12")):
        figures = trained(value, "人", "持证执法人员")
        add_record(world, "yx-staff", figures=figures, day=day, accepted=day.month < 8)
    assert sums(world)["持证执法人员"] == YearSum(Sum(Decimal(9)), Sum(Decimal(12)))


def test_zero_is_reported_and_nothing_is_not(world: World) -> None:
    adopt(world)
    add_record(world, "yx-staff", figures=trained("0"), accepted=True)
    assert sums(world) == {"行政执法培训": YearSum(Sum(Decimal(0)), None)}


def test_a_correction_counts_in_place_of_what_it_corrects(world: World) -> None:
    adopt(world)
    record = add_record(world, "yx-staff", figures=trained("5"), accepted=True)
    new = NewRecord(record.unit_id, "T4", record.from_on, None, "更正", figures=trained("6"))
    again = revise(world.actor("yx-staff"), clock.now(), record.id, record.version_id, new)
    assert sums(world)["行政执法培训"] == YearSum(Sum(Decimal(5)), Sum(Decimal(6)))
    accept(world.actor("yx-head"), clock.now(), {again.id: again.version_id})
    assert sums(world)["行政执法培训"] == YearSum(Sum(Decimal(6)), None)


def test_sums_can_be_those_of_a_unit_and_of_a_quarter(world: World) -> None:
    adopt(world)
    add_record(world, "yx-staff", figures=trained("2"), day=date(2026, 2, 1), accepted=True)
    add_record(world, "yx-staff", figures=trained("3"), day=date(2026, 8, 1), accepted=True)
    add_record(world, "yx-coord", figures=trained("4"), day=date(2026, 8, 1), unit="yunxi-sfs")
    actor, org, team = world.actor("yx-coord"), world.org("yunxi").id, world.unit("yunxi-zf").id
    assert sums(world, unit_id=team) == {"行政执法培训": YearSum(Sum(Decimal(5)), None)}
    known = indicators_of(actor, org)
    year, quarter = quarter_sums(actor, org, 2026, 3, known, team)
    assert [*year.values()] == [YearSum(Sum(Decimal(5)), None)]
    assert [*quarter.values()] == [YearSum(Sum(Decimal(3)), None)]


def test_the_county_sums_accepted_figures_alone(world: World) -> None:
    adopt(world)
    add_record(world, "yx-staff", figures=trained("2"), accepted=True)
    add_record(world, "yx-staff", figures=trained("3"))
    assert sums(world, "qh-coord")["行政执法培训"] == YearSum(Sum(Decimal(2)), None)
    assert sums(world, "hs-coord") == {}


def reported(world: World, actor: Actor, year: int = 2026) -> dict[str, tuple[Decimal, str, Qualifier]]:
    known = indicators_of(actor, world.org("yunxi").id)
    found = last_year(actor, world.org("yunxi").id, year, known)
    names = {one.id: one.name for one in known}
    return {names[key]: (value.value, value.unit, value.qualifier) for key, value in found.items()}


def test_last_years_values_come_from_the_confirmed_report(world: World) -> None:
    adopt(world)
    desk = Review(world, clock.now())
    assert reported(world, world.actor("yx-coord")) == {}
    desk.ready()
    desk.confirm()
    assert reported(world, world.actor("yx-coord")) == {
        "行政处罚": (Decimal(13), "件", Qualifier.EXACT),
        "普法宣传": (Decimal(26), "场", Qualifier.EXACT),
        "矛盾纠纷调解": (Decimal(187), "件", Qualifier.EXACT),
    }
    assert reported(world, world.actor("yx-coord"), 2027) == {}
    assert len(reported(world, world.actor("qh-coord"))) == 3
    assert reported(world, world.actor("hs-coord")) == {}


def test_the_latest_edition_speaks_and_keeps_its_qualifiers(world: World) -> None:
    adopt(world)
    desk = Review(world, clock.now())
    desk.ready()
    desk.confirm()
    text = (
        yunxi_report()
        .replace("开展法治讲座26场", "发放宣传资料3000余份")
        .replace("化解矛盾纠纷187件", "调解纠纷近200起")
    )
    desk.reading_id = desk.upload(text).id
    desk.ready()
    desk.confirm()
    assert reported(world, world.actor("yx-coord")) == {
        "行政处罚": (Decimal(13), "件", Qualifier.EXACT),
        "发放资料": (Decimal(3000), "份", Qualifier.MORE),
        "矛盾纠纷调解": (Decimal(200), "起", Qualifier.NEARLY),
    }
