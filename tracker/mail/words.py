"""The words of a digest: what stands first about a matter, why else it is told, and what its button says."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from tracker.domain.notices import Group, NoticeReason
from tracker.domain.quarters import quarter_of
from tracker.domain.slips import SlipColour
from tracker.mail.dates import day
from tracker.mail.digest import Matter, Slip, Told
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
    Group.RETURNED: _l("退回"),
}
QUARTERS = (_l("一季度"), _l("二季度"), _l("三季度"), _l("四季度"))
SLIP_NAMES: Mapping[SlipColour, LazyString] = {
    SlipColour.BLUE: _l("蓝色督办单"),
    SlipColour.YELLOW: _l("黄色督办单"),
    SlipColour.RED: _l("红色督办单"),
}
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
    NoticeReason.RETURNED: (Tone.SOON, _l("退回补充"), _l("%(who)s %(day)s")),
    NoticeReason.ENTRY_RETURNED: (Tone.SOON, _l("报的内容被退回"), _l("%(who)s %(day)s")),
    NoticeReason.REOPENED: (Tone.SOON, _l("重新办理"), _l("%(who)s %(day)s")),
    NoticeReason.INSTRUCTED: (Tone.OPEN, _l("批示"), _l("%(who)s %(day)s")),
    NoticeReason.URGED: (Tone.SOON, _l("催办"), _l("%(who)s %(day)s")),
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
    NoticeReason.SLIP_ISSUED: _l("答复督办单"),
    NoticeReason.SLIP_ANSWERED: _l("看答复"),
    NoticeReason.ENTRY_RETURNED: _l("补充后再报"),
}


def title(matter: Matter) -> str:
    """What it is about: its own title, or what the reminder calls for."""
    told = matter.lead
    due_on = told.due_on or told.on
    if told.reason is NoticeReason.QUARTER_DUE:
        quarter = quarter_name(due_on)
        if not matter.title:
            return _("%(quarter)s成效数据", quarter=quarter)
        return _("%(quarter)s进展：%(title)s", quarter=quarter, title=matter.title)
    if told.reason in UNTIL:
        return _("%(year)s年度法治政府建设报告", year=due_on.year - 1)
    return matter.title or _("移交给您的工作")


def quarter_name(due_on: date) -> str:
    """三季度, of a checkpoint in it."""
    return str(QUARTERS[quarter_of(due_on) - 1])


def slip_name(slip: Slip) -> str:
    """蓝色督办单 督〔2026〕3号."""
    return _(
        "%(name)s 督〔%(year)s〕%(number)s号", name=str(SLIP_NAMES[slip.colour]), year=slip.year, number=slip.number
    )


def date_line(due_on: date, today: date) -> tuple[Tone, str]:
    """逾期 12 天 · 应于 9月10日 办结."""
    left, when = (due_on - today).days, day(due_on, today)
    if left < 0:
        return Tone.LATE, _("逾期 %(days)s 天 · 应于 %(day)s 办结", days=-left, day=when)
    if left == 0:
        return Tone.SOON, _("今天到期 · %(day)s 截止", day=when)
    return Tone.SOON, _("余 %(days)s 天 · %(day)s 截止", days=left, day=when)


def state_line(matter: Matter, today: date) -> tuple[Tone, str]:
    """What stands first."""
    told = matter.lead
    if answers_slip(matter) and told.slip is not None:
        late = matter.due_on is not None and matter.due_on < today
        return Tone.LATE if late else Tone.SOON, _slip_line(told.slip, told.reason, today)
    if told.reason in UNTIL and told.due_on is not None:
        return _until_line(told.due_on, UNTIL[told.reason], today)
    if told.reason in DATES and matter.due_on is not None:
        return date_line(matter.due_on, today)
    return _by_somebody(told, today)


def answers_slip(matter: Matter) -> bool:
    """Whether the slip itself is what the reader is to look at; others are told of it beside the missed date."""
    told = matter.lead
    return told.slip is not None and (matter.is_doer or told.reason is not NoticeReason.ESCALATED)


def _slip_line(slip: Slip, reason: NoticeReason, today: date) -> str:
    if reason is NoticeReason.SLIP_ANSWERED or slip.reply_by is None:
        return slip_name(slip)
    return _("%(slip)s · %(day)s 前答复", slip=slip_name(slip), day=day(slip.reply_by, today))


def _until_line(due_on: date, until: LazyString, today: date) -> tuple[Tone, str]:
    left, when = (due_on - today).days, str(until) % {"day": day(due_on, today)}
    if left > 0:
        return Tone.SOON, _("余 %(days)s 天 · %(when)s", days=left, when=when)
    return Tone.SOON, _("今天到期 · %(when)s", when=when)


def _by_somebody(told: Told, today: date) -> tuple[Tone, str]:
    tone, what, when = BY_SOMEBODY.get(told.reason, (Tone.OPEN, _l("请看一看"), _l("%(day)s")))
    since = told.due_on or told.on
    line = str(when) % {"who": told.who or _("系统"), "day": day(told.on, today), "due": day(since, today)}
    return tone, f"{what} · {line}"


def due_line(matter: Matter, today: date) -> tuple[Tone, str] | None:
    """The task's own date, where the first line leaves it out."""
    reason = matter.lead.reason
    said_above = not answers_slip(matter) and (reason in DATES or reason in UNTIL)
    return None if matter.due_on is None or said_above else date_line(matter.due_on, today)


def reasons(matter: Matter, today: date) -> list[str]:
    """Why else it is told, whose work it is if not the reader's, and what was said, a line each."""
    first, lead = state_line(matter, today)[1], matter.lead
    lines = [_stands_for(told) for told in matter.told if told.for_name]
    lines += [_proposed(matter.proposed_on, today)] if matter.proposed_on and lead.reason in OF_EXTENSION else []
    lines += [_whose(matter)] if matter.owner and not matter.is_doer else []
    called = {CALLED_FOR[told.reason] for told in matter.told if told.reason in CALLED_FOR}
    for told in matter.told:
        lines += _with_words(told, "", first) if told.reason in called else _also(told, first, today)
    return list(dict.fromkeys(line for line in lines if line != first))


def _proposed(proposed_on: date, today: date) -> str:
    return _("申请延到 %(day)s", day=day(proposed_on, today))


def _also(told: Told, first: str, today: date) -> list[str]:
    """A reason in lines of its own, with what was said. Of the date itself enough is said."""
    lines = []
    if told.reason is NoticeReason.ESCALATED:
        after = told.step.removeprefix("e")
        lines += [_("逾期满 %(days)s 个工作日，逐级督办", days=after) if after.isdigit() else _("逾期未办结，逐级督办")]
    if told.slip is not None:
        lines += [_slip_line(told.slip, told.reason, today)]
    elif told.reason in BY_SOMEBODY:
        lines += [_by_somebody(told, today)[1]]
    return [*lines[:-1], *_with_words(told, lines[-1] if lines else "", first)]


def _with_words(told: Told, line: str, first: str) -> list[str]:
    """What somebody said, after the line that tells who and when, or after their name if that stands above."""
    said = " ".join(told.text.split())
    said = said if len(said) <= LONGEST else said[:LONGEST] + "……"
    if not said:
        return [line] if line else []
    before = told.who if line in {"", first} or told.slip is not None else line
    spoken = _("%(who)s：%(said)s", who=before, said=said) if before else said
    return [line, spoken] if told.slip is not None else [spoken]


def _stands_for(told: Told) -> str:
    return _("代%(name)s办理", name=told.for_name)


def _whose(matter: Matter) -> str:
    if matter.unit:
        return _("承办人 %(name)s，%(unit)s", name=matter.owner, unit=matter.unit)
    return _("承办人 %(name)s", name=matter.owner)


def source_line(matter: Matter, today: date) -> str:
    """2025年度报告 三（一）三是　上次报送 9月5日: where it comes from, and how far it is."""
    parts = [matter.org, *_source(matter), _progress(matter, today)]
    return "\u3000".join(part for part in parts if part)


def _source(matter: Matter) -> list[str]:
    quoted = matter.quoted
    if quoted is None:
        return []
    if quoted.report_year is None:
        return [quoted.document]
    return [_("%(year)s年度报告 %(passage)s", year=quoted.report_year, passage=quoted.passage).strip()]


def _progress(matter: Matter, today: date) -> str:
    if matter.waiting_for:
        return _("延期申请正在等%(name)s签字", name=matter.waiting_for)
    parts = [_("已完成 %(percent)s%%", percent=matter.percent)] if matter.percent is not None else []
    parts += [_("上次报送 %(day)s", day=day(matter.reported_on, today))] if matter.reported_on else []
    return "\u3000".join(parts)


def button(matter: Matter) -> str:
    """What the button says."""
    told = matter.lead
    if told.reason is NoticeReason.QUARTER_DUE and told.due_on is not None:
        return _("报%(quarter)s进展", quarter=quarter_name(told.due_on))
    if told.reason in BUTTONS or answers_slip(matter):
        return str(BUTTONS.get(told.reason, BUTTONS[NoticeReason.SLIP_ISSUED]))
    if not matter.is_doer:
        return _("看这件事")
    return _doers_button(matter)


def _doers_button(matter: Matter) -> str:
    group = matter.lead.group
    if group is Group.TO_RECEIVE:
        return _("签收、报进展")
    if group is Group.RETURNED:
        return _("补充后再报")
    return _("补充说明") if matter.waiting_for else _("报进展")
