"""The words of the annual ring and of problems that come back."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from tracker.domain.outcomes import Outcome
from tracker.domain.ring import Mark
from tracker.web.draft_words import OUTCOMES

MARKS: dict[Mark, LazyString] = {
    Mark.KEPT: OUTCOMES[Outcome.KEPT],
    Mark.PARTLY: OUTCOMES[Outcome.PARTLY],
    Mark.CARRIED_OVER: OUTCOMES[Outcome.CARRIED_OVER],
    Mark.NOT_KEPT: OUTCOMES[Outcome.NOT_KEPT],
    Mark.OPEN: _l("办理中"),
    Mark.LATE: _l("逾期未办"),
}
TABLES = (MARKS,)
ERRORS: dict[str, LazyString] = {
    "recurrence_not_problems": _l("只能比较两份报告里已确认的问题。请刷新页面再看。"),
    "recurrence_same_year": _l("两个问题出自同一年的报告，不存在一再出现。请另选一对。"),
}
EVENTS: dict[str, LazyString] = {"recurrence_decided": _l("认定问题是否重复")}
