"""The ring counts and draws what it is given, nothing more and nothing less."""

import re
from itertools import pairwise
from math import atan2, hypot, pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.outcomes import Outcome, Verdict, Why
from tracker.domain.ring import UNSORTED, Mark, Tally, cell, mark_of, table
from tracker.domain.ring_drawing import GAP_TOP, THINNEST, Drawing, draw
from tracker.domain.tasks import TaskState

THEMES = [f"T{number}" for number in range(11)]
TALLIES = st.lists(
    st.builds(
        Tally, st.integers(2019, 2026), st.sampled_from([*THEMES, UNSORTED, "X"]), st.sampled_from(Mark),
        st.booleans(), st.integers(1, 400),
    ),
    min_size=1,
    max_size=20,
    unique_by=lambda one: (one.year, one.theme, one.mark, one.proposed),
)  # fmt: skip


def drawn(tallies: list[Tally]) -> Drawing:
    return draw(table(THEMES, tallies, 2026), tallies)


def corners(d: str) -> list[tuple[float, float]]:
    """Radius and angle (clockwise from twelve o'clock) of where lines and arcs of a path end."""
    points = re.findall(r"(?:[ML]| [01] [01] )(-?[\d.]+) (-?[\d.]+)", d)
    return [(hypot(float(x), float(y)), atan2(float(x), -float(y)) % (2 * pi)) for x, y in points]


def test_a_theme_counts_kept_of_all_and_shows_what_failed() -> None:
    tallies = [
        Tally(2025, "T4", Mark.KEPT, False, 3),
        Tally(2025, "T4", Mark.CARRIED_OVER, True, 1),
        Tally(2026, "T4", Mark.LATE, False, 2),
    ]
    found = table(["T3", "T4"], tallies, 2026)
    empty, full = found.rows
    assert (empty.count, empty.past.percent) == (0, None)
    assert [(one.kept, one.count) for one in full.cells] == [(3, 4), (0, 2)]
    assert [(one.failed, one.carried) for one in full.cells] == [(False, True), (True, False)]
    assert (full.past.percent, full.past.proposed) == (75, 1)
    assert found.present is found.total.cells[-1]


def test_not_all_kept_is_never_a_hundred_percent() -> None:
    assert cell([Tally(2025, "", Mark.KEPT, False, 999), Tally(2025, "", Mark.OPEN, False, 1)]).percent == 99


@pytest.mark.parametrize(
    ("state", "verdict", "late", "mark", "proposed"),
    [
        (TaskState.IN_PROGRESS, Verdict(Outcome.NOT_KEPT, Why.NOTHING_DONE), False, Mark.OPEN, False),
        (TaskState.IN_PROGRESS, Verdict(Outcome.NOT_KEPT, Why.NOTHING_DONE), True, Mark.LATE, False),
        (TaskState.IN_PROGRESS, Verdict(Outcome.CARRIED_OVER, Why.GOES_ON), True, Mark.CARRIED_OVER, True),
        (TaskState.CLOSED, Verdict(Outcome.KEPT, Why.CLOSED_LATE), True, Mark.KEPT, True),
        (TaskState.CLOSED, Verdict(Outcome.KEPT, Why.CLOSED_LATE, Outcome.PARTLY), True, Mark.PARTLY, False),
        (TaskState.IN_PROGRESS, Verdict(Outcome.PARTLY, Why.STILL_OPEN, Outcome.NOT_KEPT), True, Mark.NOT_KEPT, False),
    ],
)
def test_an_open_task_has_no_outcome_until_somebody_says_so(
    state: TaskState, verdict: Verdict, late: bool, mark: Mark, proposed: bool
) -> None:
    assert mark_of(verdict, state, late=late) == (mark, proposed)


@settings(max_examples=50)
@given(TALLIES)
def test_every_tally_stands_in_the_table_once(tallies: list[Tally]) -> None:
    found = table(THEMES, tallies, 2026)
    assert sum(one.count for row in found.rows for one in row.cells) == sum(one.count for one in tallies)
    assert found.total.count == sum(row.count for row in found.rows)
    assert {row.theme for row in found.rows} == {*THEMES, *(one.theme for one in tallies)}


@settings(max_examples=50)
@given(TALLIES)
def test_every_tally_is_drawn_once_as_wide_as_its_share_and_none_over_another(tallies: list[Tally]) -> None:
    found = drawn(tallies)
    assert sorted(map(id, tallies)) == sorted(id(arc.tally) for arc in found.arcs)
    for year in {one.year for one in tallies}:
        arcs = [(corners(arc.d), arc.tally) for arc in found.arcs if arc.tally.year == year]
        inner = [points[0][0] for points, _ in arcs]
        assert max(inner) - min(inner) < 0.05
        spans = sorted((points[0][1], points[3][1]) for points, _ in arcs)
        assert all(GAP_TOP / 2 - 0.01 <= begin < end <= 2 * pi - GAP_TOP / 2 + 0.01 for begin, end in spans)
        assert all(spans[at][1] <= spans[at + 1][0] + 1e-3 for at in range(len(spans) - 1))


@settings(max_examples=50)
@given(TALLIES)
def test_years_lie_from_the_inside_out_and_a_fuller_year_is_thicker(tallies: list[Tally]) -> None:
    found = drawn(tallies)
    counts = {year: sum(one.count for one in tallies if one.year == year) for year, _y in found.years}
    assert [year for year, _y in found.years] == sorted(counts)
    assert [-y for _year, y in found.years] == sorted(-y for _year, y in found.years)
    thick = {arc.tally.year: corners(arc.d)[1][0] - corners(arc.d)[0][0] for arc in found.arcs}
    assert all(one >= THINNEST - 0.1 for one in thick.values())
    order = sorted(counts, key=lambda year: counts[year])
    assert all(thick[a] <= thick[b] + 0.1 for a, b in pairwise(order))


def test_an_office_of_a_thousand_tasks_a_year_stays_a_picture() -> None:
    tallies = [Tally(year, theme, Mark.KEPT, False, 91) for year in range(2017, 2027) for theme in THEMES]
    found = drawn(tallies)
    assert found.radius < 400
    assert len(found.ticks) < 2000
    assert len(found.labels) == 11
