"""The words beside a light."""

from datetime import date

import pytest
from flask import Flask

from tracker.domain.lights import Light
from tracker.domain.tasks import TaskState
from tracker.web.lights import light_word

WORKING = TaskState.IN_PROGRESS


@pytest.mark.parametrize(
    ("light", "due_on", "state", "word"),
    [
        (Light.RED, date(2026, 9, 10), WORKING, "逾期 12 天"),
        (Light.YELLOW, date(2026, 9, 25), WORKING, "余 3 天"),
        (Light.YELLOW, date(2026, 9, 22), WORKING, "今天到期"),
        (Light.BLUE, date(2026, 10, 5), WORKING, "余 13 天"),
        (Light.GREEN, date(2026, 11, 30), WORKING, "正常"),
        (Light.GREEN, None, TaskState.UNASSIGNED, "未定时限"),
        (Light.GREY, date(2026, 9, 1), TaskState.CLOSED, "已销号"),
        (Light.GREY, date(2026, 9, 1), TaskState.SUSPENDED, "已中止"),
        (Light.GREY, None, TaskState.MERGED, "已合并"),
    ],
)
def test_a_light_has_its_words(app: Flask, light: Light, due_on: date | None, state: TaskState, word: str) -> None:
    with app.test_request_context():
        assert light_word(light, due_on, state) == word
