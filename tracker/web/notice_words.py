"""What a notice says, in a sentence: who did what that concerns its reader."""

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.domain.notices import NoticeReason

SENTENCES: dict[NoticeReason, LazyString] = {
    NoticeReason.ASSIGNED: _l("%(who)s把这件事分派给您"),
    NoticeReason.REASSIGNED: _l("%(who)s改了这件事的承办人、责任领导或时限"),
    NoticeReason.HANDED_BACK: _l("%(who)s转办，这件事要重新分派"),
    NoticeReason.REPORTED: _l("%(who)s报送，等您采纳"),
    NoticeReason.ENTRY_ACCEPTED: _l("%(who)s采纳了您报的内容"),
    NoticeReason.ENTRY_RETURNED: _l("%(who)s退回了您报的内容，请补充后再报"),
    NoticeReason.SUBMITTED: _l("%(who)s提交审核，等您签批"),
    NoticeReason.RETURNED: _l("%(who)s退回补充"),
    NoticeReason.CLOSED: _l("%(who)s签批销号"),
    NoticeReason.REOPENED: _l("%(who)s要求重新办理"),
    NoticeReason.SUSPENDED: _l("%(who)s中止了这件事"),
    NoticeReason.MERGED: _l("%(who)s把这件事合并到了别的事项"),
    NoticeReason.EXTENSION_ASKED: _l("%(who)s申请延期，等您决定"),
    NoticeReason.EXTENSION_DECIDED: _l("%(who)s对延期申请作了决定"),
    NoticeReason.INSTRUCTED: _l("%(who)s作了批示"),
    NoticeReason.HANDED_OVER: _l("%(who)s把工作移交给您"),
    NoticeReason.LEADER_NEEDED: _l("%(who)s报告有困难，需要您协调"),
}
WAITING = frozenset({
    NoticeReason.REPORTED, NoticeReason.ENTRY_RETURNED, NoticeReason.SUBMITTED, NoticeReason.RETURNED,
    NoticeReason.EXTENSION_ASKED, NoticeReason.LEADER_NEEDED, NoticeReason.HANDED_BACK, NoticeReason.INSTRUCTED,
})  # fmt: skip
"""Reasons after which the reader has something to do."""


def notice_sentence(reason: NoticeReason, who: str | None) -> str:
    """The sentence; acts of the program itself have no name."""
    return str(SENTENCES[reason]) % {"who": who or _("系统")}
