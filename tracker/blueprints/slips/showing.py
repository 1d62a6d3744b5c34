"""The page of a slip."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.blueprints.slips.blueprint import SLIP, blueprint
from tracker.blueprints.slips.page import SlipPage, build
from tracker.web.guards import member
from tracker.web.scope import scope


@blueprint.get(SLIP)
@member
def show(slip_id: int) -> ResponseReturnValue:
    """A slip; it belongs to the year in which it was issued."""
    page = build(slip_id)
    if page.slip.year != scope().year:
        return redirect(url_for("slips.show", year=page.slip.year, slip_id=slip_id))
    return show_page(page)


def show_page(page: SlipPage, status: int = 200) -> ResponseReturnValue:
    """The page as it stands, its forms about the version that it shows."""
    for form in (page.answer, page.withdraw):
        form.see(page.slip.version_id)
    return render_template("slips/show.html", page=page), status
