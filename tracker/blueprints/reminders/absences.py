"""Who is away and who stands in, for those who manage reminders."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.reminders.absence_form import AbsenceForm
from tracker.blueprints.reminders.blueprint import blueprint
from tracker.domain.permissions import Permission
from tracker.queries.absences import absences_in
from tracker.queries.policies import policy_of
from tracker.services.reminding.absences import end_absence as end
from tracker.services.reminding.absences import record_absence
from tracker.web import clock
from tracker.web.attempts import attempt, tried
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.route("/absences", methods=["GET", "POST"])
@requires(Permission.MANAGE_REMINDERS)
def absences() -> ResponseReturnValue:
    """The list, and a form to record that somebody is away."""
    here, today = scope(), clock.today()
    form = AbsenceForm(from_on=today, delegate_id=0, person_id=0)
    form.offer(here.actor, here.org.id)
    if form.validate_on_submit() and attempt(
        form, record_absence, here.actor, clock.now(), today, here.org.id, form.entry(form.person_id.data)
    ):
        flash(_("已登记。"), "success")
        return redirect(url_for("reminders.absences"))
    rows = absences_in(here.actor, here.org.id, today)
    page = render_template(
        "reminders/absences.html",
        form=form,
        away=[row for row in rows if row.from_on <= today],
        soon=[row for row in rows if row.from_on > today],
        longest=policy_of(here.org.id).longest_pause,
    )
    return page, 400 if form.is_submitted() else 200


@blueprint.post("/absences/<int(max=2147483647):absence_id>/end")
@requires(Permission.MANAGE_REMINDERS)
def end_absence(absence_id: int) -> ResponseReturnValue:
    """Somebody is back early, or does not leave."""
    version = request.form.get("version", 0, type=int)
    if tried(end, scope().actor, clock.now(), clock.today(), absence_id, version):
        flash(_("已结束，提醒恢复照常。"), "success")
    return redirect(url_for("reminders.absences"))
