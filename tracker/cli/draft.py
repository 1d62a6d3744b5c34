"""`flask draft`: the report on a year, drafted from its accepted work; as text, as data, and as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from tracker.cli.names import organisation
from tracker.cli.output import print_json, refusals_explained
from tracker.documents.report import PrintEdition, report_docx
from tracker.domain.drafts import EDITABLE, FINAL
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor, operator
from tracker.domain.periods import Period
from tracker.drafting.checks import Finding
from tracker.drafting.model import Sentence
from tracker.drafting.readback import Expected, expected
from tracker.models import Draft
from tracker.queries.drafting.draft import draft_of, findings_of, head_of_draft, text_of
from tracker.queries.drafting.sentences import sheet_of
from tracker.services import drafting
from tracker.storage.new_files import new_file
from tracker.web import clock
from tracker.web.draft_words import finding_word
from tracker.web.words import label

SHOWN = 24
"""So many characters of a sentence stand beside what was found about it."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft as it stands; `items` are its problems and plan items as a reader of the file gets them."""

    row: Draft
    lines: list[str]
    items: Expected
    sentences: tuple[Sentence, ...]
    findings: list[Finding]


@click.command("draft")
@click.option("--org", required=True, help="Code of the organisation.")
@click.option("--year", required=True, type=click.IntRange(2000, 2100), help="The year reported on.")
@click.option(
    "--period", type=click.Choice([period.value for period in Period]), default=Period.YEAR.value, show_default=True
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the report here, as .docx.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@with_appcontext
@refusals_explained
def draft(org: str, year: int, period: str, out: Path | None, as_json: bool) -> None:
    """Draft the report on a year from its accepted work; what people wrote in the draft stays.

    A draft that is to be signed, or has gone out, is shown as it stands.
    """
    actor = operator()
    row = _made(actor, organisation(actor, org).id, year, Period(period))
    if out is not None:
        _write(out, actor, row)
    done = _drafted(actor, row)
    if as_json:
        print_json(_document(done))
    else:
        click.echo("\n".join(_outline(done)))
        if out is not None:
            click.echo(_("已写入 %(path)s", path=out), err=True)


def _made(actor: Actor, org_id: int, year: int, period: Period) -> Draft:
    known = draft_of(actor, org_id, year, period)
    if known is None:
        return drafting.begin(actor, clock.now(), org_id, year, period)
    if known.stage in EDITABLE:
        return drafting.compose_again(actor, clock.now(), known.id)[0]
    return known


def _write(path: Path, actor: Actor, row: Draft) -> None:
    data = report_docx(text_of(actor, row), PrintEdition.REPORTED, is_final=row.stage in FINAL)
    try:
        with new_file(path) as file:
            file.write(data)
    except OSError as error:
        raise Invalid("draft_not_written", path=str(path)) from error


def _drafted(actor: Actor, row: Draft) -> Drafted:
    sheet, text = sheet_of(actor, row), text_of(actor, row)
    lines = text.plain().splitlines()
    items = expected(sheet.sentences(), head_of_draft(actor, row))
    return Drafted(row, lines, items, sheet.sentences(), findings_of(actor, row, clock.today(), sheet))


def _document(done: Drafted) -> dict[str, Any]:
    return {
        "problems": [text for _slot, text in done.items.problems],
        "plans": [text for _slot, text in done.items.plans],
        "sentences": [_sentence(sentence) for sentence in done.sentences],
        "findings": [_finding(finding) for finding in done.findings],
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "kind": sentence.kind.value,
        "section": sentence.section,
        "slot": sentence.slot,
        "sources": [ref.to_json() for ref in sentence.refs],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code.value,
        "message": finding_word(finding),
        "slot": finding.slot,
        "severity": finding.severity.value,
    }


def _outline(done: Drafted) -> Iterator[str]:
    """The report, and what the checks found, for a person's eyes."""
    yield from done.lines
    yield ""
    problems, plans = len(done.items.problems), len(done.items.plans)
    yield f"{label(done.row.stage)}　{_('存在问题')} {problems}　{_('工作安排')} {plans}"
    texts = {sentence.slot: sentence.text for sentence in done.sentences}
    for finding in done.findings:
        mark = "✕" if finding.severity.value == "blocking" else "?"
        about = texts.get(finding.slot or "", "")
        shown = f"　{about[:SHOWN]}{'…' if len(about) > SHOWN else ''}" if about else ""
        yield f"{mark} {finding_word(finding)}{shown}"


COMMANDS = (draft,)
