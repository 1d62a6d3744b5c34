"""Pages saved as one file (.mht, or .doc as some systems export them): the page among its parts."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError

from tracker.parsing.errors import ReadError

from . import html


def text_of(data: bytes) -> str:
    """The article of the first page in the file."""
    try:
        for part in message_from_bytes(data).walk():
            payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
            if isinstance(payload, bytes):
                return html.text_of(payload)
    except (MessageError, ValueError, LookupError) as error:
        raise ReadError("damaged", {"format": "html"}) from error
    raise ReadError("damaged", {"format": "html"})
