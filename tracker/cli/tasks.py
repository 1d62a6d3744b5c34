"""`flask tasks`: the ledger as data."""

from dataclasses import asdict

import click
from flask.cli import with_appcontext

from tracker.cli.names import organisation
from tracker.cli.output import print_json, refusals_explained
from tracker.domain.people import Via, operator
from tracker.domain.tasks import TaskState
from tracker.queries.export import Line, lines
from tracker.web import clock

KEYS = (
    "id", "org", "year", "kind", "title", "quote", "status", "light", "owner", "sponsor", "lead_unit", "due_on",
    "first_due_on", "theme",
)  # fmt: skip


@click.command("tasks")
@click.option("--org", help="Code of an organisation; without it all of them.")
@click.option("--year", type=click.IntRange(2000, 2100), help="Plan year; without it all of them.")
@click.option("--status", type=click.Choice([state.value for state in TaskState]), help="State of the task.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@with_appcontext
@refusals_explained
def tasks(org: str | None, year: int | None, status: str | None, as_json: bool) -> None:
    """List tasks with their light of today."""
    actor = operator(Via.CLI)
    org_id = organisation(actor, org).id if org else None
    found = lines(actor, clock.today(), org_id=org_id, year=year, state=TaskState(status) if status else None)
    if as_json:
        print_json([_plain(line) for line in found])
        return
    for line in found:
        number = f"{line.year}-{line.number:03d}"
        click.echo(f"{line.org}\t{number}\t{line.light}\t{line.status}\t{line.due_on or '—'}\t{line.title}")


def _plain(line: Line) -> dict[str, object]:
    values = asdict(line)
    for name in ("due_on", "first_due_on"):
        values[name] = values[name].isoformat() if values[name] else None
    return {name: values[name] for name in KEYS}


COMMANDS = (tasks,)
