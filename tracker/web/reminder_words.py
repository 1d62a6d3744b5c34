"""The words of the reminder policy, of absences and of groups' bots."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

from tracker.domain.bots import BotKind
from tracker.domain.reminding.policy import Audience, EscalationStep, ReminderPolicy
from tracker.domain.slips import SlipColour

AUDIENCES: dict[Audience, LazyString] = {
    Audience.OWNER: _l("承办人"),
    Audience.UNIT_HEAD: _l("单位负责人"),
    Audience.SPONSOR: _l("责任领导"),
    Audience.COORDINATOR: _l("督办员"),
    Audience.LEADER_IN_CHARGE: _l("分管领导"),
    Audience.COUNTY: _l("县级督办员"),
}
SLIPS: dict[SlipColour, LazyString] = {
    SlipColour.BLUE: _l("蓝色督办单"),
    SlipColour.YELLOW: _l("黄色督办单"),
    SlipColour.RED: _l("红色督办单"),
}
BOT_KINDS: dict[BotKind, LazyString] = {
    BotKind.WECOM: _l("企业微信群机器人"),
    BotKind.WEBHOOK: _l("其他系统（带签名的 webhook）"),
}
POLICY: dict[str, LazyString] = {
    "lead_days": _l("提前几天提醒"),
    "lead_in_working_days": _l("提前的天数按工作日算"),
    "on_due_day": _l("到期当天提醒"),
    "overdue_every": _l("逾期后每几天提醒一次"),
    "receipt_after": _l("几个工作日不签收就催"),
    "decision_after": _l("几个工作日不处理就催"),
    "repeat_every": _l("之后每几个工作日再催"),
    "quarter_leads": _l("季度填报提前几天催"),
    "report_leads": _l("年度报告提前几天提醒"),
    "escalation": _l("逐级督办"),
    "reply_days": _l("督办单几个工作日内反馈"),
    "on_rest_days": _l("休息日也发"),
    "quiet_until": _l("每天几点起发"),
    "quiet_from": _l("每天几点后不发"),
    "longest_pause": _l("没人代办时最多停几天"),
    "link_days": _l("免登录链接几天有效"),
}
"""The rules of a policy, in the order in which they are told."""
ERRORS: dict[str, LazyString] = {
    "choice_unknown": _l("选项里没有这一个，请重新选。"),
    "too_many_steps": _l("最多写 %(most)s 个。"),
    "quiet_all_day": _l("停发的时间要比开始发的晚，否则整天都不能发。"),
    "escalation_not_growing": _l("每一级的天数要大于 0，并且比上一级多。"),
    "escalation_to_nobody": _l("每一级至少要勾一种人。"),
    "escalation_colour_falls": _l("督办单的颜色只能越来越重：蓝、黄、红。"),
    "absence_backwards": _l("回来的日子在离开之前，请核对。"),
    "absence_over": _l("这段时间已经过去，不用再登记。"),
    "absence_too_far": _l("请填前后一年以内的日期。"),
    "absence_overlaps": _l("这段时间已经登记过外出。要改日期，请先把那一条提前结束。"),
    "absence_ended": _l("这一条已经结束，不用再改。"),
    "stands_in_then": _l("这段时间本人正替别人代办。请先给那位同事另找代办人。"),
    "delegate_is_self": _l("代办人不能是本人，请选一位同事。"),
    "delegate_away": _l("这位同事那几天也不在，请另选一位。"),
    "pause_not_allowed": _l("本单位要求外出时有人代办，请选一位同事。"),
    "pause_too_long": _l("没有代办人时，提醒连着最多停 %(most)s 天。请选一位代办人，或者缩短时间。"),
    "bot_host_refused": _l("不能发到这个地址。要用 https，主机只能是：%(hosts)s。要加主机，请运维人员改 BOT_HOSTS。"),
    "bot_key_missing": _l("地址不完整，末尾应当有 key=。请到企业微信的群机器人里整条复制。"),
    "bot_secret_length": _l("签名密钥要 %(least)s 到 %(most)s 个字符，越随机越好。"),
}
EVENTS: dict[str, LazyString] = {
    "reminders_changed": _l("修改提醒规则"),
    "wishes_changed": _l("修改个人提醒"),
    "absence_recorded": _lp("event", "登记外出"),
    "absence_ended": _l("提前结束外出"),
    "bot_set": _l("设置群机器人"),
    "bot_tried": _l("测试群机器人"),
}
TABLES = (AUDIENCES, SLIPS, BOT_KINDS)


def days(numbers: Iterable[int]) -> str:
    """前 30、15、7 天和当天: 0 is the day itself."""
    ahead = [str(number) for number in sorted(set(numbers), reverse=True) if number]
    parts = [_("前 %(days)s 天", days=_("、").join(ahead))] if ahead else []
    return _("和").join([*parts, *([_("当天")] if 0 in numbers else [])]) or _("不提醒")


def people(audiences: Iterable[Audience]) -> str:
    """承办人、单位负责人, in the order of the line upwards."""
    chosen = set(audiences)
    return _("、").join(str(word) for audience, word in AUDIENCES.items() if audience in chosen)


def rule(name: str, value: Any) -> str:
    """What a rule of a policy says, in few words."""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if name == "escalation":
        return _("；").join(level(step) for step in value) or _("没有")
    if isinstance(value, tuple):
        return days(value)
    if value == 0 and name in OFF:
        return str(OFF[name])
    return _("%(days)s 个工作日", days=value) if name in WORKING else _("%(days)s 天", days=value)


OFF: dict[str, LazyString] = {
    "overdue_every": _l("只提醒一次"),
    "receipt_after": _l("不催"),
    "decision_after": _l("不催"),
    "longest_pause": _l("不能停"),
}
"""What 0 means."""
WORKING = frozenset({"receipt_after", "decision_after", "repeat_every", "reply_days"})


def level(step: EscalationStep) -> str:
    """满 3 个工作日告知承办人、单位负责人，发蓝色督办单."""
    told = _("满 %(days)s 个工作日告知%(people)s", days=step.after, people=people(step.to))
    return _("%(told)s，发%(slip)s", told=told, slip=SLIPS[step.colour]) if step.colour else told


def headline(policy: ReminderPolicy) -> str:
    """What a policy comes to, in a line."""
    when = days([*policy.lead_days, *([0] if policy.on_due_day else [])]) if _announces(policy) else ""
    ahead = _("到期%(when)s提醒", when=when) if when else _("到期前不提醒")
    after = _("逾期后分 %(count)s 级督办", count=len(policy.escalation)) if policy.escalation else _("逾期后不督办")
    return _("%(ahead)s，%(after)s", ahead=ahead, after=after)


def _announces(policy: ReminderPolicy) -> bool:
    return policy.on_due_day or any(policy.lead_days)
