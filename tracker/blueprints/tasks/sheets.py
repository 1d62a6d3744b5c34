"""The sheets of a task to sign on paper, filled in and sent as .docx."""

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from flask import Response, send_file, url_for
from flask_babel import gettext as _

from tracker.blueprints.tasks.blueprint import TASK, blueprint
from tracker.blueprints.tasks.dealing import Dealing, dealing
from tracker.blueprints.tasks.extensions import REQUEST
from tracker.documents import (
    AssignmentSheet,
    ClosingSheet,
    EvidenceLine,
    ExtensionSheet,
    ResultLine,
    Sheet,
    TaskFacts,
    render,
)
from tracker.domain.passages import passage
from tracker.domain.reports import SourceKind
from tracker.domain.work import Qualifier
from tracker.models import ExtensionRequest, Figure, ProgressUpdate
from tracker.queries import sheets as queries
from tracker.queries.dealings import extension_of, extensions_granted
from tracker.web import clock
from tracker.web.downloads import DOCX
from tracker.web.guards import member
from tracker.web.work_words import quantity


@blueprint.get(TASK + "/sheets/assignment")
@member
def assignment_sheet(number: int) -> Response:
    """事项交办单."""
    about = dealing(number, None)
    return _send(about, _("交办单"), AssignmentSheet(task=facts_of(about)))


@blueprint.get(REQUEST + "/sheet")
@member
def extension_sheet(number: int, request_id: int) -> Response:
    """延期申请审批单."""
    about = dealing(number, None)
    asked = extension_of(about.here.actor, about.task.id, request_id)
    return _send(about, _("延期申请审批单"), _extension(about, asked))


@blueprint.get(TASK + "/sheets/closing")
@member
def closing_sheet(number: int) -> Response:
    """事项销号审批表."""
    about = dealing(number, None)
    return _send(about, _("销号审批表"), _closing(about))


def _send(about: Dealing, name: str, sheet: Sheet) -> Response:
    return send_file(
        io.BytesIO(render(sheet)), mimetype=DOCX, as_attachment=True, download_name=f"{name} {about.number}.docx"
    )


def facts_of(about: Dealing) -> TaskFacts:
    """What every sheet says about its task."""
    task, names = about.task, about.directory
    supporting = tuple(names.unit(unit.id) for unit in task.supporting_units)
    return TaskFacts(
        org=about.here.org.name, number=about.number, title=task.title, kind=task.kind, quote=task.quote,
        url=clock.settings().base_url.rstrip("/") + url_for("tasks.show", year=task.plan_year, number=task.number),
        source=source_words(about), lead_unit=names.unit(task.lead_unit_id), priority=task.priority,
        supporting_units=supporting, owner=names.person(task.owner_id), sponsor=names.person(task.sponsor_id),
        first_due_on=task.first_due_on, due_on=task.due_on, target=task.target, printed_on=clock.today(),
    )  # fmt: skip


def source_words(about: Dealing) -> str:
    """《…报告》二、（一）1.; the name and number of any other document."""
    source, items = queries.source_of(about.here.actor, about.task)
    if source.kind is not SourceKind.REPORT:
        return f"{source.name}　{source.number}".strip()
    places = "；".join(passage(item.heading_path, item.enumerator) for item in items)
    return f"《{source.name}》{places}"


def _extension(about: Dealing, asked: ExtensionRequest) -> ExtensionSheet:
    return ExtensionSheet(
        task=facts_of(about), reason=asked.reason, progress=asked.progress, asked_due_on=asked.proposed_on,
        asked_on=clock.local(asked.asked_at).date(), is_late=asked.is_late,
        before=extensions_granted(about.here.actor, about.task.id),
    )  # fmt: skip


def _closing(about: Dealing) -> ClosingSheet:
    work = queries.accepted_work(about.here.actor, about.task.id)
    submitted = queries.submitted_event(about.here.actor, about.task.id)
    day = clock.local(submitted.at).date() if submitted else None
    first = about.task.first_due_on
    return ClosingSheet(
        task=facts_of(about),
        results=tuple(ResultLine(text=entry.text, on=entry.to_on) for entry in work),
        figures=tuple(_summed(work)),
        evidence=tuple(_evidence(work)),
        submitted_on=day,
        is_late=(day or clock.today()) > first if first else None,
    )


def _summed(work: Iterable[ProgressUpdate]) -> Iterable[str]:
    """Each figure once, added up over the entries that name it the same."""
    found: dict[tuple[str, str], list[Figure]] = {}
    for figure in (figure for entry in work for figure in entry.figures):
        found.setdefault((figure.name, figure.unit), []).append(figure)
    return [f"{name}{_sum(figures, unit)}" for (name, unit), figures in found.items()]


def _sum(figures: Sequence[Figure], unit: str) -> str:
    """A sum is as exact as its parts: 余 stays, if one of them had it."""
    vague = [figure.qualifier for figure in figures if figure.qualifier is not Qualifier.EXACT]
    return quantity(sum((figure.value for figure in figures), Decimal(0)), unit, vague[0] if vague else Qualifier.EXACT)


def _evidence(work: Iterable[ProgressUpdate]) -> Iterable[EvidenceLine]:
    pieces = {piece.id: piece for entry in work for piece in entry.evidence}
    return [EvidenceLine(name=piece.caption or piece.filename, kind=piece.kind, number=piece.reference)
            for piece in pieces.values()]  # fmt: skip
