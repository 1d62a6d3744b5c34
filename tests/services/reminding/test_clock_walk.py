"""A clock walked through weeks with holidays, exchanged days, absences and an outage: everything is told exactly once.

The whole year stands in `bench/soak_clock.py`.
"""

from datetime import date, timedelta

import pytest
from flask import Flask

from tests.support import naive_steps as steps
from tests.support.clock_walk import Plan, Walk, twice
from tests.support.world import World
from tracker.domain.working_days import WorkCalendar

SPRING_FESTIVAL = Plan(
    date(2026, 2, 12), date(2026, 3, 2), tasks=24, acts=0.4, outages=[(date(2026, 2, 25), date(2026, 2, 26))]
)
NATIONAL_DAY = Plan(
    date(2026, 9, 22), date(2026, 10, 12), tasks=24, acts=0.4, outages=[(date(2026, 10, 8), date(2026, 10, 9))]
)


def test_the_naive_calendar_is_the_official_one() -> None:
    official = WorkCalendar()
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    assert [day for day in days if official.is_workday(day) is not steps.works(day)] == []


@pytest.mark.parametrize("plan", [SPRING_FESTIVAL, NATIONAL_DAY], ids=["spring festival", "national day"])
def test_every_notice_comes_exactly_once_and_none_on_quiet_days(app: Flask, world: World, plan: Plan) -> None:
    walk = Walk(world, plan)
    walk.go()
    assert walk.faults == []
    assert twice() == 0
    season = "quarter_due" if plan is NATIONAL_DAY else "report_due"
    assert {"due_soon", "overdue", "escalated", "news", season} <= set(walk.seen)
