"""What a policy causes, in sentences: for one task with a date, and for all that waits."""

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _

from tracker.domain.notices import NoticeReason
from tracker.domain.quarters import checkpoint, quarter_of
from tracker.domain.reminding.course import Call
from tracker.domain.reminding.policy import ReminderPolicy
from tracker.domain.reminding.steps import Office
from tracker.domain.slips import SlipColour
from tracker.domain.working_days import ONE_DAY, SATURDAY, Break, WorkCalendar, breaks
from tracker.web import dates
from tracker.web.calendar_words import FESTIVALS
from tracker.web.reminder_words import SLIPS, days, people


def about(day: date, calendar: WorkCalendar) -> str:
    """周三，国庆节前最后一个工作日."""
    word, more = dates.short_weekday(day), special(day, calendar)
    return _("%(weekday)s，%(special)s", weekday=word, special=more) if more else word


def special(day: date, calendar: WorkCalendar) -> str:
    """What makes a day unlike others: 国庆节前最后一个工作日, 调休上班, 休息日; "" for most."""
    if not calendar.is_workday(day):
        return _("休息日")
    if day.weekday() >= SATURDAY:
        return _("调休上班")
    ahead, behind = _break(day + ONE_DAY, calendar), _break(day - ONE_DAY, calendar)
    if ahead:
        return _("%(holiday)s前最后一个工作日", holiday=_names(ahead))
    return _("%(holiday)s后第一个工作日", holiday=_names(behind)) if behind else ""


def _break(day: date, calendar: WorkCalendar) -> Break | None:
    """The official holiday in which a day of rest lies."""
    if calendar.is_workday(day):
        return None
    return next((found for found in breaks(day.year) if found.first <= day <= found.last), None)


def _names(found: Break) -> str:
    return _("、").join(str(FESTIVALS[festival]) for festival in found.festivals)


def told(call: Call, policy: ReminderPolicy) -> str:
    """提醒承办人：还有 5 天; 逾期满 3 个工作日，告知承办人、单位负责人，发蓝色督办单."""
    who, left = people(call.to), (call.step.due_on - call.day).days
    if call.step.reason is NoticeReason.ESCALATED:
        return _escalated(call, policy)
    if left < 0:
        return _("提醒%(who)s：已逾期 %(days)s 天", who=who, days=-left)
    return _("提醒%(who)s：还有 %(days)s 天", who=who, days=left) if left else _("提醒%(who)s：今天到期", who=who)


def _escalated(call: Call, policy: ReminderPolicy) -> str:
    words = _("逾期满 %(days)s 个工作日，告知%(who)s", days=call.after, who=people(call.to))
    if call.colour is None:
        return words
    slip, reply = SLIPS[call.colour], policy.reply_days
    return _("%(words)s，发%(slip)s，%(reply)s 个工作日内反馈", words=words, slip=slip, reply=reply)


def summary(calls: list[Call]) -> str:
    """How often somebody is told, in all."""
    upwards = [call for call in calls if call.step.reason is NoticeReason.ESCALATED]
    before = sum(call.day <= call.step.due_on for call in calls)
    late = len(calls) - len(upwards) - before
    slips = sum(isinstance(call.colour, SlipColour) for call in upwards)
    return _(
        "到期前提醒 %(before)s 次，逾期后提醒 %(late)s 次，逐级督办 %(up)s 次，发督办单 %(slips)s 张。",
        before=before, late=late, up=len(upwards), slips=slips,
    )  # fmt: skip


def others(office: Office, today: date) -> Iterator[str]:
    """The rules that hang on no date of a task, as they would count from today on."""
    policy, calendar = office.policy, office.calendar
    if policy.receipt_after:
        day = _dated(calendar.after(today, policy.receipt_after), calendar)
        yield _(
            "今天分派、一直没签收：%(day)s起催承办人，每 %(every)s 个工作日一次。", day=day, every=policy.repeat_every
        )
    if policy.decision_after:
        day = _dated(calendar.after(today, policy.decision_after), calendar)
        yield _(
            "今天报送或提交、一直没处理：%(day)s起催审的人，每 %(every)s 个工作日一次。",
            day=day,
            every=policy.repeat_every,
        )
    if policy.quarter_leads:
        due = checkpoint(today.year, quarter_of(today))
        yield _("本季度进展 %(day)s 截止：%(leads)s催还没报的。", day=dates.day(due), leads=days(policy.quarter_leads))
    if policy.report_leads:
        yield _("年度报告 3 月 1 日前报、4 月 1 日前公开：%(leads)s提醒督办员。", leads=days(policy.report_leads))
    yield _hours(policy)


def _dated(day: date, calendar: WorkCalendar) -> str:
    return _("%(day)s（%(about)s）", day=dates.day(day), about=about(day, calendar))


def _hours(policy: ReminderPolicy) -> str:
    when = {"first": f"{policy.quiet_until:%H:%M}", "last": f"{policy.quiet_from:%H:%M}"}
    if policy.on_rest_days:
        return _("每天 %(first)s 到 %(last)s 发，一人一天至多一封。", **when)
    return _("工作日 %(first)s 到 %(last)s 发，一人一天至多一封，休息日不发。", **when)
