"""What stands beside a light: how late, or how many days are left."""

from datetime import date

from flask_babel import gettext as _

from tracker.domain.lights import Light
from tracker.domain.tasks import TaskState
from tracker.web import clock
from tracker.web.words import TASK_STATES


def light_word(light: Light, due_on: date | None, state: TaskState) -> str:
    """逾期 12 天, 余 3 天, 今天到期, 正常, 已销号. Lights near and late count days, the others need none."""
    if light is Light.GREY:
        return str(TASK_STATES[state])
    if due_on is None:
        return _("未定时限")
    if light is Light.GREEN:
        return _("正常")
    return days_word(due_on)


def days_word(due_on: date) -> str:
    """How far a date is from today: 逾期 12 天, 今天到期, 余 3 天."""
    left = (due_on - clock.today()).days
    if left < 0:
        return _("逾期 %(days)s 天", days=-left)
    return _("余 %(days)s 天", days=left) if left else _("今天到期")
