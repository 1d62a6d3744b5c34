"""What a light depends on, for tests that need no database, and how hypothesis makes it up."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.support.world import TODAY
from tracker.domain.lights import Thresholds
from tracker.domain.tasks import TaskState


@dataclass(frozen=True)
class Facts:
    """A task as `light_of` sees it."""

    state: TaskState = TaskState.IN_PROGRESS
    due_on: date | None = None
    late_since: date | None = None
    started_on: date | None = None
    reported_on: date | None = None
    percent: int | None = None


def days(number: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=number)


_NEAR = st.integers(-400, 400).map(days)
FACTS = st.builds(
    Facts,
    state=st.sampled_from(TaskState),
    due_on=st.none() | st.integers(-40, 60).map(days) | _NEAR,
    late_since=st.none() | _NEAR,
    started_on=st.none() | _NEAR,
    reported_on=st.none() | _NEAR,
    percent=st.none() | st.integers(0, 100),
)
THRESHOLDS = st.builds(
    lambda yellow, more, working, points, worse, check: Thresholds(
        yellow, yellow + more, working, points, min(points + worse, 100), check
    ),
    st.integers(0, 60), st.integers(1, 60), st.booleans(), st.integers(1, 60), st.integers(1, 60), st.booleans(),
)  # fmt: skip
"""Thresholds as an office may set them."""
