"""Figures: read as typed, added up by indicator and equal unit, and compared with what the task is to reach."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from tests.support.work import NOW, TODAY, Desk, figure
from tests.support.world import World
from tracker.domain.errors import Invalid
from tracker.domain.work import Qualifier
from tracker.extensions import db
from tracker.models import Figure, Indicator, Task
from tracker.services.work import NewFigure, NewProgress, revise


def indicator(world: World, name: str, org: str = "yunxi") -> Indicator:
    mine = select(Indicator).where(Indicator.org_id == world.org(org).id, Indicator.name == name)
    return db.session.scalars(mine).one()


def kept(desk: Desk, *figures: NewFigure) -> list[tuple[str, float, str, Qualifier]]:
    entry = desk.report("yx-staff", desk.task(), figures=figures)
    return [(one.name, float(one.value), one.unit, one.qualifier) for one in entry.figures]


def test_figures_are_kept_as_the_office_writes_them(desk: Desk) -> None:
    assert kept(
        desk,
        figure("调处矛盾纠纷", "３１", "宗"),
        figure("发放资料", "两千余", "份"),
        figure("罚没款", "1.2万", "元"),
        figure("满意度", "近98%", ""),
        figure("上门走访", Decimal(7), "户", qualifier=Qualifier.AT_LEAST),
    ) == [
        ("调处矛盾纠纷", 31, "宗", Qualifier.EXACT),
        ("发放资料", 2000, "份", Qualifier.MORE),
        ("罚没款", 12000, "元", Qualifier.EXACT),
        ("满意度", 98, "%", Qualifier.NEARLY),
        ("上门走访", 7, "户", Qualifier.AT_LEAST),
    ]


def test_a_unit_typed_twice_counts_once(desk: Desk) -> None:
    assert kept(
        desk, figure("罚没款", "1.2万元", "万元"), figure("培训", "6次", "次"), figure("投入", "3万", "万元")
    ) == [
        ("罚没款", 1.2, "万元", Qualifier.EXACT),
        ("培训", 6, "次", Qualifier.EXACT),
        ("投入", 3, "万元", Qualifier.EXACT),
    ]


def test_blank_rows_of_the_form_are_passed_over(desk: Desk, world: World) -> None:
    chosen = indicator(world, "行政执法培训").id
    assert kept(desk, figure("", ""), NewFigure("", "", indicator_id=chosen), figure("培训", "1")) == [
        ("培训", 1, "次", Qualifier.EXACT)
    ]


def test_name_and_unit_find_the_indicator(desk: Desk, world: World) -> None:
    entry = desk.report(
        "yx-staff",
        desk.task(),
        figures=(figure("化解矛盾纠纷", "5", "起"), figure("化解矛盾纠纷", "5", "吨"), figure("见所未见", "5")),
    )
    meant = indicator(world, "矛盾纠纷调解").id
    assert [one.indicator_id for one in entry.figures] == [meant, None, None]


def test_a_retired_indicator_is_meant_by_nobody(desk: Desk, world: World) -> None:
    indicator(world, "矛盾纠纷调解").is_active = False
    db.session.commit()
    entry = desk.report("yx-staff", desk.task(), figures=(figure("化解矛盾纠纷", "5", "件"),))
    assert entry.figures[0].indicator_id is None


def test_a_chosen_indicator_lends_its_name_and_unit(desk: Desk, world: World) -> None:
    chosen = indicator(world, "应急演练")
    entry = desk.report("yx-staff", desk.task(), figures=(NewFigure("", "2", indicator_id=chosen.id),))
    assert [(one.name, one.unit, one.indicator_id) for one in entry.figures] == [("应急演练", "次", chosen.id)]


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        (figure("培训", "很多"), "number_invalid", "figures-1-value"),
        (figure("培训", "-3"), "number_invalid", "figures-1-value"),
        (figure("培训", "3-5"), "number_invalid", "figures-1-value"),
        (figure("培训", Decimal("NaN")), "number_invalid", "figures-1-value"),
        (figure("培训", "3件", "次"), "number_invalid", "figures-1-value"),
        (figure("培训", " "), "required", "figures-1-value"),
        (figure(" ", "3"), "required", "figures-1-name"),
        (figure("培" * 61, "3"), "too_long", "figures-1-name"),
        (figure("培训", "3", "次" * 17), "too_long", "figures-1-unit"),
        (NewFigure("培训", "3", indicator_id=40400), "indicator_unknown", "figures-1-name"),
    ],
)
def test_the_figure_at_fault_is_named(desk: Desk, wrong: NewFigure, code: str, field: str) -> None:
    task = desk.task()
    with pytest.raises(Invalid, match=code) as refused:
        desk.report("yx-staff", task, figures=(figure("", ""), wrong))
    assert refused.value.field == field
    db.session.rollback()
    assert db.session.scalars(select(Figure)).all() == []


def test_an_indicator_takes_no_foreign_unit_and_no_foreign_town_has_one(desk: Desk, world: World) -> None:
    task, own, foreign = desk.task(), indicator(world, "应急演练").id, indicator(world, "应急演练", "heshan").id
    with pytest.raises(Invalid, match="unit_unlike"):
        desk.report("yx-staff", task, figures=(NewFigure("演练", "2", "公里", indicator_id=own),))
    db.session.rollback()
    with pytest.raises(Invalid, match="indicator_unknown"):
        desk.report("yx-staff", task, figures=(NewFigure("演练", "2", "次", indicator_id=foreign),))


def test_an_entry_holds_thirty_figures(desk: Desk) -> None:
    task = desk.task()
    assert len(desk.report("yx-staff", task, figures=(figure("培训", "1"),) * 30).figures) == 30
    with pytest.raises(Invalid, match="too_many_figures"):
        desk.report("yx-staff", task, figures=(figure("培训", "1"),) * 31)


def reported(desk: Desk, task: Task, *figures: NewFigure, days: int = 0, accepted: bool = True) -> int | None:
    """The share of the task after a report."""
    entry = desk.report("yx-staff", task, figures=figures, done_on=TODAY - timedelta(days))
    if accepted:
        desk.accept("yx-head", entry)
    return task.percent


def test_the_share_is_of_what_was_accepted_by_synonym_and_equal_unit(desk: Desk) -> None:
    task = desk.task()
    desk.target(task, "矛盾纠纷调解", "件", 30)
    assert reported(desk, task, figure("化解矛盾纠纷", "5", "起")) == 16
    assert reported(desk, task, figure("调处纠纷", "5", "宗")) == 33
    assert reported(desk, task, figure("调解矛盾纠纷", "20", "件"), accepted=False) == 33
    assert reported(desk, task, figure("调解矛盾纠纷", "40余", "件")) == 100


def test_the_slowest_target_is_the_share_of_the_task(desk: Desk) -> None:
    task = desk.task()
    desk.target(task, "行政执法培训", "次", 6)
    desk.target(task, "参与评查的律师", "名", 3)
    assert reported(desk, task, figure("执法培训", "3", "场")) == 0
    assert reported(desk, task, figure("参与评查的律师", "2", "名")) == 50


def test_of_a_rate_the_latest_counts(desk: Desk) -> None:
    task = desk.task()
    desk.target(task, "好差评满意率", "%", 98)
    assert reported(desk, task, figure("满意率", "97", "%"), days=1) == 98
    assert reported(desk, task, figure("满意率", "49", "%"), days=30) == 98
    assert reported(desk, task, figure("满意率", "49", "%")) == 50


def test_a_task_without_a_target_has_no_share(desk: Desk) -> None:
    assert reported(desk, desk.task(), figure("执法培训", "3")) is None


def test_a_correction_counts_in_place_of_what_it_corrects(desk: Desk, world: World) -> None:
    task = desk.task()
    desk.target(task, "行政执法培训", "次", 10)
    entry = desk.report("yx-staff", task, figures=(figure("执法培训", "8"),))
    desk.accept("yx-head", entry)
    new = NewProgress("多报了", figures=(figure("执法培训", "3"),))
    correction = revise(world.actor("yx-staff"), NOW, entry.id, entry.version_id, new)
    assert task.percent == 80
    desk.accept("yx-head", correction)
    assert task.percent == 30
