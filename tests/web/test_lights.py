"""The words beside a light."""

from datetime import date

import pytest
from flask import Flask

from tests.support.lights import Facts, days
from tests.support.world import TODAY
from tracker.domain.lights import Light, Thresholds, cutoffs, light_of
from tracker.domain.tasks import TaskState
from tracker.web.lights import light_word
from tracker.web.numerals import within_days

CUT = cutoffs(TODAY, Thresholds())
HALF_TIME = (days(100), None, days(-100))


@pytest.mark.parametrize(
    ("task", "light", "word"),
    [
        (Facts(due_on=date(2026, 9, 10)), Light.RED, "逾期 12 天"),
        (Facts(due_on=date(2026, 9, 25)), Light.YELLOW, "余 3 天"),
        (Facts(due_on=date(2026, 9, 22)), Light.YELLOW, "今天到期"),
        (Facts(due_on=date(2026, 10, 5)), Light.BLUE, "余 13 天"),
        (Facts(due_on=date(2026, 11, 30)), Light.GREEN, "正常"),
        (Facts(TaskState.UNASSIGNED), Light.GREEN, "未定时限"),
        (Facts(TaskState.CLOSED, date(2026, 9, 1)), Light.GREY, "已销号"),
        (Facts(TaskState.SUSPENDED, date(2026, 9, 1)), Light.GREY, "已中止"),
        (Facts(TaskState.MERGED), Light.GREY, "已合并"),
    ],
)
def test_a_light_has_its_words(app: Flask, task: Facts, light: Light, word: str) -> None:
    with app.test_request_context():
        assert light_of(task, CUT) is light
        assert light_word(light, task, CUT) == word


@pytest.mark.parametrize(
    ("task", "light", "word"),
    [
        (Facts(due_on=date(2026, 10, 20), late_since=date(2026, 9, 10)), Light.RED, "逾期 12 天"),
        (Facts(due_on=date(2026, 9, 20), late_since=date(2026, 9, 10)), Light.RED, "逾期 12 天"),
        (Facts(TaskState.IN_PROGRESS, *HALF_TIME, percent=28), Light.YELLOW, "落后 22%"),
        (Facts(TaskState.IN_PROGRESS, *HALF_TIME, percent=4), Light.RED, "落后 46%"),
        (Facts(due_on=days(200), started_on=days(-100), percent=0), Light.RED, "落后 33%"),
        (Facts(due_on=days(90), started_on=date(2026, 2, 3)), Light.YELLOW, "未报季度进展"),
    ],
)
def test_the_word_says_why_a_task_is_red_or_yellow(app: Flask, task: Facts, light: Light, word: str) -> None:
    with app.test_request_context():
        assert light_of(task, CUT) is light
        assert light_word(light, task, CUT) == word


def test_a_near_date_presses_more_than_work_that_lags_a_little(app: Flask) -> None:
    task = Facts(due_on=days(5), started_on=days(-95), percent=80)
    with app.test_request_context():
        assert light_word(light_of(task, CUT), task, CUT) == "余 5 天"


def test_days_are_told_as_the_office_counts_them(app: Flask) -> None:
    with app.test_request_context():
        assert within_days(7) == "七日内到期"
        assert within_days(15) == "半月内到期"
        assert within_days(2, working=True) == "两个工作日内到期"
