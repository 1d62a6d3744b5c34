"""The form of a unit for one quarter."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.quarter.blueprint import FORM, blueprint
from tracker.blueprints.quarter.page import QuarterForm, QuarterPage, build
from tracker.domain.permissions import Permission, Subject, require
from tracker.queries.record_detail import evidence_by_id
from tracker.services.work import report_quarter
from tracker.web import clock
from tracker.web.attempts import attempt
from tracker.web.guards import member
from tracker.web.scope import scope


@blueprint.get(FORM)
@member
def form(quarter: int, unit: str) -> ResponseReturnValue:
    """All figures that the unit's themes ask for; whoever may not report for it reads only."""
    return _show(build(quarter, unit), QuarterForm())


@blueprint.post(FORM)
@member
def file(quarter: int, unit: str) -> ResponseReturnValue:
    """Keep what was typed, as one record for each theme."""
    here, page, sent = scope(), build(quarter, unit), QuarterForm()
    require(here.actor, Permission.RECORD, Subject(here.org.id, page.unit.id))
    ids = page.ids
    sent.take(ids)
    kept = sent.keep_files(here.actor, clock.now(), here.org.id)
    if sent.validate_on_submit() and kept:
        done = attempt(
            sent, report_quarter, here.actor, clock.now(), here.org.id, page.unit.id, here.year, quarter,
            sent.lines(ids), sent.text.data or "", tuple(sent.evidence_ids), key=sent.key.data or "",
        )  # fmt: skip
        if done:
            flash(_("已报，等采纳。分成 %(count)s 条纪实，一个主题一条。", count=len(done[0])), "success")
            return redirect(url_for("records.index", unit=unit, quarter=quarter))
    again = build(quarter, unit)
    return _show(again, sent), 400


def _show(page: QuarterPage, sent: QuarterForm) -> str:
    here = scope()
    kept = evidence_by_id(here.actor, here.org.id, sent.evidence_ids)
    return render_template("quarter/form.html", page=page, form=sent, kept=kept)
