"""`flask import FILE`: a report imported, assigned and confirmed in one go."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.cli.files import bytes_of
from tracker.cli.names import organisation, person_id, unit_id
from tracker.cli.output import print_json, refusals_explained
from tracker.domain.people import Via, operator
from tracker.services.batches import File, Handover, Imported, import_all
from tracker.storage import FolderBlobs
from tracker.web import clock
from tracker.web.finding_words import finding_word
from tracker.web.review_words import doubt_word


def _date(_context: click.Context, _option: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--org", required=True, help="Code of the organisation.")
@click.option("--lead-unit", required=True, help="Code of the unit that leads.")
@click.option("--owner", help="Account of the person who does the work.")
@click.option("--sponsor", help="Account of the leader in charge.")
@click.option("--due", type=click.DateTime(["%Y-%m-%d"]), callback=_date, help="Due date, YYYY-MM-DD.")
@click.option("--year", type=int, help="The year reported on, where the report does not say it.")
@click.option("--plan-year", type=int, help="The year of the plan.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@with_appcontext
@refusals_explained
def import_(file: Path, org: str, lead_unit: str, as_json: bool, **given: Any) -> None:
    """Import a report and make tasks of all its problems and plan items."""
    actor = operator(Via.CLI)
    org_id = organisation(actor, org).id
    handover = Handover(
        lead_unit_id=unit_id(actor, org_id, lead_unit),
        owner_id=person_id(actor, org_id, given["owner"], "owner"),
        sponsor_id=person_id(actor, org_id, given["sponsor"], "sponsor"),
        due_on=given["due"],
        year=given["year"],
        plan_year=given["plan_year"],
        void_reason=_("命令行导入没有完成。"),
    )
    upload = File(file.name, bytes_of(file))
    blobs = FolderBlobs(clock.settings().data_dir / "blobs")
    _show(import_all(actor, clock.now(), org_id, upload, handover, blobs=blobs), as_json)


def _show(done: Imported, as_json: bool) -> None:
    if as_json:
        tasks = [task.id for task in done.tasks]
        print_json({"report_id": done.report_id, "tasks": tasks, "doubts": done.doubts})
        return
    click.echo(ngettext("已导入，确认 %(num)d 个事项。", "已导入，确认 %(num)d 个事项。", len(done.tasks)))
    for doubt in done.doubts:
        item = doubt["text"]
        click.echo(f"  ? {doubt_word(doubt)}　{item}" if item else f"  ? {finding_word(doubt)}")


COMMANDS = (import_,)
