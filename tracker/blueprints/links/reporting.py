"""Reporting progress through a link: the same form as on the task's page, and thanks when it has come."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.blueprints.links.blueprint import LINK, blueprint, slow_acts, slow_guesses
from tracker.blueprints.links.entering import Visit, enter
from tracker.blueprints.tasks.progress_form import SEVERAL, ProgressForm
from tracker.blueprints.tasks.reporting import Reporting, handled
from tracker.models import Evidence, ProgressUpdate
from tracker.queries.links import reported_since
from tracker.queries.progress_rows import figures_asked
from tracker.services.links import report_through
from tracker.web import clock
from tracker.web.guards import by_link


@dataclass(kw_only=True)
class LinkReporting(Reporting):
    """The page behind a link."""

    visit: Visit

    template = "links/report.html"
    may_type_for_others = False

    @property
    def draft(self) -> str:
        """Kept under one name for all links to this task: what was begun by Monday's is there in Tuesday's."""
        return f"{super().draft}/link"

    @property
    def back(self) -> str:
        """Where the person goes when it has been sent."""
        return url_for("links.done", token=self.visit.token)

    @property
    def upload(self) -> str:
        """Where a script sends files one by one."""
        return url_for("links.upload", token=self.visit.token)

    def preview_of(self, file: Evidence) -> str:
        """The address of a small picture of a photo."""
        return url_for("links.preview", token=self.visit.token, evidence_id=file.id)

    @property
    def absent(self) -> str:
        """In whose place a delegate reports; "" for the owner."""
        grant = self.visit.opened.actor.grant
        return self.about.directory.person(grant.for_id) if grant else ""

    @property
    def reported(self) -> Sequence[ProgressUpdate]:
        """What the person has reported since the link was made, the latest first."""
        opened = self.visit.opened
        return reported_since(opened.actor, opened.task_id, opened.link.made_at)


@blueprint.route(LINK, methods=["GET", "POST"])
@by_link
@slow_guesses
@slow_acts
def report(token: str) -> ResponseReturnValue:
    """The form for progress on the link's task; opening it writes nothing, since scanners of mail open links."""
    visit = enter(token)
    request.max_content_length = SEVERAL  # only for those who hold a link, and before anything has read the body
    form = ProgressForm(done_on=clock.today(), meta={"csrf": False})
    form.ask(figures_asked(visit.opened.actor, visit.about.task))
    form.offer_authors([("", "")])
    form.author_id.data = ""  # whatever was sent: a link reports for its person
    page = LinkReporting(visit.about, form, visit=visit)
    return handled(page, lambda new: report_through(token, clock.now(), new))


@blueprint.get(LINK + "/done")
@by_link
@slow_guesses
def done(token: str) -> ResponseReturnValue:
    """What was reported, that it waits, and how to add to it."""
    visit = enter(token)
    page = LinkReporting(visit.about, ProgressForm(meta={"csrf": False}), visit=visit)
    if not page.reported:
        return redirect(url_for("links.report", token=token))
    return render_template("links/done.html", page=page, task=visit.about.task, entries=page.reported)
