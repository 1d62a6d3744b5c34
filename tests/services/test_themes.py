"""The themes of an office: their words are its own."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from tests.support.world import World
from tracker.domain.errors import Conflict, Invalid, NotAllowed
from tracker.domain.suggestions import Wording
from tracker.domain.themes import ThemeRule
from tracker.extensions import db
from tracker.models import Event, ReportItem, Theme
from tracker.queries.catalogue import theme_of
from tracker.services.suggesting import advice_for
from tracker.services.themes import add_theme, edit_theme

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
RIVERS = ThemeRule("", "河湖管护", ("河长制", " 采砂 ", "", "河长制"), ("农业",))


def theme(world: World, code: str) -> Theme:
    found = theme_of(world.actor("yx-coord"), world.org("yunxi").id, code)
    assert found is not None
    return found


def proposed(world: World, text: str) -> str | None:
    item = ReportItem(suggested=[])
    advice_for(world.actor("yx-coord"), world.org("yunxi").id).fill(item, Wording(text))
    return item.theme_code


def test_a_new_theme_gets_the_next_code_and_its_words_are_proposed(world: World) -> None:
    made = add_theme(world.actor("yx-coord"), NOW, world.org("yunxi").id, RIVERS)
    assert (made.code, made.keywords, made.lead_hints) == ("T11", ["河长制", "采砂"], ["农业"])
    assert proposed(world, "落实河长制，整治非法采砂") == "T11"


def test_edited_words_are_followed_by_later_proposals(world: World) -> None:
    assert proposed(world, "夜校") is None
    found = theme(world, "T10")
    entry = ThemeRule("", found.name, (*found.keywords, "夜校"), tuple(found.lead_hints))
    edit_theme(world.actor("yx-coord"), NOW, found.id, found.version_id, entry)
    assert proposed(world, "夜校") == "T10"
    told = select(Event.verb).where(Event.subject_type == "theme")
    assert list(db.session.scalars(told)) == ["edited"]


def test_another_office_keeps_its_own_words(world: World) -> None:
    found = theme(world, "T10")
    edit_theme(world.actor("yx-coord"), NOW, found.id, found.version_id, ThemeRule("", "普法", ("夜校",), ()))
    other = db.session.scalars(select(Theme).where(Theme.org_id == world.org("heshan").id, Theme.code == "T10")).one()
    assert "夜校" not in other.keywords


def test_a_name_is_given_once_and_an_old_version_is_told(world: World) -> None:
    actor, found = world.actor("yx-coord"), theme(world, "T10")
    with pytest.raises(Invalid, match="theme_taken"):
        edit_theme(actor, NOW, found.id, found.version_id, ThemeRule("", theme(world, "T4").name, (), ()))
    with pytest.raises(Invalid, match="required"):
        add_theme(actor, NOW, found.org_id, ThemeRule("", "  ", (), ()))
    with pytest.raises(Invalid, match="too_many_words"):
        add_theme(actor, NOW, found.org_id, ThemeRule("", "杂项", tuple(f"词{k}" for k in range(121)), ()))
    with pytest.raises(Conflict, match="changed_meanwhile"):
        edit_theme(actor, NOW, found.id, found.version_id + 1, RIVERS)


def test_only_those_who_manage_the_catalogue_change_themes(world: World) -> None:
    with pytest.raises(NotAllowed):
        add_theme(world.actor("yx-staff"), NOW, world.org("yunxi").id, RIVERS)


def test_the_number_of_themes_is_bounded(world: World) -> None:
    actor, org_id = world.actor("yx-coord"), world.org("yunxi").id
    for number in range(40 - 11):
        add_theme(actor, NOW, org_id, ThemeRule("", f"主题{number}", (), ()))
    with pytest.raises(Invalid, match="too_many_themes"):
        add_theme(actor, NOW, org_id, RIVERS)
