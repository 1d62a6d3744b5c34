"""The draft as files: the report in three editions, and the list of its evidence."""

from io import BytesIO

from flask import Response, request, send_file, url_for
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.blueprints.drafts.blueprint import blueprint
from tracker.blueprints.drafts.periods import period_asked
from tracker.documents import PrintEdition, evidence_ledger, report_docx
from tracker.domain.drafts import FINAL, SourceType
from tracker.domain.errors import NotFound
from tracker.domain.permissions import Permission
from tracker.models import Draft
from tracker.queries.drafting.behind import TaskFact
from tracker.queries.drafting.draft import draft_of, text_of
from tracker.queries.drafting.evidence_rows import evidence_rows
from tracker.queries.drafting.sentences import sheet_of
from tracker.queries.drafting.source_notes import source_notes
from tracker.web import clock
from tracker.web.downloads import DOCX, as_xlsx
from tracker.web.guards import requires
from tracker.web.scope import scope

_EDITIONS: dict[PrintEdition, LazyString] = {
    PrintEdition.PUBLIC: _l("公开稿"),
    PrintEdition.REPORTED: _l("报送稿"),
    PrintEdition.WORKING: _l("工作稿"),
}


@blueprint.get("/report.docx")
@requires(Permission.VIEW_DRAFTS)
def docx() -> Response:
    """The report to be reported, unless `edition` asks for the public or the working one."""
    asked = request.args.get("edition", "")
    edition = PrintEdition(asked) if asked in set(PrintEdition) else PrintEdition.REPORTED
    draft = _draft()
    name = f"{draft.title}（{_EDITIONS[edition]}）.docx"
    return send_file(BytesIO(_report(draft, edition)), mimetype=DOCX, as_attachment=True, download_name=name)


@blueprint.get("/evidence.xlsx")
@requires(Permission.VIEW_DRAFTS)
def evidence_xlsx() -> Response:
    """For each sentence the work and the files on which it rests."""
    here, draft = scope(), _draft()
    sheet = sheet_of(here.actor, draft)
    rows = evidence_rows(here.actor, sheet, text_of(here.actor, draft, sheet), _address)
    data = evidence_ledger(draft.title, here.org.name, clock.today(), rows)
    return as_xlsx(f"{draft.title}（{_('佐证清单')}）.xlsx", data)


def _draft() -> Draft:
    found = draft_of(scope().actor, scope().org.id, scope().year, period_asked())
    if found is None:
        raise NotFound("not_found")
    return found


def _report(draft: Draft, edition: PrintEdition) -> bytes:
    actor, today = scope().actor, clock.today()
    sheet = sheet_of(actor, draft)
    notes = source_notes(actor, draft, sheet, today) if edition is PrintEdition.WORKING else ()
    text = text_of(actor, draft, sheet)
    return report_docx(text, edition, notes, is_final=draft.stage in FINAL, made_on=text.dated_on or today)


def _address(kind: SourceType, source_id: int, task: TaskFact | None) -> str:
    """The address of the page on which a source stands; "" without one."""
    if task is not None:
        path = url_for("tasks.show", year=task.plan_year, number=task.number)
    elif kind is SourceType.RECORD:
        path = url_for("records.show", entry_id=source_id)
    else:
        return ""
    return clock.settings().base_url.rstrip("/") + path
