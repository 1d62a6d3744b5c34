"""Entering that the leader has signed the draft on paper."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import DateField, IntegerField
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from tracker.blueprints.drafts.blueprint import DRAFT, blueprint
from tracker.blueprints.drafts.periods import period_named
from tracker.blueprints.drafts.respond import draft_here
from tracker.blueprints.tasks.papers import keep_sheet
from tracker.domain.errors import Invalid, NotFound
from tracker.domain.permissions import Permission
from tracker.models import Draft, Evidence
from tracker.queries.directory import directory_of
from tracker.queries.evidence import one_evidence
from tracker.services.drafting.signing import sign_on_paper
from tracker.services.tasks import Paper
from tracker.web import clock
from tracker.web.attempts import VersionForm, attempt
from tracker.web.forms import Required
from tracker.web.guards import requires
from tracker.web.scope import Scope, scope


class PaperForm(VersionForm):
    """The day of the signature, and the scan of it."""

    signed_on = DateField(_l("签批日期"), [Required()])
    file = FileField(_l("签批件照片或扫描件"))
    kept = IntegerField(widget=HiddenInput(), validators=[Optional()])

    def scan(self, here: Scope) -> Evidence:
        """The scan, kept at once, so that it need not be sent again whatever else is wrong."""
        sent = self.file.data
        if sent and sent.filename:
            return keep_sheet(here, sent)
        if not self.kept.data:
            raise Invalid("signed_sheet_missing", field="file")
        return one_evidence(here.actor, here.org.id, self.kept.data)


@blueprint.route(DRAFT + "/paper", methods=["GET", "POST"])
@requires(Permission.DRAFT)
def sign_paper(draft_id: int) -> ResponseReturnValue:
    """登记纸质签批."""
    here, draft, scan = scope(), draft_here(draft_id), None
    back = url_for("drafts.show", period=period_named(draft.period))
    form = PaperForm(version=draft.version_id)
    if form.is_submitted():
        valid, kept = form.validate(), attempt(form, form.scan, here)
        scan = kept[0] if kept else None
        if valid and scan and _sign(form, draft, scan):
            flash(_("纸质签批已登记。"), "success")
            return redirect(back, 303)
        form.see(draft_here(draft_id).version_id)
    signer = directory_of(here.actor, here.org.id, clock.today()).person(draft.signer_id)
    page = render_template("drafts/paper.html", form=form, draft=draft, scan=scan, back=back, signer=signer)
    return page, 400 if form.is_submitted() else 200


def _sign(form: PaperForm, draft: Draft, scan: Evidence) -> bool:
    signed_on = form.signed_on.data
    assert signed_on is not None  # it is required
    if draft.signer_id is None:
        raise NotFound("not_found")
    paper = Paper(draft.signer_id, signed_on, scan.id)
    return attempt(form, sign_on_paper, scope().actor, clock.now(), draft.id, form.seen, paper) is not None
