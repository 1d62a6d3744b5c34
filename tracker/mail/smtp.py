"""E-mail by SMTP: one connection for as many messages as there are, made anew when it is lost."""

import smtplib
import ssl
from contextlib import suppress
from functools import cache
from ipaddress import ip_address

from config import SmtpServer
from tracker.mail.envelope import wire
from tracker.mail.outlets import Answer, Letter, Outcome

PATIENCE = 10.0
"""Seconds for a connection and for each answer of the server but the last."""
LONG_PATIENCE = 45.0
"""Seconds for the answer to the content: many servers look for viruses before they give it."""
SIGN_IN = frozenset({530, 534, 535, 538})
CLOSING = 421
TROUBLE = (OSError, smtplib.SMTPException, ValueError)
"""What smtplib raises: ValueError for what is not ASCII (user, password, address, host) and for nonsense at sign-in."""
PERMANENT = 500


class NoSafeSignIn(Exception):
    """The server wants a password and offers no encryption."""


class SmtpOutlet:
    """An outlet for letters; `sender` is the bare address that the server is told."""

    def __init__(self, server: SmtpServer, sender: str) -> None:
        self.server = server
        self.sender = sender
        self.connection: smtplib.SMTP | None = None

    def send(self, letter: Letter) -> Answer:
        """Hand a letter over. A server that has had enough of this connection gets a new one, once."""
        reused = self.connection is not None
        answer = self._try(letter)
        if reused and answer.outcome is Outcome.BROKEN and self.connection is None:
            return self._try(letter)
        return answer

    def _try(self, letter: Letter) -> Answer:
        try:
            connection = self._connected()
        except (*TROUBLE, NoSafeSignIn) as error:
            self.close()
            return Answer.of(Outcome.BROKEN, _told(error))
        try:
            return self._hand_over(connection, letter)
        except TROUBLE as error:
            self._drop()
            return Answer.of(Outcome.PUT_OFF, _told(error))

    def close(self) -> None:
        """Say goodbye, if there is still somebody to say it to."""
        if self.connection is not None:
            with suppress(OSError, smtplib.SMTPException):
                self.connection.quit()
        self._drop()

    def _drop(self) -> None:
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    def _connected(self) -> smtplib.SMTP:
        """The connection, if the server still answers on it; otherwise a new one."""
        if self.connection is not None:
            with suppress(OSError, smtplib.SMTPException):
                if self.connection.noop()[0] == 250:
                    return self.connection
            self._drop()
        self.connection = _connect(self.server)
        return self.connection

    def _hand_over(self, connection: smtplib.SMTP, letter: Letter) -> Answer:
        code, said = connection.mail(self.sender)
        if code != 250:
            return self._after(connection, Outcome.BROKEN, code, said)
        code, said = connection.rcpt(letter.to)
        if code not in {250, 251}:
            return self._after(connection, _refusal(code), code, said)
        try:
            code, said = _content(connection, letter)
        except smtplib.SMTPDataError as error:  # it does not even want to hear the content
            code, said = error.smtp_code, error.smtp_error if isinstance(error.smtp_error, bytes) else b""
        if code != 250:
            return self._after(connection, _refusal(code), code, said)
        return Answer.of(Outcome.ACCEPTED, _line(code, said))

    def _after(self, connection: smtplib.SMTP, outcome: Outcome, code: int, said: bytes) -> Answer:
        """Clear the table for the next letter; a server that closes, or has closed, is not asked again there."""
        cleared = False
        if code != CLOSING:
            with suppress(OSError, smtplib.SMTPException):
                cleared = connection.rset()[0] == 250
        if not cleared:
            self._drop()
        return Answer.of(outcome, _line(code, said))


def _refusal(code: int) -> Outcome:
    if code in SIGN_IN or code == CLOSING:
        return Outcome.BROKEN
    return Outcome.REFUSED if code >= PERMANENT else Outcome.PUT_OFF


def _content(connection: smtplib.SMTP, letter: Letter) -> tuple[int, bytes]:
    sock = connection.sock
    assert sock is not None
    sock.settimeout(LONG_PATIENCE)
    try:
        return connection.data(wire(letter.email))
    finally:
        if connection.sock is not None:
            connection.sock.settimeout(PATIENCE)


@cache
def _trust() -> ssl.SSLContext:
    """Whom this machine trusts, read once: that takes as long as sending several messages."""
    return ssl.create_default_context()


def _connect(server: SmtpServer) -> smtplib.SMTP:
    """A connection, encrypted if that can be had, and signed in if there is a user."""
    context = _trust()
    if server.tls:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=context)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    try:
        _greet(connection, server, context)
    except BaseException:
        connection.close()
        raise
    return connection


def _greet(connection: smtplib.SMTP, server: SmtpServer, context: ssl.SSLContext) -> None:
    """Nobody listens between us and a server on this machine, whose certificate is often made by itself."""
    connection.ehlo_or_helo_if_needed()
    safe = server.tls or _is_here(server.host)
    if not safe and connection.has_extn("starttls"):
        connection.starttls(context=context)
        connection.ehlo()
        safe = True
    if server.user:
        if not safe:
            raise NoSafeSignIn("no STARTTLS: the password is not sent in clear")
        connection.login(server.user, server.password)


def _is_here(host: str) -> bool:
    """Whether the server is this machine."""
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


def _told(error: Exception) -> str:
    """What went wrong: the server's own words if it said something."""
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        return f"{error.smtp_code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
    if isinstance(error, ValueError) and not isinstance(error, OSError):
        return type(error).__name__  # its words may quote a password
    return f"{type(error).__name__}: {error}"


def _line(code: int, said: bytes) -> str:
    return f"{code} {said.decode(errors='replace')}"
