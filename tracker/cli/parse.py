"""`flask parse FILE`: what the parser finds in a report. Touches no database."""

from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from tracker.cli.files import bytes_of
from tracker.cli.output import print_json, refusals_explained
from tracker.domain.remarks import together
from tracker.parsing import Figure, ParsedItem, ParsedReport
from tracker.services.reading import read_report
from tracker.web.finding_words import finding_word
from tracker.web.review_words import doubt_word


@click.command("parse")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@with_appcontext
@refusals_explained
def parse(file: Path, as_json: bool) -> None:
    """Read a report and show its problems and plan items."""
    report = read_report(bytes_of(file), file.name)
    if as_json:
        print_json(report.to_json())
    else:
        click.echo("\n".join(outline(report)))


def outline(report: ParsedReport) -> Iterator[str]:
    """The report's head, its items and its figures, for a person's eyes."""
    yield report.title or _("（没有读出标题）")
    yield _("机关：%(org)s", org=report.org or "—")
    yield _("年度：%(year)s　计划年度：%(plan)s", year=report.year or "—", plan=report.plan_year or "—")
    for name, items in ((_("存在问题"), report.problems), (_("工作安排"), report.plans)):
        yield ""
        yield f"{name} {len(items)}"
        for number, item in enumerate(items, 1):
            yield from _lines(number, item)
    yield ""
    yield f"{_('成效数据')} {len(report.figures)}"
    yield from map(_figure, report.figures)
    for finding in together(found.to_json() for found in report.findings):
        yield f"? {finding_word(finding)}"


def _lines(number: int, item: ParsedItem) -> Iterator[str]:
    said = [part for part in (item.theme, item.deadline_text, item.owner_text) if part]
    yield f"{number:>3}  {item.enumerator:<4}{item.text}" + (f"　[{' · '.join(said)}]" if said else "")
    for doubt in item.doubts:
        yield f"       ? {doubt_word(doubt.to_json())}"


def _figure(figure: Figure) -> str:
    return f"     {figure.to_json()['value']}{figure.unit or ''}　{figure.indicator}　[{figure.text}]"


COMMANDS = (parse,)
