"""A provider's answer in plain words: what is wrong, and who can put it right."""

import pytest
from flask import Flask

from tracker.web.answer_words import plain_answer

MEANT = [
    ("550 5.1.1 <gone@yunxi.example>: Recipient address rejected: User unknown", "没有这个邮箱"),
    ("552 5.2.2 Mailbox full", "邮箱满了"),
    ("452 4.2.2 The email account is over quota", "邮箱满了"),
    ("450 4.2.0 Greylisted, see later", "灰名单"),
    ("451 4.3.0 Try again later", "暂时不收"),
    ("421 4.7.0 Too many connections", "正忙"),
    ("535 5.7.8 Error: authentication failed", "账号或密码不对"),
    ("554 5.7.1 Message rejected as spam by Content Filtering.", "可疑邮件"),
    ("ConnectionRefusedError: [Errno 111] Connection refused", "连不上邮件服务器"),
    ("gaierror: [Errno -2] Name or service not known", "连不上邮件服务器"),
    ("TimeoutError: timed out", "迟迟不答"),
    ("SSLCertVerificationError: certificate verify failed", "证书"),
    ("SMTP_URL is not set", "还没有配置邮件服务器"),
    ("host not in BOT_HOSTS", "名单"),
    ("errcode 93000 invalid webhook url", "群机器人不收"),
    ("errcode 45009 api freq out of limit", "太密"),
    ("errcode 0 ok", "已经收下"),
    ("HTTP 404", "群机器人不收"),
    ("250 2.0.0 Ok: queued as 4XyZ", "已经收下"),
    ("what nobody has seen before", "原话"),
]


@pytest.mark.parametrize(("answer", "meaning"), MEANT)
def test_an_answer_is_told_in_plain_words(app: Flask, answer: str, meaning: str) -> None:
    with app.test_request_context():
        assert meaning in plain_answer(answer)


def test_no_answer_means_nothing(app: Flask) -> None:
    with app.test_request_context():
        assert plain_answer("") == ""
