"""What a provider's answer means, for people who never saw one: what is wrong, and who can put it right."""

import re

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

MEANINGS: tuple[tuple[str, LazyString], ...] = (
    (r"^SMTP_URL is not set", _l("还没有配置邮件服务器，消息都留着。请管理员配置 SMTP_URL。")),
    (r"^host not in BOT_HOSTS", _l("群机器人的网址不在允许的名单里。请管理员核对网址，或者改 BOT_HOSTS。")),
    (r"^NoSafeSignIn", _l("邮件服务器没有加密，密码没有发过去。请管理员改用加密的端口。")),
    (r"^5(30|34|35|38)\b", _l("发信的账号或密码不对。请管理员核对邮件服务器的设置。")),
    (r"^421\b", _l("邮件服务器正忙，要过一会儿再收。")),
    (r"(?i)^4\d\d\b.*(grey|gray)", _l("对方服务器第一次先不收（灰名单），过一会儿再试一般就收了。")),
    (r"(?i)^(552\b|4\d\d .*(quota|full)|5\d\d .*(5\.2\.2|quota|full))", _l("收件人的邮箱满了。请本人清理后再发一次。")),
    (r"^4\d\d\b", _l("对方服务器暂时不收。")),
    (r"(?i)^5\d\d .*(5\.7\.|spam|blocked|policy)", _l("对方服务器当作可疑邮件拒收。请管理员联系邮箱的管理单位。")),
    (r"^5(50|51|53)\b", _l("对方服务器说没有这个邮箱，或者不收给它的信。请核对邮箱地址。")),
    (r"^5\d\d\b", _l("对方服务器不收这封信。请核对地址，或者请管理员看原话。")),
    (r"(?i)timed? ?out", _l("连上了或者正在连，服务器迟迟不答。")),
    (r"(?i)(refused|unreachable|gaierror|name or service|getaddrinfo|disconnected|reset|connection)", _l(
        "连不上邮件服务器。一直这样的话，请管理员看网络和服务器。"
    )),
    (r"(?i)(ssl|certificate)", _l("和服务器的加密连接没有建成。请管理员核对证书和端口。")),
    (r"^HTTP 2|^errcode 0\b|^250\b", _l("对方已经收下。")),
    (r"^errcode (45009|45033|-1)\b|^HTTP (429|408|425|5)", _l("群机器人的服务正忙，或者发得太密。")),
    (r"^errcode|^HTTP", _l("群机器人不收。请核对它的网址和密钥，可能已经被移出群。")),
)  # fmt: skip
"""By the first pattern that fits. Source of codes: RFC 5321, RFC 3463; 企业微信's documentation of group robots."""


def plain_answer(answer: str) -> str:
    """The answer in plain words; "" for none."""
    if not answer:
        return ""
    return next((str(words) for pattern, words in MEANINGS if re.search(pattern, answer)), _("请管理员看对方的原话。"))
