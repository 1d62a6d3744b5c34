"""A slip as an official document: .docx, with a code that leads back to it."""

import io

from flask import Response, send_file, url_for

from tracker.blueprints.slips.blueprint import SLIP, blueprint
from tracker.blueprints.slips.page import SlipPage, build
from tracker.blueprints.tasks.sheets import facts_of
from tracker.documents import SlipSheet, render
from tracker.documents.slip import NAME
from tracker.web import clock
from tracker.web.downloads import DOCX
from tracker.web.guards import member


@blueprint.get(SLIP + "/sheet")
@member
def sheet(slip_id: int) -> Response:
    """督办单."""
    page = build(slip_id)
    data = io.BytesIO(render(_sheet(page)))
    return send_file(data, mimetype=DOCX, as_attachment=True, download_name=f"{NAME} {page.number}.docx")


def _sheet(page: SlipPage) -> SlipSheet:
    slip, names = page.slip, page.about.directory
    return SlipSheet(
        task=facts_of(page.about), number=page.number, colour=slip.colour,
        url=clock.settings().base_url.rstrip("/") + url_for("slips.show", year=slip.year, slip_id=slip.id),
        issued_on=page.issued_on, reply_by=slip.reply_by, late_days=page.late_days, progress=slip.progress,
        problem=slip.problem, demand=slip.demand, issuer=names.person(slip.issued_by_id), reply=slip.reply,
        replied_by=names.person(slip.replied_by_id), withdrawn=slip.reason,
        replied_on=clock.local(slip.replied_at).date() if slip.replied_at else None,
    )  # fmt: skip
