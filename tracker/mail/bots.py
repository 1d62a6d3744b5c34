"""Bots of group chats: 企业微信's group robots, and any service that takes a signed JSON document over HTTP.

Only hosts of the allowlist are written to, and no redirect is followed: an address is typed by an office's coordinator,
and must not become a way into the network behind the server.
"""

import hmac
import json
from collections.abc import Callable, Mapping
from contextlib import closing
from hashlib import sha256
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ssl import create_default_context
from time import time
from typing import Any
from urllib.parse import SplitResult, urlsplit

from tracker.domain.bots import BotKind
from tracker.mail.outlets import Answer, Outcome, Posting

PATIENCE = 10.0
"""Seconds for the connection and for the answer."""
MOST_ANSWER = 64 * 1024
WECOM_MOST = 2048
"""Bytes of text that 企业微信 takes. Its markdown may be longer, but is not seen by those who read in WeChat."""
LATER = frozenset({408, 425, 429})
WECOM_LATER = frozenset({-1, 45009, 45033})
"""Busy, too often, too many at once."""
TIMESTAMP, SIGNATURE, DELIVERY = "X-Nianlun-Timestamp", "X-Nianlun-Signature", "X-Nianlun-Delivery"


def is_allowed(url: str, hosts: tuple[str, ...]) -> bool:
    """Whether a bot may have this address: https (http on this machine alone) to a host of the allowlist."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    secure = parts.scheme == "https" or (parts.scheme == "http" and host == "127.0.0.1")
    plain = parts.username is None and url.isascii() and url.isprintable() and " " not in url
    return secure and plain and (host in hosts or f"{host}:{port}" in hosts)


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """What the header X-Nianlun-Signature holds: HMAC-SHA256 over `timestamp.body` with the bot's secret."""
    return "sha256=" + hmac.new(secret.encode(), timestamp.encode() + b"." + body, sha256).hexdigest()


class BotOutlet:
    """An outlet for postings. `now` gives the seconds that a signature names."""

    def __init__(self, hosts: tuple[str, ...], now: Callable[[], float] = time) -> None:
        self.hosts = hosts
        self.now = now

    def send(self, posting: Posting) -> Answer:
        """Post it. Each bot has its own host, so trouble with one says nothing of the others: none is `BROKEN`."""
        if not is_allowed(posting.url, self.hosts):
            return Answer(Outcome.REFUSED, "host not in BOT_HOSTS")
        body, headers = self._request(posting)
        try:
            status, said = _post(urlsplit(posting.url), body, headers)
        except (OSError, HTTPException) as error:  # never their words, which may hold the address and its key
            return Answer.of(Outcome.PUT_OFF, type(error).__name__)
        if posting.kind is BotKind.WECOM and status == 200:
            return _wecom_answer(said)
        return _http_answer(status)

    def close(self) -> None:
        """Nothing is kept open."""

    def _request(self, posting: Posting) -> tuple[bytes, Mapping[str, str]]:
        if posting.kind is BotKind.WECOM:
            return _json({"msgtype": "text", "text": {"content": _cut(posting.text)}}), {}
        body = _json({"id": posting.reference, "title": posting.title, "text": posting.text})
        timestamp = str(int(self.now()))
        signed = signature(posting.secret, timestamp, body)
        return body, {TIMESTAMP: timestamp, SIGNATURE: signed, DELIVERY: posting.reference}


def _json(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def _cut(text: str) -> str:
    """As many whole lines as 企业微信 takes."""
    while len(text.encode()) > WECOM_MOST:
        text = text.rpartition("\n")[0] or text[: WECOM_MOST // 4]
    return text


def _post(url: SplitResult, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
    host = url.hostname or ""
    if url.scheme == "https":
        connection: HTTPConnection = HTTPSConnection(host, url.port, timeout=PATIENCE, context=create_default_context())
    else:
        connection = HTTPConnection(host, url.port, timeout=PATIENCE)
    with closing(connection):
        path = f"{url.path or '/'}?{url.query}" if url.query else url.path or "/"
        connection.request("POST", path, body, {"Content-Type": "application/json; charset=utf-8", **headers})
        response = connection.getresponse()
        return response.status, response.read(MOST_ANSWER)


def _wecom_answer(said: bytes) -> Answer:
    """企业微信 answers 200 to everything; the code in its JSON tells."""
    try:
        found = json.loads(said)
        code, words = int(found["errcode"]), str(found.get("errmsg", ""))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return Answer(Outcome.PUT_OFF, "200 without errcode")
    if code == 0:
        return Answer.of(Outcome.ACCEPTED, f"errcode 0 {words}")
    return Answer.of(Outcome.PUT_OFF if code in WECOM_LATER else Outcome.REFUSED, f"errcode {code} {words}")


def _http_answer(status: int) -> Answer:
    if 200 <= status < 300:
        return Answer(Outcome.ACCEPTED, f"HTTP {status}")
    later = status >= 500 or status in LATER
    return Answer(Outcome.PUT_OFF if later else Outcome.REFUSED, f"HTTP {status}")
