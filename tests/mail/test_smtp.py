"""The way out by SMTP, against real servers: answers told apart, one connection, no password in clear."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.headerregistry import Address

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from config import SmtpServer
from tests.support.smtp import Post, free_port, smtp_server
from tracker.mail import smtp
from tracker.mail.envelope import Written, compose
from tracker.mail.outlets import Letter, Outcome
from tracker.mail.smtp import SmtpOutlet

AT = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)


def letter(name: str = "1", to: str = "wujing@yunxi.example") -> Letter:
    reference = f"<{name}@yunxi.example>"
    person = Address("吴静", addr_spec=to)
    sender = Address("年轮", addr_spec="nianlun@yunxi.example")
    written = Written("吴静，今天有 3 件事等您", "一行字。\n.\n另一行。", "<p>一行字。</p>")
    return Letter(reference, to, compose(written, reference=reference, sender=sender, to=person, at=AT))


@contextmanager
def outlet_to(post: Post) -> Iterator[SmtpOutlet]:
    outlet = SmtpOutlet(SmtpServer("127.0.0.1", post.port), "nianlun@yunxi.example")
    try:
        yield outlet
    finally:
        outlet.close()


def test_one_connection_carries_many_letters() -> None:
    with smtp_server() as post, outlet_to(post) as outlet:
        assert [outlet.send(letter(str(number))).outcome for number in range(5)] == [Outcome.ACCEPTED] * 5
    assert post.connections == 1
    assert len(post.taken) == 5


def test_a_line_with_a_single_dot_does_not_end_the_letter() -> None:
    with smtp_server() as post, outlet_to(post) as outlet:
        outlet.send(letter())
    body = post.taken[0].get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines() == ["一行字。", ".", "另一行。"]


def test_a_server_that_went_away_between_two_letters_is_called_again() -> None:
    post = Post()
    with smtp_server(post), outlet_to(post) as outlet:
        assert outlet.send(letter("1")).outcome is Outcome.ACCEPTED
        assert outlet.connection is not None
        assert outlet.connection.sock is not None
        outlet.connection.sock.shutdown(socket.SHUT_RDWR)
        assert outlet.send(letter("2")).outcome is Outcome.ACCEPTED
    assert len(post.taken) == 2


def test_a_server_that_takes_few_letters_on_one_connection_is_called_again() -> None:
    with smtp_server(Post(most=2)) as post, outlet_to(post) as outlet:
        assert [outlet.send(letter(str(number))).outcome for number in range(5)] == [Outcome.ACCEPTED] * 5
    assert (post.connections, len(post.taken)) == (3, 5)


@pytest.mark.parametrize(
    ("post", "outcome"),
    [
        (Post(unknown={"wujing@yunxi.example"}), Outcome.REFUSED),
        (Post(after=0), Outcome.PUT_OFF),
        (Post(after=0, busy="421 4.3.2 closing"), Outcome.BROKEN),
        (Post(after=0, busy="530 5.7.0 sign in first"), Outcome.BROKEN),
        (Post(content="451 4.7.1 greylisted"), Outcome.PUT_OFF),
        (Post(content="552 5.3.4 too big"), Outcome.REFUSED),
        (Post(sender="550 5.7.1 unknown sender"), Outcome.BROKEN),
        (Post(drops=1), Outcome.PUT_OFF),
    ],
)
def test_each_answer_means_what_it_says(post: Post, outcome: Outcome) -> None:
    with smtp_server(post), outlet_to(post) as outlet:
        answer = outlet.send(letter())
        assert answer.outcome is outcome, answer.text
        assert "一行字" not in answer.text
        post.unknown, post.after, post.content, post.sender = set(), None, "", ""
        assert outlet.send(letter("2")).outcome is Outcome.ACCEPTED, "the next letter goes out"


def test_nobody_there_is_broken_at_once() -> None:
    with outlet_to(Post(port=free_port())) as outlet:
        answer = outlet.send(letter())
    assert (answer.outcome, "ConnectionRefusedError" in answer.text) == (Outcome.BROKEN, True)


def test_a_server_that_never_answers_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtp, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as mute, outlet_to(Post(port=mute.getsockname()[1])) as outlet:
        answer = outlet.send(letter())
    assert answer.outcome is Outcome.BROKEN
    assert answer.text.endswith("timed out")


def test_a_server_that_thinks_too_long_about_the_content_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtp, "LONG_PATIENCE", 0.2)
    with smtp_server(Post(hang=1.0)) as post, outlet_to(post) as outlet:
        assert outlet.send(letter()).outcome is Outcome.PUT_OFF, "whether it was taken is not known"


class Guard:
    """Lets in whoever knows the word."""

    def __call__(self, server: object, session: object, envelope: object, mechanism: str, given: object) -> AuthResult:
        assert isinstance(given, LoginPassword)
        return AuthResult(success=given == LoginPassword(b"nianlun@yunxi.example", b"p@ss/word"), handled=False)


@contextmanager
def guarded(post: Post) -> Iterator[None]:
    post.port = free_port()
    controller = Controller(
        post, hostname="127.0.0.1", port=post.port, authenticator=Guard(), auth_required=True, auth_require_tls=False
    )
    controller.start()
    try:
        yield
    finally:
        controller.stop()


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
@pytest.mark.parametrize(("password", "outcome"), [("p@ss/word", Outcome.ACCEPTED), ("wrong", Outcome.BROKEN)])
def test_a_user_signs_in(password: str, outcome: Outcome) -> None:
    post = Post()
    with guarded(post):
        server = SmtpServer("127.0.0.1", post.port, "nianlun@yunxi.example", password)
        outlet = SmtpOutlet(server, "nianlun@yunxi.example")
        answer = outlet.send(letter())
        outlet.close()
    assert answer.outcome is outcome, answer.text
    assert password not in answer.text


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
@pytest.mark.parametrize(("user", "password"), [("年轮", "word"), ("nianlun", "密码")])
def test_a_password_that_cannot_be_said_breaks_nothing(user: str, password: str) -> None:
    post = Post()
    with guarded(post):
        answer = SmtpOutlet(SmtpServer("127.0.0.1", post.port, user, password), "nianlun@yunxi.example").send(letter())
    assert (answer.outcome, answer.text) == (Outcome.BROKEN, "UnicodeEncodeError")


def test_a_host_that_cannot_be_one_breaks_nothing() -> None:
    answer = SmtpOutlet(SmtpServer("127.0.0.1..", 25), "nianlun@yunxi.example").send(letter())
    assert answer.outcome is Outcome.BROKEN


@pytest.mark.parametrize(("sender", "to"), [("通知@yunxi.example", "a@c.cn"), ("a@c.cn", "a@例子.cn")])
def test_an_address_that_cannot_be_said_breaks_nothing(sender: str, to: str) -> None:
    with smtp_server() as post:
        outlet = SmtpOutlet(SmtpServer("127.0.0.1", post.port), sender)
        assert outlet.send(letter(to=to)).outcome is Outcome.PUT_OFF
        outlet.sender = "nianlun@yunxi.example"
        assert outlet.send(letter()).outcome is Outcome.ACCEPTED
        outlet.close()


@pytest.mark.parametrize("here", [True, False])
def test_encryption_is_used_where_somebody_could_listen(here: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[bytes] = []
    with listening(heard, b"STARTTLS") as port:
        monkeypatch.setattr(smtp, "_is_here", lambda host: here)
        outlet = SmtpOutlet(SmtpServer("127.0.0.1", port), "nianlun@yunxi.example")
        outlet.send(letter())
        outlet.close()
    assert any(b"STARTTLS" in line for line in heard) is not here
    assert any(b"MAIL FROM" in line for line in heard) is here


def test_a_password_is_not_sent_in_clear_to_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[bytes] = []
    with listening(heard, b"AUTH PLAIN LOGIN") as port:
        monkeypatch.setattr(smtp, "_is_here", lambda host: False)
        outlet = SmtpOutlet(SmtpServer("127.0.0.1", port, "nianlun", "p@ss/word"), "nianlun@yunxi.example")
        answer = outlet.send(letter())
        outlet.close()
    assert answer.outcome is Outcome.BROKEN
    assert "STARTTLS" in answer.text
    assert not any(b"AUTH" in line for line in heard)


@contextmanager
def listening(heard: list[bytes], offered: bytes) -> Iterator[int]:
    """A server that offers something it cannot do, and remembers what it is told."""

    def serve() -> None:
        connection, _peer = server.accept()
        with connection, connection.makefile("rb") as lines:
            connection.sendall(b"220 here\r\n")
            for line in lines:
                heard.append(line.upper())
                hello = line.upper().startswith(b"EHLO")
                connection.sendall(b"250-here\r\n250 " + offered + b"\r\n" if hello else b"502 not here\r\n")

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        thread.join(5)
