"""The words of messages: what they are, by which way, how they stand, and what a provider's answer means."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

from tracker.domain.messages import Channel, Handed, MessageKind, MessageState

KINDS: dict[MessageKind, LazyString] = {
    MessageKind.DIGEST: _l("每日提醒"),
    MessageKind.UNIT_DIGEST: _l("单位群提醒"),
    MessageKind.AGAIN: _l("再发"),
    MessageKind.TEST: _l("测试"),
    MessageKind.URGE: _lp("state", "催办"),
}
CHANNELS: dict[Channel, LazyString] = {
    Channel.EMAIL: _l("邮件"),
    Channel.IN_APP: _l("系统内"),
    Channel.BOT: _l("群机器人"),
    Channel.BY_HAND: _l("人工转达"),
}
STATES: dict[MessageState, LazyString] = {
    MessageState.QUEUED: _l("待发送"),
    MessageState.SENDING: _l("正在发送"),
    MessageState.RETRY: _l("没发出，会再试"),
    MessageState.SENT: _l("已发送"),
    MessageState.FAILED: _l("没有送到"),
    MessageState.DROPPED: _l("不用发了"),
    MessageState.TO_HAND: _l("待转达"),
    MessageState.HANDED: _l("已转达"),
}
WAYS: dict[Handed, LazyString] = {
    Handed.WECHAT: _l("微信"),
    Handed.PHONE: _l("电话"),
    Handed.IN_PERSON: _l("当面"),
    Handed.PAPER: _l("纸质"),
}
TABLES = (KINDS, CHANNELS, STATES, WAYS)
ERRORS: dict[str, LazyString] = {
    "message_waiting": _l("这条消息还在等发送或转达，不用再发。"),
    "message_spoken": _l("这是一次口头催办的记录，不能再发。要再催，请到事项页面记一次催办。"),
    "message_in_app": _l("本人选择只在系统里看提醒，不发邮件。要告诉本人，请打电话或当面说，再记一次催办。"),
    "message_settled": _l("其中有的刚才已经有人办过（已转达、已发出或不用转达），这次没有改动。请看新的名单。"),
    "bot_missing": _l("这个单位没有在用的群机器人。请先在提醒设置里登记或启用。"),
    "urge_whom": _l("只能催办承办人、牵头单位负责人或责任领导，请重新选。"),
    "no_report_link": _l("链接只能给在办事项的承办人。事项已经办结、还没有分派，或者换了人。"),
}
EVENTS: dict[str, LazyString] = {
    "sent_again": _l("再发消息"),
    "tested": _lp("event", "发测试消息"),
    "handed": _l("转达消息"),
    "message_dropped": _l("不用转达"),
    "urged": _lp("event", "催办"),
    "link_made": _l("生成免登录链接"),
}
