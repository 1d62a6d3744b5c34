"""`flask doctor`: what is wrong with this installation, and how to mend it."""

import sys

import click
from flask.cli import with_appcontext

from tracker.cli.doctor.database import database_findings
from tracker.cli.doctor.finding import Health
from tracker.cli.doctor.machine import machine_findings
from tracker.cli.output import print_json
from tracker.web import clock


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@with_appcontext
def doctor(as_json: bool) -> None:
    """Look at settings, folders, disk, database and files; exit 1 if something is broken."""
    settings, now = clock.settings(), clock.local(clock.now())
    findings = [*machine_findings(settings, now), *database_findings(settings, now)]
    healthy = all(finding.health is not Health.BROKEN for finding in findings)
    if as_json:
        rows = [{"name": f.name, "health": f.health, "says": f.says, "mend": f.mend} for f in findings]
        print_json({"healthy": healthy, "findings": rows})
    else:
        click.echo("\n".join(finding.line() for finding in findings))
    sys.exit(0 if healthy else 1)


COMMANDS = (doctor,)
