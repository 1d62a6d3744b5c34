"""Whatever people have typed arrives as they typed it, and breaks nothing."""

from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage

from flask import Flask
from flask_babel import force_locale
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.mail import letters
from tests.mail.test_smtp import AT
from tracker.mail import writing
from tracker.mail.digest import Quoted
from tracker.mail.envelope import Written, compose, wire

PLAIN = st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp", "Zs", "Cf"))
WORDS = st.text(PLAIN, min_size=1, max_size=60)
NAMES = st.text(PLAIN, min_size=1, max_size=10)
"""Python's own reader puts a space into names that take two lines; see the test of a long one."""


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES, title=WORDS, quote=WORDS)
def test_any_words_arrive(chinese: Flask, name: str, title: str, quote: str) -> None:
    matter = letters.late(title=title, quoted=Quoted(quote, document="文件"))
    with chinese.app_context(), force_locale("zh_Hans_CN"):
        written = writing.write_digest(letters.digest(matter, reader=name))
    to, sender = Address(name, addr_spec="a@yunxi.example"), Address("年轮", addr_spec="n@yunxi.example")
    email = message_from_bytes(
        wire(compose(written, reference="<1@x>", sender=sender, to=to, at=AT)), policy=policy.default
    )
    assert isinstance(email, EmailMessage)
    assert email["Subject"] == f"{name}，今天有 1 件事等您"
    [person] = email["To"].addresses
    assert (person.display_name, person.addr_spec) == (name, "a@yunxi.example")
    plain = email.get_body(("plain",))
    assert plain is not None
    assert title in plain.get_content()
    assert quote.rstrip("。；") == title or quote in plain.get_content()


def test_a_long_name_takes_several_lines_and_stays_whole() -> None:
    name = "青禾县人民政府依法行政工作领导小组办公室" * 2
    to, sender = Address(name, addr_spec="a@yunxi.example"), Address("年轮", addr_spec="n@yunxi.example")
    written = Written(f"{name}，今天有 1 件事等您", "一行字。")
    email = message_from_bytes(wire(compose(written, reference="<1@x>", sender=sender, to=to, at=AT)))
    assert str(make_header(decode_header(email["To"]))) == f"{name} <a@yunxi.example>"
    assert str(make_header(decode_header(email["Subject"]))) == written.subject
    assert max(len(line) for line in email.as_string().splitlines()) <= 78
