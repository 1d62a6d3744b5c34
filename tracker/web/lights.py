"""What stands beside a light: how late, or how many days are left."""

from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _

from tracker.domain.lights import Cause, Cutoffs, Light, Timed, cause_of, lag_of
from tracker.domain.tasks import TaskState
from tracker.web import clock
from tracker.web.words import TASK_STATES


class Told(NamedTuple):
    """All on which the word beside a light depends. `day`: the missed date, whatever was agreed later, or the due one.
    `points` are those behind the elapsed time.
    """

    light: Light
    state: TaskState
    day: date | None
    cause: Cause
    points: int

    @property
    def word(self) -> str:
        """逾期 12 天, 余 3 天, 今天到期, 落后 22%, 未报季度进展, 正常, 已销号. Green needs no number."""
        if self.light is Light.GREY:
            return str(TASK_STATES[self.state])
        if self.day is None:
            return _("未定时限")
        return _("正常") if self.light is Light.GREEN else self._why(self.day)

    def _why(self, day: date) -> str:
        if self.cause is Cause.LAG:
            return _("落后 %(points)s%%", points=self.points)
        return _("未报季度进展") if self.cause is Cause.UNREPORTED else days_word(day)


def told_of(light: Light, task: Timed, cut: Cutoffs) -> Told:
    """What is told about a task's light."""
    cause = cause_of(task, cut)
    points = int(lag_of(task, cut.red)) if cause is Cause.LAG else 0
    return Told(light, task.state, task.late_since or task.due_on, cause, points)


def light_word(light: Light, task: Timed, cut: Cutoffs) -> str:
    """The word beside a task's light."""
    return told_of(light, task, cut).word


def days_word(due_on: date) -> str:
    """How far a date is from today: 逾期 12 天, 今天到期, 余 3 天."""
    left = (due_on - clock.today()).days
    if left < 0:
        return _("逾期 %(days)s 天", days=-left)
    return _("余 %(days)s 天", days=left) if left else _("今天到期")
