"""The catalogue of indicators: an office's own, begun with the usual ones."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, func, select

from tests.support.world import World
from tracker.domain.errors import Conflict, Invalid, NotAllowed
from tracker.domain.indicators import DEFAULT_INDICATORS, IndicatorRule
from tracker.domain.people import operator
from tracker.domain.work import Summing
from tracker.extensions import db
from tracker.models import Event, Indicator
from tracker.services.indicators import add_indicator, adopt_default_indicators, edit_indicator, retire_indicator
from tracker.services.organisations import OrganisationEntry, found_town

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
BRIDGES = IndicatorRule("T5", " 危桥 排查 ", "座", ("排查危桥", "", "排查危桥"), ("处",))


def named(world: World, name: str, org: str = "yunxi") -> Indicator:
    mine = select(Indicator).where(Indicator.org_id == world.org(org).id, Indicator.name == name)
    return db.session.scalars(mine).one()


def test_a_new_town_begins_with_the_usual_indicators(world: World) -> None:
    town = found_town(
        operator(), NOW, date(2026, 9, 22), world.org("qinghe").id, OrganisationEntry("songxi", "松溪镇人民政府")
    ).org
    mine = select(Indicator.name).where(Indicator.org_id == town.id).order_by(Indicator.position)
    assert list(db.session.scalars(mine)) == [rule.name for rule in DEFAULT_INDICATORS]


def test_an_office_from_before_there_were_any_adopts_what_is_missing(world: World) -> None:
    org_id = world.org("yunxi").id
    db.session.execute(delete(Indicator).where(Indicator.org_id == org_id, Indicator.theme_code == "T6"))
    db.session.commit()
    coordinator = world.actor("yx-coord")
    gone = sum(rule.theme_code == "T6" for rule in DEFAULT_INDICATORS)
    assert adopt_default_indicators(coordinator, NOW, org_id) == gone
    assert adopt_default_indicators(coordinator, NOW, org_id) == 0
    total = db.session.scalar(select(func.count(Indicator.id)).where(Indicator.org_id == org_id))
    assert total == len(DEFAULT_INDICATORS)


def test_the_coordinator_adds_edits_and_retires(world: World) -> None:
    actor = world.actor("yx-coord")
    made = add_indicator(actor, NOW, world.org("yunxi").id, BRIDGES)
    assert (made.name, made.synonyms, made.equal_units) == ("危桥 排查", ["排查危桥"], ["处"])
    edit_indicator(actor, NOW, made.id, made.version_id, IndicatorRule("T5", "危桥", "座", summing=Summing.LATEST))
    assert (made.name, made.synonyms, made.summing) == ("危桥", [], Summing.LATEST)
    retire_indicator(actor, NOW, made.id, made.version_id)
    assert not made.is_active
    retire_indicator(actor, NOW, made.id, made.version_id, retired=False)
    assert made.is_active
    told = select(Event.verb).where(Event.subject_type == "indicator").order_by(Event.id)
    assert list(db.session.scalars(told)) == ["created", "edited", "retired", "reactivated"]


@pytest.mark.parametrize("who", ["yx-leader", "yx-head", "yx-staff", "yx-viewer", "hs-coord", "qh-admin"])
def test_others_do_not(world: World, who: str) -> None:
    with pytest.raises(Exception, match=r"not_allowed|not_found"):
        add_indicator(world.actor(who), NOW, world.org("yunxi").id, BRIDGES)
    db.session.rollback()
    found = named(world, "应急演练")
    with pytest.raises(NotAllowed) if who != "hs-coord" else pytest.raises(Exception, match="not_found"):
        retire_indicator(world.actor(who), NOW, found.id, found.version_id)


@pytest.mark.parametrize(
    ("entry", "code", "field"),
    [
        (IndicatorRule("T4", "  ", "次"), "required", "name"),
        (IndicatorRule("T4", "巡河", " "), "required", "unit"),
        (IndicatorRule("T4", "巡" * 61, "次"), "too_long", "name"),
        (IndicatorRule("T99", "巡河", "次"), "theme_unknown", "theme_code"),
        (IndicatorRule("T4", "巡河", "次", tuple(str(one) for one in range(31))), "too_many_words", "synonyms"),
        (IndicatorRule("T4", "开展应急演练", "场"), "indicator_taken", "name"),
        (IndicatorRule("T4", "巡河", "起", ("化解矛盾纠纷",)), "indicator_taken", "synonyms"),
        (IndicatorRule("T4", "应急演练", "小时"), "indicator_name_taken", "name"),
    ],
)
def test_what_would_be_unclear_is_refused(world: World, entry: IndicatorRule, code: str, field: str) -> None:
    with pytest.raises(Invalid, match=code) as refused:
        add_indicator(world.actor("yx-coord"), NOW, world.org("yunxi").id, entry)
    assert refused.value.field == field


def test_the_same_word_in_another_unit_is_another_indicator(world: World) -> None:
    made = add_indicator(
        world.actor("yx-coord"), NOW, world.org("yunxi").id, IndicatorRule("T5", "演练参加人数", "人", ("应急演练",))
    )
    assert made.is_active


def test_a_word_of_a_retired_indicator_is_free_until_that_one_returns(world: World) -> None:
    actor, old = world.actor("yx-coord"), named(world, "应急演练")
    retire_indicator(actor, NOW, old.id, old.version_id)
    add_indicator(actor, NOW, world.org("yunxi").id, IndicatorRule("T5", "防灾演练", "次", ("应急演练",)))
    with pytest.raises(Invalid, match="indicator_taken"):
        retire_indicator(actor, NOW, old.id, old.version_id, retired=False)


def test_whoever_saw_an_older_version_is_told(world: World) -> None:
    actor, old = world.actor("yx-coord"), named(world, "应急演练")
    seen = old.version_id
    edit_indicator(actor, NOW, old.id, seen, IndicatorRule("T5", "应急演练", "场"))
    with pytest.raises(Conflict, match="changed_meanwhile"):
        edit_indicator(actor, NOW, old.id, seen, IndicatorRule("T5", "应急演练", "次"))
