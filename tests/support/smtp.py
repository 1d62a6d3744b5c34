"""A real SMTP server for tests, which behaves as it is told."""

import asyncio
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Post:
    """What the server has taken, and how it behaves. `after`: messages that it takes before `busy` answers.

    `unknown`: addresses that it refuses for good; `hang`: seconds that it thinks about the content; `drops`: it takes
    the content and hangs up without an answer, so many times. `most`: letters that it takes on one connection.
    """

    port: int = 0
    taken: list[EmailMessage] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    after: int | None = None
    busy: str = "451 4.3.2 busy, try later"
    content: str = ""
    sender: str = ""
    hang: float = 0.0
    drops: int = 0
    most: int | None = None
    connections: int = 0
    begun: Counter[int] = field(default_factory=Counter)

    @property
    def url(self) -> str:
        """For SMTP_URL."""
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def references(self) -> list[str]:
        """The Message-IDs of what was taken, in order, with doubles."""
        return [str(email["Message-ID"]) for email in self.taken]

    async def handle_EHLO(  # noqa: N802 - the server calls it so
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.sender:
            return self.sender
        self.begun[self.connections] += 1
        if self.most is not None and self.begun[self.connections] > self.most:
            return "421 4.7.0 too many letters on this connection"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.unknown:
            return "550 5.1.1 no such user here"
        if self.after is not None and len(self.taken) >= self.after:
            return self.busy
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(self.hang)
        if self.content:
            return self.content
        assert isinstance(envelope.content, bytes)
        email = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(email, EmailMessage)
        self.taken.append(email)
        if self.drops:
            self.drops -= 1
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return "250 2.0.0 taken"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def smtp_server(post: Post | None = None) -> Iterator[Post]:
    """A server on this machine until the end of the block; `post` may be one that listened before, on the same port."""
    post = post or Post()
    post.port = post.port or free_port()
    controller = Controller(post, hostname="127.0.0.1", port=post.port, ready_timeout=20)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()
