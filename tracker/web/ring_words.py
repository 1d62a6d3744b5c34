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
SHORT_THEMES: dict[str, LazyString] = {
    "党的领导与推进机制": _l("领导"),
    "政府职能与营商环境": _l("职能"),
    "依法行政制度": _l("制度"),
    "行政决策": _l("决策"),
    "行政执法": _l("执法"),
    "突发事件应对": _l("应急"),
    "矛盾纠纷化解": _l("纠纷"),
    "权力制约与政务公开": _l("监督"),
    "数字法治政府": _l("数字"),
    "队伍与保障": _l("队伍"),
    "普法与公共法律服务": _l("普法"),
}
"""Two characters for the usual themes, for phones; a theme that an office named itself shows its first two."""
ERRORS: dict[str, LazyString] = {
    "recurrence_not_problems": _l("只能比较两份报告里已确认的问题。请刷新页面再看。"),
    "recurrence_same_year": _l("两个问题出自同一年的报告，不存在一再出现。请另选一对。"),
}
EVENTS: dict[str, LazyString] = {"recurrence_decided": _l("认定问题是否重复")}


def short_theme(name: str) -> str:
    """A theme's name in two characters."""
    return str(SHORT_THEMES.get(name) or name[:2])
