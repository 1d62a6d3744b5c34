"""The quarterly form: one record for each theme, each figure of a quarter once."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support.races import at_once
from tests.support.work import NOW, Desk
from tests.support.world import World
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Figure, Indicator, WorkRecord
from tracker.services.work import QuarterLine, report_quarter


def line(world: World, name: str, value: str, unit: str = "") -> QuarterLine:
    mine = select(Indicator.id).where(Indicator.org_id == world.org("yunxi").id, Indicator.name == name)
    return QuarterLine(db.session.scalars(mine).one(), value, unit=unit)


def quarter(
    world: World,
    *lines: QuarterLine,
    who: str = "yx-staff",
    number: int = 3,
    text: str = "",
    key: str = "",
    **more: int,
) -> list[WorkRecord]:
    given = {"org_id": world.org("yunxi").id, "unit_id": world.unit("yunxi-zf").id, "year": 2026, **more}
    return report_quarter(
        world.actor(who), NOW, given["org_id"], given["unit_id"], given["year"], number, lines, text, key=key
    )


def test_each_theme_with_figures_becomes_one_record(world: World) -> None:
    made = quarter(
        world,
        line(world, "行政处罚", "12余", unit="起"),
        line(world, "应急演练", "2"),
        line(world, "行政执法检查", "31"),
        line(world, "普法宣传", " "),
        text="三季度执法情况",
    )
    assert [(one.theme_code, one.text, one.state) for one in made] == [
        ("T4", "三季度执法情况", EntryState.PENDING),
        ("T5", "三季度执法情况", EntryState.PENDING),
    ]
    assert [(figure.name, int(figure.value), figure.unit) for one in made for figure in one.figures] == [
        ("行政处罚", 12, "起"),
        ("行政执法检查", 31, "次"),
        ("应急演练", 2, "次"),
    ]
    assert {(one.year, one.from_on, one.to_on) for one in made} == {(2026, date(2026, 7, 1), date(2026, 9, 22))}


def test_a_quarter_that_is_over_ends_on_its_last_day(world: World) -> None:
    [made] = quarter(world, line(world, "应急演练", "1"), number=2)
    assert (made.from_on, made.to_on, made.text) == (date(2026, 4, 1), date(2026, 6, 30), "")


def test_without_figures_there_is_what_was_written(world: World) -> None:
    [made] = quarter(world, line(world, "应急演练", ""), text="本季度没有新增")
    assert (made.theme_code, made.figures) == (None, [])
    with pytest.raises(Invalid) as refused:
        quarter(world, text=" ")
    assert refused.value.field == "text"


def test_the_line_at_fault_is_named_and_nothing_is_kept(world: World) -> None:
    lines = [line(world, "行政处罚", "3"), line(world, "普法宣传", ""), line(world, "应急演练", "好几")]
    with pytest.raises(Invalid, match="number_invalid") as refused:
        quarter(world, *lines)
    assert refused.value.field == "figures-2-value"
    db.session.rollback()
    assert db.session.scalar(select(func.count(WorkRecord.id))) == 0


def test_the_same_form_is_kept_once(world: World, app: Flask) -> None:
    lines = [line(world, "行政处罚", "3"), line(world, "应急演练", "1")]
    first, again = (quarter(world, *lines, key="f" * 32) for _ in range(2))
    assert [one.id for one in first] == [one.id for one in again]
    actor, org_id, unit_id = world.actor("yx-staff"), world.org("yunxi").id, world.unit("yunxi-zf").id
    acts = [lambda: report_quarter(actor, NOW, org_id, unit_id, 2026, 1, lines, "", key="e" * 32)] * 3
    assert at_once(app, *acts) == ["done"] * 3
    assert db.session.scalar(select(func.count(Figure.id))) == 4


def test_a_figure_of_a_quarter_is_reported_once(world: World, desk: Desk) -> None:
    first = quarter(world, line(world, "行政处罚", "3"))
    with pytest.raises(Conflict, match="quarter_reported") as refused:
        quarter(world, line(world, "行政处罚", "4"), who="yx-head")
    assert refused.value.params["name"] == "行政处罚"
    db.session.rollback()
    quarter(world, line(world, "行政执法检查", "4"))
    quarter(world, line(world, "行政处罚", "4"), number=2)
    quarter(world, line(world, "行政处罚", "4"), who="yx-coord", unit_id=world.unit("yunxi-sfs").id)
    assert first[0].state is EntryState.PENDING


@pytest.mark.parametrize(("number", "year", "error"), [(4, 2026, Invalid), (5, 2026, NotFound), (1, 1999, NotFound)])
def test_only_quarters_that_have_begun_are_reported(world: World, number: int, year: int, error: type) -> None:
    with pytest.raises(error):
        quarter(world, line(world, "行政处罚", "4"), number=number, year=year)


def test_a_unit_reports_its_own_quarter(world: World) -> None:
    with pytest.raises(NotAllowed):
        quarter(world, line(world, "行政处罚", "4"), unit_id=world.unit("yunxi-sfs").id)
