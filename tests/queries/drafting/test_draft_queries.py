"""What the pages of a draft ask: as much in a large year as in a small one; versions come back as they were."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from tests.support.drafts import NOW
from tests.support.work import Desk, figure
from tests.support.world import World
from tracker.domain.report_text import Line, Rank, ReportText, Run
from tracker.extensions import db
from tracker.models import Draft
from tracker.queries.drafting.draft import findings_of, text_of
from tracker.queries.drafting.draft_versions import read_text, stored_text
from tracker.queries.drafting.evidence import support_of_sentence
from tracker.queries.drafting.sentences import sheet_of
from tracker.services import drafting


def worked(world: World, times: int) -> Draft:
    """A draft of so many tasks, each with accepted progress."""
    desk = Desk(world)
    for number in range(times):
        entry = desk.report(
            "yx-staff", desk.task(theme_code="T4"), f"做了第{number}件事", figures=(figure("检查", "3"),)
        )
        desk.accept("yx-coord", entry)
    db.session.expire_all()
    draft = drafting.begin(world.actor("yx-coord"), NOW + timedelta(days=times), world.org("yunxi").id, 2026)
    return drafting.compose_again(world.actor("yx-coord"), NOW, draft.id)[0]


def statements(act: Callable[[], object]) -> int:
    """How many statements an act runs."""
    said: list[str] = []

    def listen(*given: object) -> None:
        said.append(str(given[2]))

    sa.event.listen(db.engine, "before_cursor_execute", listen)
    try:
        act()
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", listen)
    return len(said)


@pytest.mark.parametrize("page", ["findings", "text", "support"])
def test_the_number_of_statements_does_not_grow_with_the_year(world: World, page: str) -> None:
    actor = world.actor("yx-coord")
    counted = []
    for times in (2, 12):
        draft = worked(world, times)
        row = max(sheet_of(actor, draft).rows, key=lambda row: len(row.sources))
        acts: dict[str, Callable[[], object]] = {
            "findings": lambda draft=draft: findings_of(actor, draft, date(2027, 1, 8)),  # type: ignore[misc]
            "text": lambda draft=draft: text_of(actor, draft),  # type: ignore[misc]
            "support": lambda row=row: support_of_sentence(actor, row.id),  # type: ignore[misc]
        }
        counted.append(statements(acts[page]))
    assert counted[0] == counted[1]


RUNS = st.builds(Run, st.text(), st.none() | st.text(min_size=1), st.booleans())
LINES = st.builds(Line, st.sampled_from(Rank), st.lists(RUNS).map(tuple), st.text())
HEADS = (st.text(), st.text(), st.lists(LINES).map(tuple), st.text(), st.none() | st.dates(), st.text())
TEXTS = st.builds(ReportText, *HEADS)


@given(TEXTS)
def test_a_kept_text_is_read_as_it_was(text: ReportText) -> None:
    assert read_text(stored_text(text)) == text
