"""Headers and parts of an e-mail: names and subjects in any language, plain text beside HTML, nothing that tracks."""

from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from urllib.parse import urlsplit

from config import Settings

OUR_NAME = "年轮"


@dataclass(frozen=True, slots=True)
class Written:
    """A message in words. `text` can stand alone; `html` is "" for what has none."""

    subject: str
    text: str
    html: str = ""


def sender_of(settings: Settings) -> Address:
    """From whom mail comes: MAIL_FROM, else the user of the mail server if that is an address, else our own host."""
    name, spec = parseaddr(settings.mail_from)
    user = settings.smtp.user if settings.smtp else ""
    if not spec:
        spec = user if "@" in user else f"nianlun@{urlsplit(settings.base_url).hostname or 'localhost'}"
    return Address(display_name=name or OUR_NAME, addr_spec=spec)


def compose(written: Written, *, reference: str, sender: Address, to: Address, at: datetime) -> EmailMessage:
    """The e-mail. `reference` is its Message-ID, the same at every try; `at` has the office's time zone."""
    email = EmailMessage(policy=policy.SMTP)
    email["Subject"] = written.subject
    email["From"] = sender
    email["To"] = to
    email["Date"] = format_datetime(at)
    email["Message-ID"] = message_id(reference)
    email["Auto-Submitted"] = "auto-generated"
    email["X-Auto-Response-Suppress"] = "All"  # the same for Exchange: no answers from those on holiday
    email.set_content(written.text, charset="utf-8", cte="base64")
    if written.html:
        email.add_alternative(written.html, subtype="html", charset="utf-8", cte="base64")
    return email


def message_id(reference: str) -> str:
    """A reference as the header wants it, in angle brackets."""
    return f"<{reference.strip('<> ')}>"


def wire(email: EmailMessage) -> bytes:
    """The e-mail as it goes over the net."""
    return email.as_bytes(policy=policy.SMTP)
