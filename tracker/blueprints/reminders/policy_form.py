"""The form of the policy: every rule, in groups as officials think of them."""

from dataclasses import fields

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, TimeField

from tracker.blueprints.reminders.fields import DaysField, EscalationField, Legible
from tracker.domain.reminding.policy import LONGEST, ReminderPolicy
from tracker.web.attempts import VersionForm
from tracker.web.forms import Between, Required

NUMBER = Between(0, LONGEST, _l("请填 0 到 365 之间的整数。"))
TIME = Legible(_l("请填时间，如 08:30。"))
GROUPS: tuple[tuple[LazyString, tuple[str, ...]], ...] = (
    (_l("到期前"), ("lead_days", "lead_in_working_days")),
    (_l("到期当天和逾期后"), ("on_due_day", "overdue_every")),
    (_l("签收和审核"), ("receipt_after", "decision_after", "repeat_every")),
    (_l("季度和年报"), ("quarter_leads", "report_leads")),
    (_l("逐级督办"), ("escalation", "reply_days")),
    (_l("免打扰"), ("on_rest_days", "quiet_until", "quiet_from", "longest_pause", "link_days")),
)
"""All rules of a policy by the headings under which they stand."""
HINTS: dict[str, LazyString] = {
    "lead_days": _l("写几个天数，用顿号隔开。空着就不提前提醒。"),
    "lead_in_working_days": _l("不勾按自然日算。提醒日碰到休息日，都提前到放假前最后一个工作日。"),
    "overdue_every": _l("从逾期第一天起。填 0 只提醒一次。碰到休息日，顺延到上班第一天。"),
    "receipt_after": _l("从分派那天起算，催承办人。填 0 不催。"),
    "decision_after": _l("报送、提交审核、申请延期以后，催审的人。填 0 不催。"),
    "quarter_leads": _l("截止日是 3 月 25 日、6 月 25 日、9 月 25 日和 12 月 10 日。0 是截止当天。"),
    "report_leads": _l("3 月 1 日前报上级，4 月 1 日前公开。0 是当天。提醒督办员。"),
    "on_rest_days": _l("不勾的话，双休日和节假日不发，调休上班的日子照常发。"),
    "quiet_from": _l("到了时候发不出的，下一个工作日补发，只发最近的一次。"),
    "longest_pause": _l("外出时选了代办人不受限制。填 0 就必须选代办人。"),
    "link_days": _l("点消息里的链接，不用登录就能报进展。"),
}


class PolicyForm(VersionForm):
    """Each rule of ReminderPolicy under its own name."""

    lead_days = DaysField(_l("提前几天提醒"), default=())
    lead_in_working_days = BooleanField(_l("上面的天数按工作日算"))
    on_due_day = BooleanField(_l("到期当天再提醒一次"))
    overdue_every = IntegerField(_l("逾期后每隔几天提醒一次"), [Required(), NUMBER])
    receipt_after = IntegerField(_l("分派后几个工作日没签收就催"), [Required(), NUMBER])
    decision_after = IntegerField(_l("几个工作日没处理就催"), [Required(), NUMBER])
    repeat_every = IntegerField(_l("催过以后，每隔几个工作日再催"), [Required(), NUMBER])
    quarter_leads = DaysField(_l("季度填报截止前几天催"), default=())
    report_leads = DaysField(_l("年度报告截止前几天提醒"), default=())
    escalation = EscalationField(_l("逾期满多少个工作日，告知谁，发不发督办单"))
    reply_days = IntegerField(_l("督办单几个工作日内反馈"), [Required(), NUMBER])
    on_rest_days = BooleanField(_l("休息日也发"))
    quiet_until = TimeField(_l("每天几点起发"), [Required(), TIME])
    quiet_from = TimeField(_l("每天几点以后不发"), [Required(), TIME])
    longest_pause = IntegerField(_l("没有代办人时，最多停几天提醒"), [Required(), NUMBER])
    link_days = IntegerField(_l("消息里的链接几天内有效"), [Required(), NUMBER])

    def wanted(self) -> ReminderPolicy:
        """What was typed, for the service."""
        return ReminderPolicy(**{rule.name: self._fields[rule.name].data for rule in fields(ReminderPolicy)})

    def put(self, name: str, policy: ReminderPolicy) -> None:
        """Put the rule of this policy in place of what was typed."""
        field, value = self._fields.get(name), getattr(policy, name, None)
        if isinstance(field, EscalationField):
            field.show(policy.escalation)
        elif field is not None and name != "version":
            field.data, field.raw_data, field.process_errors = value, None, []

    def hush(self) -> None:
        """Say nothing of what is wrong: nobody asked yet."""
        self.form_errors = []
        for field in self:
            field.errors = []
