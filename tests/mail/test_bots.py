"""Bots of group chats, against a server on this machine."""

import hmac
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.support.smtp import free_port
from tracker.domain.bots import BotKind
from tracker.mail import bots
from tracker.mail.bots import BotOutlet, is_allowed
from tracker.mail.outlets import Outcome, Posting

HOSTS = ("qyapi.weixin.qq.com", "127.0.0.1")
TEXT = "综合行政执法队，今天有 3 件事要办：逾期 2 件。"


@dataclass
class Chat:
    """What a chat service heard, and what it answers."""

    status: int = 200
    answer: bytes = b'{"errcode":0,"errmsg":"ok"}'
    location: str = ""
    port: int = 0
    heard: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/cgi-bin/webhook/send?key=secret-key"


@contextmanager
def chat_server(chat: Chat) -> Iterator[Chat]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            chat.heard.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(chat.status)
            if chat.location:
                self.send_header("Location", chat.location)
            self.send_header("Content-Length", str(len(chat.answer)))
            self.end_headers()
            self.wfile.write(chat.answer)

        def log_message(self, format: str, *args: object) -> None:
            """Silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        chat.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield chat
        server.shutdown()


def posting(url: str, kind: BotKind = BotKind.WECOM, text: str = TEXT) -> Posting:
    return Posting("<1@yunxi.example>", kind, url, "a-secret-of-ours" if kind is BotKind.WEBHOOK else "", "题目", text)


def test_wecom_gets_text_and_its_code_is_the_answer() -> None:
    with chat_server(Chat()) as chat:
        answer = BotOutlet(HOSTS).send(posting(chat.url))
    [(path, headers, body)] = chat.heard
    assert path == "/cgi-bin/webhook/send?key=secret-key"
    assert headers["content-type"] == "application/json; charset=utf-8"
    assert json.loads(body) == {"msgtype": "text", "text": {"content": TEXT}}
    assert (answer.outcome, answer.text) == (Outcome.ACCEPTED, "errcode 0 ok")


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (b'{"errcode":93000,"errmsg":"invalid webhook url"}', Outcome.REFUSED),
        (b'{"errcode":45009,"errmsg":"api freq out of limit"}', Outcome.PUT_OFF),
        (b'{"errcode":-1,"errmsg":"system busy"}', Outcome.PUT_OFF),
        (b"<html>gateway</html>", Outcome.PUT_OFF),
        (b"[]", Outcome.PUT_OFF),
        (b'{"errcode":1e999}', Outcome.PUT_OFF),
        (b"[" * 60_000, Outcome.PUT_OFF),
    ],
)
def test_wecom_says_no_with_200(answer: bytes, outcome: Outcome) -> None:
    with chat_server(Chat(answer=answer)) as chat:
        found = BotOutlet(HOSTS).send(posting(chat.url))
    assert found.outcome is outcome
    assert "secret-key" not in found.text


def test_a_long_text_is_cut_at_a_line() -> None:
    text = "\n".join(f"{number}. 规范性文件合法性审核时限意识不强" for number in range(100))
    with chat_server(Chat()) as chat:
        BotOutlet(HOSTS).send(posting(chat.url, text=text))
    sent = json.loads(chat.heard[0][2])["text"]["content"]
    assert len(sent.encode()) <= 2048
    assert text.startswith(sent + "\n")


def test_a_webhook_can_check_who_wrote_and_when() -> None:
    with chat_server(Chat(status=204, answer=b"")) as chat:
        answer = BotOutlet(HOSTS, now=lambda: 1790042400.5).send(posting(chat.url, BotKind.WEBHOOK))
    [(_path, headers, body)] = chat.heard
    expected = hmac.new(b"a-secret-of-ours", b"1790042400." + body, sha256).hexdigest()
    assert headers["x-nianlun-timestamp"] == "1790042400"
    assert headers["x-nianlun-signature"] == f"sha256={expected}"
    assert headers["x-nianlun-delivery"] == "<1@yunxi.example>"
    assert json.loads(body) == {"id": "<1@yunxi.example>", "title": "题目", "text": TEXT}
    assert answer.outcome is Outcome.ACCEPTED


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(404, Outcome.REFUSED), (410, Outcome.REFUSED), (429, Outcome.PUT_OFF), (503, Outcome.PUT_OFF)],
)
def test_a_webhooks_status_is_its_answer(status: int, outcome: Outcome) -> None:
    with chat_server(Chat(status=status)) as chat:
        assert BotOutlet(HOSTS).send(posting(chat.url, BotKind.WEBHOOK)).outcome is outcome


def test_no_redirect_is_followed() -> None:
    with chat_server(Chat()) as other, chat_server(Chat(status=307, location=other.url)) as chat:
        assert BotOutlet(HOSTS).send(posting(chat.url, BotKind.WEBHOOK)).outcome is Outcome.REFUSED
    assert other.heard == []


def test_nobody_there_is_for_later_and_the_key_is_not_told() -> None:
    answer = BotOutlet(HOSTS).send(posting(f"http://127.0.0.1:{free_port()}/send?key=secret-key"))
    assert (answer.outcome, answer.text) == (Outcome.PUT_OFF, "ConnectionRefusedError")


def test_a_service_that_never_answers_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bots, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        answer = BotOutlet(HOSTS).send(posting(f"http://127.0.0.1:{mute.getsockname()[1]}/send"))
    assert (answer.outcome, answer.text) == (Outcome.PUT_OFF, "TimeoutError")


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", True),
        ("https://QYAPI.weixin.qq.com/cgi-bin/webhook/send?key=1", True),
        ("http://127.0.0.1:8080/hook", True),
        ("https://chat.example.gov:8443/hook", True),
        ("https://chat.example.gov/hook", False),
        ("http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", False),
        ("https://qyapi.weixin.qq.com.evil.example/", False),
        ("https://qyapi.weixin.qq.com@evil.example/", False),
        ("https://user@qyapi.weixin.qq.com/", False),
        ("https://evil.example/?qyapi.weixin.qq.com", False),
        ("https://169.254.169.254/latest", False),
        ("http://127.0.0.1.evil.example/", False),
        ("http://localhost:5432/", False),
        ("file:///etc/passwd", False),
        ("https://qyapi.weixin.qq.com\r\nX: 1/", False),
        ("https://[", False),
        ("https://qyapi.weixin.qq.com:99999/", False),
        ("", False),
    ],
)
def test_only_named_hosts_are_written_to(url: str, allowed: bool) -> None:
    assert is_allowed(url, (*HOSTS, "chat.example.gov:8443")) is allowed
    if not allowed:
        assert BotOutlet(HOSTS).send(posting(url)).outcome is Outcome.REFUSED
