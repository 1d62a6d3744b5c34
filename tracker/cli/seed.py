"""`flask seed`: large made-up data for measurements."""

import sys

import click
from flask.cli import with_appcontext

from tracker.cli.output import print_json, refusals_explained
from tracker.domain.errors import NotAllowed
from tracker.services.passwords import hash_password
from tracker.services.seeding import seed
from tracker.web import clock


@click.command("seed")
@click.option("--orgs", type=click.IntRange(1, 999), default=10, show_default=True, help="How many towns.")
@click.option("--tasks", type=click.IntRange(1, 5_000_000), default=10_000, show_default=True, help="How many tasks.")
@click.option("--password", default="", help="Lets the made-up people sign in with it; without one nobody can.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@with_appcontext
@refusals_explained
def seed_(orgs: int, tasks: int, password: str, as_json: bool) -> None:
    """Fill the database for measurements: 1,000 tasks a town and year."""
    if clock.settings().app_env == "production":
        raise NotAllowed("seed_not_in_production")
    hashed = hash_password(password) if password else ""
    done = seed(orgs, tasks, clock.today().year, password_hash=hashed, say=_progress)
    click.echo(err=True)
    if as_json:
        print_json({"orgs": done.towns, "tasks": done.tasks, "org": done.code, "account": done.account})
    else:
        click.echo(f"{done.towns} × {done.code}…, {done.tasks} tasks; {done.account}")


def _progress(done: int) -> None:
    if sys.stderr.isatty() and done % 10_000 == 0:
        click.echo(f"\r{done}", nl=False, err=True)


COMMANDS = (seed_,)
