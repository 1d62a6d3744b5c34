"""Parts of the editor that need no database: the sheet, the comparison, the days that are left."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.blueprints.drafts.comparing import compare
from tracker.blueprints.drafts.countdown import Limit, limit_of
from tracker.blueprints.drafts.sheet import FOLD_FROM, fold, sections_of
from tracker.domain.drafts import DraftStage
from tracker.domain.periods import Period
from tracker.domain.report_text import Line, Rank, ReportText, Run

PARAGRAPHS = st.lists(st.text("甲乙丙，。；", min_size=1, max_size=12), max_size=6)


def text_of(*lines: Line) -> ReportText:
    return ReportText("报告", "青禾县人民政府", lines, "云溪镇人民政府", None)


def long_text(count: int) -> ReportText:
    heading = Line(Rank.PART, (Run("一、工作"),), "measures:T1")
    gap = Run("【待补：原因】", "b", is_gap=True)
    others = (Line(Rank.PART, (Run("二、问题"),), "problems"), Line(Rank.TEXT, (gap,), "problems"))
    return text_of(heading, *(Line(Rank.TEXT, (Run("句。", f"a{n}"),), "measures:T1") for n in range(count)), *others)


def ids_of(text: ReportText) -> dict[str, int]:
    slots = [run.slot for line in text.lines for run in line.runs if run.slot]
    return {slot: number for number, slot in enumerate(slots, 1)}


@given(PARAGRAPHS, PARAGRAPHS)
def test_what_is_shown_of_a_change_holds_all_words_of_both_sides(old: list[str], new: list[str]) -> None:
    parts = [part for change in compare(old, new) for part in change]
    shown = Counter("".join(words for kind, words in parts if kind == "gone"))
    come = Counter("".join(words for kind, words in parts if kind == "new"))
    before, after = Counter("".join(old)), Counter("".join(new))
    assert before - shown == after - come
    assert (parts == []) == (old == new)


def test_clauses_that_stay_are_not_marked() -> None:
    assert compare(["培训6次，评查46本。"], ["培训7次，评查46本。"]) == [
        [("gone", "培训6次，"), ("new", "培训7次，"), ("same", "评查46本。")]
    ]


def test_a_long_draft_is_folded_but_for_what_is_missing_and_what_is_chosen() -> None:
    text = long_text(FOLD_FROM)
    ids = ids_of(text)
    sections = sections_of(text, ids, {})
    fold(sections, None, "", everything=False)
    assert [section.open for section in sections] == [False, True]
    fold(sections, ids["a3"], "", everything=False)
    assert [section.open for section in sections] == [True, True]


def test_a_short_draft_is_not_folded() -> None:
    text = long_text(5)
    sections = sections_of(text, ids_of(text), {})
    fold(sections, None, "", everything=False)
    assert all(section.open for section in sections)


def test_a_sections_digest_tells_of_every_change_in_it_and_of_no_other() -> None:
    before, after = long_text(3), long_text(4)
    one, other = (sections_of(text, {**ids_of(after)}, {}) for text in (before, after))
    assert one[0].digest != other[0].digest
    assert one[1].digest == other[1].digest


@pytest.mark.parametrize(
    ("stage", "today", "limit"),
    [
        (DraftStage.FIRST, date(2026, 12, 28), Limit(date(2027, 2, 28), 62)),
        (DraftStage.SIGNING, date(2027, 3, 2), Limit(date(2027, 2, 28), -2)),
        (DraftStage.SUBMITTED, date(2027, 3, 2), Limit(date(2027, 3, 31), 29)),
        (DraftStage.PUBLISHED, date(2027, 3, 2), None),
    ],
)
def test_the_report_is_due_before_march_and_public_before_april(
    stage: DraftStage, today: date, limit: Limit | None
) -> None:
    assert limit_of(2026, Period.YEAR, stage, today) == limit


def test_in_a_leap_year_february_has_a_day_more() -> None:
    assert limit_of(2027, Period.YEAR, DraftStage.FIRST, date(2028, 2, 1)) == Limit(date(2028, 2, 29), 28)


def test_no_law_sets_a_date_for_half_a_year() -> None:
    assert limit_of(2026, Period.HALF, DraftStage.FIRST, date(2026, 7, 1)) is None
