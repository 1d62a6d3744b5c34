"""The words of a digest, by code."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

from tracker.domain.notices import Group, NoticeReason
from tracker.domain.quarters import quarter_of
from tracker.domain.slips import SlipColour
from tracker.mail.digest import Slip
from tracker.mail.speech import _

LONGEST = 120
"""Characters of what somebody said that a message repeats; the rest stands in the application."""


class Tone(StrEnum):
    """How a line looks: vermilion for what is late, amber for what is soon or was sent back, indigo for the rest."""

    LATE = "late"
    SOON = "soon"
    OPEN = "open"


MARKS: Mapping[Tone, str] = {Tone.LATE: "■", Tone.SOON: "▲", Tone.OPEN: "◆"}
GROUPS: Mapping[Group, LazyString] = {
    Group.ESCALATED: _l("督办"),
    Group.OVERDUE: _l("逾期"),
    Group.DUE_SOON: _l("快到期"),
    Group.TO_RECEIVE: _l("待签收"),
    Group.TO_DECIDE: _l("等您定"),
    Group.RETURNED: _lp("state", "退回"),
}
QUARTERS = (_l("一季度"), _l("二季度"), _l("三季度"), _l("四季度"))
SLIP_NAMES: Mapping[SlipColour, LazyString] = {
    SlipColour.BLUE: _l("蓝色督办单"),
    SlipColour.YELLOW: _l("黄色督办单"),
    SlipColour.RED: _l("红色督办单"),
}
SLIP_TONES: Mapping[SlipColour, Tone] = {
    SlipColour.BLUE: Tone.OPEN,
    SlipColour.YELLOW: Tone.SOON,
    SlipColour.RED: Tone.LATE,
}
"""A slip looks like its colour; how late the task is stands below it."""
DATES = frozenset({
    NoticeReason.DUE_SOON, NoticeReason.DUE_TODAY, NoticeReason.OVERDUE, NoticeReason.ESCALATED, NoticeReason.URGED,
    NoticeReason.INSTRUCTED,
})  # fmt: skip
"""Reasons before which the task's date goes: how late it is says more."""
BY_SOMEBODY: Mapping[NoticeReason, tuple[Tone, LazyString, LazyString]] = {
    NoticeReason.ASSIGNED: (Tone.OPEN, _l("待签收"), _l("%(who)s %(day)s 分派")),
    NoticeReason.REASSIGNED: (Tone.OPEN, _l("待签收"), _l("%(who)s %(day)s 改派")),
    NoticeReason.HANDED_OVER: (Tone.OPEN, _l("移交给您"), _l("%(who)s %(day)s 移交")),
    NoticeReason.RECEIPT_OVERDUE: (Tone.SOON, _l("待签收"), _l("%(due)s 分派，还没有签收")),
    NoticeReason.REPORTED: (Tone.OPEN, _l("等您采纳"), _l("%(who)s %(day)s 报送")),
    NoticeReason.ACCEPTANCE_OVERDUE: (Tone.SOON, _l("等您采纳"), _l("%(due)s 报送，还没有采纳或退回")),
    NoticeReason.SUBMITTED: (Tone.OPEN, _l("等您签批"), _l("%(who)s %(day)s 提交")),
    NoticeReason.VERIFICATION_OVERDUE: (Tone.SOON, _l("等您签批"), _l("%(due)s 提交，还没有签批")),
    NoticeReason.EXTENSION_ASKED: (Tone.OPEN, _l("等您决定是否延期"), _l("%(who)s %(day)s 申请")),
    NoticeReason.EXTENSION_OVERDUE: (Tone.SOON, _l("等您决定是否延期"), _l("%(due)s 申请，还没有决定")),
    NoticeReason.LEADER_NEEDED: (Tone.OPEN, _l("需要您协调"), _l("%(who)s %(day)s 报告")),
    NoticeReason.HANDED_BACK: (Tone.OPEN, _l("要重新分派"), _l("%(who)s %(day)s 转办")),
    NoticeReason.RETURNED: (Tone.SOON, _lp("state", "退回补充"), _l("%(who)s %(day)s")),
    NoticeReason.ENTRY_RETURNED: (Tone.SOON, _l("报的内容被退回"), _l("%(who)s %(day)s")),
    NoticeReason.REOPENED: (Tone.SOON, _lp("state", "重新办理"), _l("%(who)s %(day)s")),
    NoticeReason.INSTRUCTED: (Tone.OPEN, _lp("state", "批示"), _l("%(who)s %(day)s")),
    NoticeReason.URGED: (Tone.SOON, _lp("state", "催办"), _l("%(who)s %(day)s")),
    NoticeReason.DRAFT_ASKED: (Tone.SOON, _l("写报告请您补充"), _l("%(who)s %(day)s")),
    NoticeReason.DRAFT_TO_SIGN: (Tone.OPEN, _l("等您审签"), _l("%(who)s %(day)s 送审")),
}
"""What is the matter, and who did it when (or since when it waits)."""
CALLED_FOR: Mapping[NoticeReason, NoticeReason] = {
    NoticeReason.RECEIPT_OVERDUE: NoticeReason.ASSIGNED,
    NoticeReason.ACCEPTANCE_OVERDUE: NoticeReason.REPORTED,
    NoticeReason.VERIFICATION_OVERDUE: NoticeReason.SUBMITTED,
    NoticeReason.EXTENSION_OVERDUE: NoticeReason.EXTENSION_ASKED,
}
"""What each call for something that waits calls for. It says all that its beginning said, except in whose words."""
OF_EXTENSION = frozenset({NoticeReason.EXTENSION_ASKED, NoticeReason.EXTENSION_OVERDUE})
UNTIL: Mapping[NoticeReason, LazyString] = {
    NoticeReason.QUARTER_DUE: _l("%(day)s 截止"),
    NoticeReason.REPORT_DUE: _l("%(day)s 前报上级"),
    NoticeReason.PUBLICATION_DUE: _l("%(day)s 前向社会公开"),
}
BUTTONS: Mapping[NoticeReason, LazyString] = {
    NoticeReason.REPORTED: _l("去采纳"),
    NoticeReason.ACCEPTANCE_OVERDUE: _l("去采纳"),
    NoticeReason.SUBMITTED: _l("去签批"),
    NoticeReason.VERIFICATION_OVERDUE: _l("去签批"),
    NoticeReason.EXTENSION_ASKED: _l("去决定"),
    NoticeReason.EXTENSION_OVERDUE: _l("去决定"),
    NoticeReason.LEADER_NEEDED: _l("去批示"),
    NoticeReason.HANDED_BACK: _l("去分派"),
    NoticeReason.SLIP_ISSUED: _l("反馈督办单"),
    NoticeReason.SLIP_ANSWERED: _l("看反馈"),
    NoticeReason.ENTRY_RETURNED: _l("补充后再报"),
    NoticeReason.DRAFT_ASKED: _l("去答复"),
    NoticeReason.DRAFT_TO_SIGN: _l("去审签"),
}


def quarter_name(due_on: date) -> str:
    """三季度, of a checkpoint in it."""
    return str(QUARTERS[quarter_of(due_on) - 1])


def slip_name(slip: Slip) -> str:
    """蓝色督办单 督〔2026〕3号."""
    return _(
        "%(name)s 督〔%(year)s〕%(number)s号", name=str(SLIP_NAMES[slip.colour]), year=slip.year, number=slip.number
    )
