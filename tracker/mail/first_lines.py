"""What stands first about a matter: how it stands, what it is, and what its button says."""

from datetime import date

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from tracker.domain.notices import Group, NoticeReason
from tracker.mail.dates import day
from tracker.mail.digest import Matter, Slip, Told
from tracker.mail.speech import _
from tracker.mail.words import BUTTONS, BY_SOMEBODY, DATES, SLIP_TONES, UNTIL, Tone, quarter_name, slip_name


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
        return SLIP_TONES[told.slip.colour], slip_line(told.slip, told.reason, today)
    if told.reason in UNTIL and told.due_on is not None:
        return _until_line(told.due_on, UNTIL[told.reason], today)
    if told.reason in DATES and matter.due_on is not None:
        return date_line(matter.due_on, today)
    return by_somebody(told, today)


def answers_slip(matter: Matter) -> bool:
    """Whether the slip itself is what the reader is to look at; others are told of it beside the missed date."""
    told = matter.lead
    return told.slip is not None and (matter.is_doer or told.reason is not NoticeReason.ESCALATED)


def slip_line(slip: Slip, reason: NoticeReason, today: date) -> str:
    """蓝色督办单 督〔2026〕3号 · 9月28日 前反馈."""
    if reason is NoticeReason.SLIP_ANSWERED or slip.reply_by is None:
        return slip_name(slip)
    return _("%(slip)s · %(day)s 前反馈", slip=slip_name(slip), day=day(slip.reply_by, today))


def _until_line(due_on: date, until: LazyString, today: date) -> tuple[Tone, str]:
    left, when = (due_on - today).days, str(until) % {"day": day(due_on, today)}
    if left > 0:
        return Tone.SOON, _("余 %(days)s 天 · %(when)s", days=left, when=when)
    return Tone.SOON, _("今天到期 · %(when)s", when=when)


def by_somebody(told: Told, today: date) -> tuple[Tone, str]:
    """等您签批 · 吴静 9月20日 提交."""
    tone, what, when = BY_SOMEBODY.get(told.reason, (Tone.OPEN, _l("请看一看"), _l("%(day)s")))
    since = told.due_on or told.on
    line = str(when) % {"who": told.who or _("系统"), "day": day(told.on, today), "due": day(since, today)}
    return tone, f"{what} · {line}"


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
