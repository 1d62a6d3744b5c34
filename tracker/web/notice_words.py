"""What a notice says, in a sentence: who did what that concerns its reader, or which date has come."""

from collections.abc import Callable
from datetime import date

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.domain.notices import NoticeReason
from tracker.web.dates import day

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
    NoticeReason.DUE_SOON: _l("就要到期"),
    NoticeReason.DUE_TODAY: _l("今天到期"),
    NoticeReason.OVERDUE: _l("已经逾期"),
    NoticeReason.RECEIPT_OVERDUE: _l("还没有签收"),
    NoticeReason.VERIFICATION_OVERDUE: _l("提交审核后还没有签批"),
    NoticeReason.ACCEPTANCE_OVERDUE: _l("报送的内容还没有采纳或退回"),
    NoticeReason.EXTENSION_OVERDUE: _l("延期申请还没有决定"),
    NoticeReason.QUARTER_DUE: _l("季度报数就要截止，还没有报"),
    NoticeReason.REPORT_DUE: _l("上一年度的报告要报上级"),
    NoticeReason.PUBLICATION_DUE: _l("上一年度的报告要向社会公开"),
    NoticeReason.ESCALATED: _l("逾期未办结，逐级督办"),
    NoticeReason.SLIP_ISSUED: _l("%(who)s发出督办单，请按期反馈"),
    NoticeReason.SLIP_ANSWERED: _l("%(who)s反馈了督办单"),
    NoticeReason.SLIP_WITHDRAWN: _l("%(who)s撤回了督办单，不用再反馈"),
    NoticeReason.URGED: _l("%(who)s催办"),
    NoticeReason.DRAFT_ASKED: _l("%(who)s写报告时缺这一项，请您补充"),
    NoticeReason.DRAFT_ANSWERED: _l("%(who)s答复了您请补的内容"),
    NoticeReason.DRAFT_TO_SIGN: _l("%(who)s把年度报告送您审签"),
    NoticeReason.DRAFT_SIGNED: _l("%(who)s：年度报告已经签批"),
    NoticeReason.DRAFT_SENT_BACK: _l("%(who)s退回了年度报告，要再改"),
}
"""Without dates; those of reminders say more in `DATED` once their date is known."""
WAITING = frozenset({
    NoticeReason.REPORTED, NoticeReason.ENTRY_RETURNED, NoticeReason.SUBMITTED, NoticeReason.RETURNED,
    NoticeReason.EXTENSION_ASKED, NoticeReason.LEADER_NEEDED, NoticeReason.HANDED_BACK, NoticeReason.INSTRUCTED,
    NoticeReason.OVERDUE, NoticeReason.RECEIPT_OVERDUE, NoticeReason.VERIFICATION_OVERDUE,
    NoticeReason.ACCEPTANCE_OVERDUE, NoticeReason.EXTENSION_OVERDUE, NoticeReason.QUARTER_DUE,
    NoticeReason.SLIP_ISSUED, NoticeReason.DRAFT_ASKED, NoticeReason.DRAFT_TO_SIGN, NoticeReason.DRAFT_SENT_BACK,
})  # fmt: skip
"""Reasons after which the reader has something to do."""


def notice_sentence(
    reason: NoticeReason,
    who: str | None,
    *,
    step: str = "",
    due_on: date | None = None,
    on: date | None = None,
    for_name: str | None = None,
) -> str:
    """The sentence; acts of the program itself have no name.

    A reminder's `step` and `due_on` are told as of the day `on`: days to the date, or since it. `for_name`: the person
    in whose place its reader is told.
    """
    dated = DATED.get(reason)
    if dated is not None and due_on is not None:
        said = dated(due_on, on or due_on, step)
    else:
        said = str(SENTENCES[reason]) % {"who": who or _("系统")}
    return _("%(said)s（代%(name)s）", said=said, name=for_name) if for_name else said


def _due(due_on: date, on: date, _step: str) -> str:
    left = (due_on - on).days
    if left > 0:
        return _("还有 %(days)s 天到期（%(day)s）", days=left, day=day(due_on))
    return _("今天到期（%(day)s）", day=day(due_on)) if left == 0 else _overdue(due_on, on, "")


def _overdue(due_on: date, on: date, _step: str) -> str:
    return _("%(day)s到期，已逾期 %(days)s 天", day=day(due_on), days=max((on - due_on).days, 0))


def _escalated(due_on: date, on: date, step: str) -> str:
    after = step.removeprefix("e")
    if not after.isdigit():
        return _overdue(due_on, on, step)
    return _("%(day)s到期，逾期满 %(days)s 个工作日，逐级督办", day=day(due_on), days=after)


def _countdown(text: LazyString) -> Callable[[date, date, str], str]:
    def told(due_on: date, on: date, _step: str) -> str:
        left = (due_on - on).days
        said = str(text) % {"day": day(due_on)}
        return _("%(said)s，还有 %(days)s 天", said=said, days=left) if left > 0 else _("%(said)s，就是今天", said=said)

    return told


def _since(text: LazyString) -> Callable[[date, date, str], str]:
    return lambda due_on, _on, _step: str(text) % {"day": day(due_on)}


DATED: dict[NoticeReason, Callable[[date, date, str], str]] = {
    NoticeReason.DUE_SOON: _due,
    NoticeReason.DUE_TODAY: _due,
    NoticeReason.OVERDUE: _overdue,
    NoticeReason.ESCALATED: _escalated,
    NoticeReason.RECEIPT_OVERDUE: _since(_l("%(day)s分派，到现在还没有签收")),
    NoticeReason.VERIFICATION_OVERDUE: _since(_l("%(day)s提交审核，到现在还没有签批")),
    NoticeReason.ACCEPTANCE_OVERDUE: _since(_l("%(day)s报送的内容，到现在还没有采纳或退回")),
    NoticeReason.EXTENSION_OVERDUE: _since(_l("%(day)s提出的延期申请，到现在还没有决定")),
    NoticeReason.QUARTER_DUE: _countdown(_l("季度报数%(day)s截止，还没有报")),
    NoticeReason.REPORT_DUE: _countdown(_l("上一年度的报告%(day)s前报上级")),
    NoticeReason.PUBLICATION_DUE: _countdown(_l("上一年度的报告%(day)s前向社会公开")),
}
"""Sentences of reminders, from the date that they are about (for waiting: since when), the day, and the step."""
