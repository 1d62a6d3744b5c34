"""Answering a slip, and taking one back. What is refused keeps what was typed."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.slips.blueprint import SLIP, blueprint
from tracker.blueprints.slips.page import SlipPage, build
from tracker.blueprints.slips.showing import show_page
from tracker.domain.permissions import Permission, require
from tracker.services.reminding.slip_answering import answer_slip, withdraw_slip
from tracker.web import clock
from tracker.web.attempts import attempt
from tracker.web.guards import member


@blueprint.post(SLIP + "/answer")
@member
def answer(slip_id: int) -> ResponseReturnValue:
    """How it stands, in the owner's words."""
    page = build(slip_id)
    require(page.about.here.actor, Permission.ANSWER_SLIP, page.about.subject)
    if not _kept(page) or not page.answer.validate() or not _answered(page):
        page = _fresh(page, "answer")
        return show_page(page, 400)
    flash(_("已反馈，督办员会收到消息。"), "success")
    return redirect(url_for("slips.show", slip_id=slip_id))


def _kept(page: SlipPage) -> bool:
    """Whether the scan, if any, is kept: before all else, so that it need not be sent again."""
    if not page.names_author:
        return True
    kept = attempt(page.answer, page.answer.scan, page.about.here)
    page.scan = kept[0] if kept else None
    return kept is not None


def _answered(page: SlipPage) -> bool:
    form, here = page.answer, page.about.here
    author_id = int(form.author_id.data) if page.names_author and form.author_id.data else None
    done = attempt(
        form, answer_slip, here.actor, clock.now(), page.slip.id, form.seen, form.text.data or "", author_id,
        sheet_id=page.scan.id if page.scan else None,
    )  # fmt: skip
    return done is not None


@blueprint.post(SLIP + "/withdraw")
@member
def withdraw(slip_id: int) -> ResponseReturnValue:
    """Take it back, with a reason."""
    page = build(slip_id)
    here, form = page.about.here, page.withdraw
    require(here.actor, Permission.ISSUE_SLIP, page.about.subject)
    if not form.validate() or not attempt(
        form, withdraw_slip, here.actor, clock.now(), slip_id, form.seen, form.reason.data or ""
    ):
        return show_page(_fresh(page, "withdraw"), 400)
    flash(_("已撤回，编号留着不再用。"), "success")
    return redirect(url_for("slips.show", slip_id=slip_id))


def _fresh(page: SlipPage, form: str) -> SlipPage:
    """The slip as it stands now, with what was typed and why it was refused."""
    found = build(page.slip.id)
    found.open_form, found.scan = form, page.scan
    found.answer, found.withdraw = page.answer, page.withdraw
    return found
