"""Entering what was signed on paper (纸质签批): the scan, who signed, when, and what it decides."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from werkzeug.datastructures import FileStorage
from wtforms import DateField, IntegerField, RadioField, TextAreaField
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from tracker.blueprints.tasks.blueprint import TASK, blueprint
from tracker.blueprints.tasks.dealing import Dealing, dealing
from tracker.blueprints.tasks.extensions import REQUEST
from tracker.domain.errors import Invalid
from tracker.domain.permissions import Permission
from tracker.domain.work import EvidenceKind
from tracker.models import Evidence
from tracker.models.mixins import Versioned
from tracker.queries.dealings import extension_of
from tracker.queries.evidence import one_evidence
from tracker.services import evidence
from tracker.services.tasks import Paper, assign_on_paper, close_on_paper, decide_extension_on_paper
from tracker.storage import FolderBlobs
from tracker.web import clock
from tracker.web.attempts import VersionForm, attempt
from tracker.web.forms import AtMost, Required
from tracker.web.guards import member
from tracker.web.scope import Scope


class PaperForm(VersionForm):
    """The signed sheet. The sponsor signs; nobody else can be chosen."""

    signed_on = DateField(_l("签批日期"), [Required()])
    file = FileField(_l("签批件照片或扫描件"))
    kept = IntegerField(widget=HiddenInput(), validators=[Optional()])

    def scan(self, about: Dealing) -> Evidence:
        """The scan, kept at once, so that it need not be sent again whatever else is wrong."""
        sent, here = self.file.data, about.here
        if sent and sent.filename:
            return keep_sheet(here, sent)
        if not self.kept.data:
            raise Invalid("signed_sheet_missing", field="file")
        return one_evidence(here.actor, here.org.id, self.kept.data)

    def paper(self, about: Dealing, scan: Evidence) -> Paper:
        """The signature with its scan."""
        signed_on = self.signed_on.data
        if about.task.sponsor_id is None or signed_on is None:
            raise Invalid("signed_sheet_missing", field="file")
        return Paper(about.task.sponsor_id, signed_on, scan.id)


class ClosingPaperForm(PaperForm):
    """With the exception that the sponsor stated on paper, if something is missing."""

    exception = TextAreaField(_l("例外说明"), [AtMost(500)])


class ExtensionPaperForm(PaperForm):
    """With what the sponsor decided, and the date."""

    decision = RadioField(_l("签批意见"), default="approve")
    granted_on = DateField(_l("同意延至"), [Optional()])
    note = TextAreaField(_l("批注"), [AtMost(500)])


def keep_sheet(here: Scope, sent: FileStorage) -> Evidence:
    """The scan as evidence. One that was uploaded before as something else is a signed sheet from now on."""
    actor, now, kind = here.actor, clock.now(), EvidenceKind.SIGNED_SHEET
    blobs = FolderBlobs(clock.settings().data_dir / "blobs")
    kept = evidence.keep(actor, now, here.org.id, sent.filename or "", sent.read(), blobs, kind=kind)
    if kept.kind is kind:
        return kept
    said = {"reference": kept.reference, "caption": kept.caption}
    return evidence.describe(actor, now, kept.id, kept.version_id, kind=kind, **said)


@dataclass(frozen=True)
class Sheet:
    """What the page says about the sheet that is entered."""

    title: LazyString
    print_url: str
    done: LazyString


@blueprint.route(TASK + "/paper/assignment", methods=["GET", "POST"])
@member
def assignment_paper(number: int) -> ResponseReturnValue:
    """The signed 交办单."""
    about = dealing(number, Permission.SIGN_PAPER)
    sheet = Sheet(_l("登记签过的交办单"), url_for("tasks.assignment_sheet", number=number), _l("交办单已登记。"))
    form = PaperForm(version=about.task.version_id)

    def note(paper: Paper) -> object:
        return assign_on_paper(about.here.actor, clock.now(), about.task.id, form.seen, paper)

    return _enter(about, form, sheet, note)


@blueprint.route(TASK + "/paper/closing", methods=["GET", "POST"])
@member
def closing_paper(number: int) -> ResponseReturnValue:
    """The signed 销号审批表 closes the task."""
    about = dealing(number, Permission.SIGN_PAPER)
    sheet = Sheet(_l("登记签过的销号审批表"), url_for("tasks.closing_sheet", number=number), _l("已按签批件销号。"))
    form = ClosingPaperForm(version=about.task.version_id)

    def close(paper: Paper) -> object:
        exception = form.exception.data or ""
        return close_on_paper(about.here.actor, clock.now(), about.task.id, form.seen, paper, exception)

    return _enter(about, form, sheet, close)


@blueprint.route(REQUEST + "/paper", methods=["GET", "POST"])
@member
def extension_paper(number: int, request_id: int) -> ResponseReturnValue:
    """The signed 延期申请审批单 decides the request."""
    about = dealing(number, Permission.SIGN_PAPER)
    asked = extension_of(about.here.actor, about.task.id, request_id)
    url = url_for("tasks.extension_sheet", number=number, request_id=request_id)
    sheet = Sheet(_l("登记签过的延期审批单"), url, _l("已按签批件办理延期申请。"))
    form = ExtensionPaperForm(version=asked.version_id, granted_on=asked.proposed_on)
    form.decision.choices = [("approve", _("同意延期")), ("refuse", _("不同意"))]

    def decide(paper: Paper) -> object:
        granted = (form.granted_on.data or asked.proposed_on) if form.decision.data == "approve" else None
        return decide_extension_on_paper(
            about.here.actor, clock.now(), request_id, form.seen, paper, granted, note=form.note.data or ""
        )

    return _enter(about, form, sheet, decide, asked)


def _enter(
    about: Dealing, form: PaperForm, sheet: Sheet, act: Callable[[Paper], object], row: Versioned | None = None
) -> ResponseReturnValue:
    scan = None
    if form.is_submitted():
        valid, kept = form.validate(), attempt(form, form.scan, about)
        scan = kept[0] if kept else None
        if scan and valid and attempt(form, _enter_with, act, form, about, scan):
            flash(str(sheet.done), "success")
            return redirect(url_for("tasks.show", number=about.task.number))
    form.see((row or about.task).version_id)
    page = render_template("tasks/paper.html", about=about, form=form, sheet=sheet, scan=scan)
    return page, 400 if form.is_submitted() else 200


def _enter_with(act: Callable[[Paper], object], form: PaperForm, about: Dealing, scan: Evidence) -> object:
    return act(form.paper(about, scan))
