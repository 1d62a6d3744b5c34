"""The outlet of an installation: letters go by SMTP, or to stderr; postings to the bots."""

from config import Settings
from tracker.mail.bots import BotOutlet
from tracker.mail.envelope import sender_of
from tracker.mail.outlets import Answer, Letter, Outcome, Prepared
from tracker.mail.smtp import SmtpOutlet
from tracker.mail.stderr import StderrOutlet


class NoOutlet:
    """Production without a mail server: messages wait until there is one, instead of standing in a log."""

    def send(self, _letter: Letter) -> Answer:
        """Nothing goes out."""
        return Answer(Outcome.BROKEN, "SMTP_URL is not set")

    def close(self) -> None:
        """There is nothing to close."""


class PostOffice:
    """Sends each message by its way."""

    def __init__(self, letters: SmtpOutlet | StderrOutlet | NoOutlet, postings: BotOutlet) -> None:
        self.letters = letters
        self.postings = postings

    def send(self, prepared: Prepared) -> Answer:
        """Hand it over by its way."""
        return self.letters.send(prepared) if isinstance(prepared, Letter) else self.postings.send(prepared)

    def close(self) -> None:
        """End what was kept open."""
        self.letters.close()
        self.postings.close()


def post_office(settings: Settings) -> PostOffice:
    """The outlet that the settings ask for; one for each sender, since it keeps a connection."""
    return PostOffice(_letters(settings), BotOutlet(settings.bot_hosts))


def _letters(settings: Settings) -> SmtpOutlet | StderrOutlet | NoOutlet:
    if settings.smtp:
        return SmtpOutlet(settings.smtp, sender_of(settings).addr_spec)
    return NoOutlet() if settings.app_env == "production" else StderrOutlet()
