"""Reporting progress on a task, on a phone first."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.tasks.blueprint import TASK, blueprint
from tracker.blueprints.tasks.dealing import dealing
from tracker.blueprints.tasks.progress_form import SEVERAL, ProgressForm
from tracker.blueprints.tasks.reporting import Reporting, handled, offer_authors
from tracker.domain.permissions import Permission
from tracker.domain.tasks import ENDED, TaskState
from tracker.queries.progress_rows import figures_asked
from tracker.services.work import report_progress
from tracker.web import clock
from tracker.web.bodies import allow_large
from tracker.web.guards import member

allow_large(blueprint, "tasks.report", SEVERAL)


@blueprint.route(TASK + "/progress", methods=["GET", "POST"])
@member
def report(number: int) -> ResponseReturnValue:
    """The form for progress. It works without JavaScript; with it nothing is lost when the network goes."""
    about = dealing(number, Permission.REPORT)
    task, actor = about.task, about.here.actor
    if request.method == "GET" and task.state in {*ENDED, TaskState.UNASSIGNED}:
        flash(_("这件事现在不能报进展：还没有分派，或者已经办结。"), "error")
        return redirect(url_for("tasks.show", number=number))
    form = ProgressForm(done_on=clock.today())
    form.ask(figures_asked(actor, task))
    offer_authors(about, form)
    page = Reporting(about, form)
    done = _("已交上去，采纳后才能写进报告。")
    return handled(page, lambda new: report_progress(actor, clock.now(), task.id, new), done)
