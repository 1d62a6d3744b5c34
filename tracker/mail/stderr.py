"""For the demo, and for trying things out: mail is printed, not sent."""

import sys
from email.message import EmailMessage
from typing import TextIO

from tracker.mail.outlets import Answer, Letter, Outcome


class StderrOutlet:
    """Prints a letter's headers and its text."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream

    def send(self, letter: Letter) -> Answer:
        """Print it."""
        head = "\n".join(f"{name}: {letter.email[name]}" for name in ("From", "To", "Subject", "Message-ID"))
        print(f"{head}\n\n{_text(letter.email)}\n", file=self.stream or sys.stderr, flush=True)
        return Answer(Outcome.ACCEPTED, "printed")

    def close(self) -> None:
        """Nothing is kept open."""


def _text(email: EmailMessage) -> str:
    part = email.get_body(("plain",))
    return str(part.get_content()) if part else ""
