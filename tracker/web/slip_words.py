"""The words of supervision slips (督办单): colours, where one stands, refusals, events."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

from tracker.domain.slips import SlipColour, SlipStanding

COLOURS: dict[SlipColour, LazyString] = {
    SlipColour.BLUE: _l("蓝色"), SlipColour.YELLOW: _l("黄色"), SlipColour.RED: _l("红色"),
}  # fmt: skip
"""The word beside a mark; the whole name is a label."""
WEIGHTS: dict[SlipColour, LazyString] = {
    SlipColour.BLUE: _l("蓝色：提醒"), SlipColour.YELLOW: _l("黄色：催办"), SlipColour.RED: _l("红色：限期办结"),
}  # fmt: skip
"""How serious each is, for choosing."""
STANDINGS: dict[SlipStanding, LazyString] = {
    SlipStanding.OPEN: _l("待反馈"),
    SlipStanding.ANSWERED: _l("已反馈"),
    SlipStanding.OVERTAKEN: _l("事项已办结"),
    SlipStanding.WITHDRAWN: _l("已撤回"),
}
TABLES = (STANDINGS,)
ERRORS: dict[str, LazyString] = {
    "slip_reply_past": _l("反馈期限不能早于今天。"),
    "slip_answered": _l("这份督办单刚才已经有人反馈，请看下面的反馈。"),
    "slip_withdrawn": _l("这份督办单刚才已经撤回，不用再办。"),
    "slip_task_ended": _l("这件事项已经办结、中止或合并，督办单不用再反馈。"),
    "slip_author_missing": _l("请选是谁反馈的。督办员只登记，不替承办人回答。"),
    "own_slip": _l("发单的人不能反馈自己发的督办单，请选承办人或单位负责人。"),
}
EVENTS: dict[str, LazyString] = {
    "slip_issued": _l("发出督办单"), "slip_answered": _lp("event", "反馈督办单"), "slip_withdrawn": _l("撤回督办单"),
}  # fmt: skip
