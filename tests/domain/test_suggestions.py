"""What is proposed for an item, and what is not."""

from datetime import date

import pytest

from tracker.domain.suggestions import UnitFacts, Wording, named_unit, suggest
from tracker.domain.themes import DEFAULT_THEMES

OFFICE = UnitFacts(1, "党政综合办公室", head_id=11, leader_id=12)
PATROL = UnitFacts(2, "综合行政执法队", head_id=21)
JUSTICE = UnitFacts(3, "司法所")
UNITS = (OFFICE, PATROL, JUSTICE)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("综合行政执法队", PATROL),
        ("司法所、党政综合办公室", JUSTICE),
        ("由党政综合办公室牵头，司法所配合", OFFICE),
        ("党政办", OFFICE),
        ("执法队、各村（社区）", PATROL),
        ("各村（社区）", None),
        ("镇党委", None),
        ("", None),
    ],
)
def test_a_unit_is_known_by_name_or_by_its_short_name(words: str, unit: UnitFacts | None) -> None:
    assert named_unit(words, UNITS) is unit


def test_a_short_name_that_fits_two_units_is_no_suggestion() -> None:
    assert named_unit("办公室", (OFFICE, UnitFacts(4, "平安法治办公室"))) is None


def test_a_unit_in_the_text_wins_over_the_usual_one_of_the_theme() -> None:
    found = suggest(Wording("加强行政执法培训", "司法所"), UNITS, DEFAULT_THEMES)
    assert found == {"theme_code": "T4", "lead_unit_id": 3}


def test_the_theme_suggests_who_usually_leads_it_with_head_and_leader() -> None:
    found = suggest(Wording("深化政务公开，更新公开栏"), UNITS, DEFAULT_THEMES)
    assert found == {"theme_code": "T7", "lead_unit_id": 1, "owner_id": 11, "sponsor_id": 12}


def test_a_date_and_an_amount_are_suggested_only_where_the_text_states_them() -> None:
    stated = Wording("组织培训", deadline=date(2026, 6, 30), quantity="不少于6次")
    assert suggest(stated, (), DEFAULT_THEMES) == {
        "theme_code": "T9", "due_on": date(2026, 6, 30), "target": "不少于6次",
    }  # fmt: skip


def test_nothing_is_suggested_for_words_that_point_nowhere() -> None:
    assert suggest(Wording("做好其他有关事项"), UNITS, DEFAULT_THEMES) == {}
