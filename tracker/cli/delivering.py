"""`flask deliver`: hand over what waits, now."""

from contextlib import closing
from dataclasses import asdict
from os import getpid
from socket import gethostname

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from tracker.cli.output import print_json, refusals_explained
from tracker.domain.people import Via, operator
from tracker.mail.post import post_office
from tracker.queries.running import mail_facts
from tracker.services.backlog import DELIVER
from tracker.services.heartbeats import beat
from tracker.services.loops import deliver as deliver_waiting
from tracker.web import clock
from tracker.web.answer_words import plain_answer


@click.command("deliver")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@with_appcontext
@refusals_explained
def deliver(as_json: bool) -> None:
    """Send every message that waits, even those whose next try is set for later."""
    with closing(post_office(clock.settings())) as outlet:
        done = deliver_waiting(clock.now, outlet, sender=f"{gethostname()}:{getpid()}", impatient=True)
    beat(DELIVER, clock.now(), asdict(done))
    if as_json:
        print_json({"sent": done.sent, "retry": done.retry, "failed": done.failed})
        return
    counts = {"sent": done.sent, "retry": done.retry, "failed": done.failed}
    click.echo(_("已发出 %(sent)s 封，等待重试 %(retry)s 封，发不出去 %(failed)s 封。", **counts))
    said = mail_facts(operator(Via.CLI), clock.now()).answer if done.retry else ""
    if said:
        click.echo(f"{plain_answer(said)} ({said})")


COMMANDS = (deliver,)
