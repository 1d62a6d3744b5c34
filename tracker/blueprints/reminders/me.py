"""One's own reminders: how one wants them, when one is away, and for whom one stands in."""

from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from wtforms import RadioField, SelectMultipleField

from tracker.blueprints.reminders.absence_form import OwnAbsenceForm
from tracker.domain.errors import NotAllowed
from tracker.domain.reminding.policy import ReminderPolicy
from tracker.domain.reminding.wishes import Wishes
from tracker.models import User
from tracker.queries.absences import own_absences, stood_in_for
from tracker.queries.policies import policy_of
from tracker.services.reminding.absences import end_absence as end
from tracker.services.reminding.absences import record_absence as keep_absence
from tracker.services.reminding.wishes import own_account, set_wishes
from tracker.web import clock
from tracker.web.attempts import VersionForm, attempt, tried
from tracker.web.guards import signed_in
from tracker.web.pages import home_org
from tracker.web.scope import Scope
from tracker.web.sessions import current_actor, current_reach

blueprint = Blueprint("me", __name__, url_prefix="/me")
MAIL, IN_APP = "email", "in_app"


class WishesForm(VersionForm):
    """Days ahead, and by which way."""

    lead_days = SelectMultipleField(_l("到期前几天提醒我"), coerce=int)
    way = RadioField(_l("用什么方式"))

    def offer(self, policy: ReminderPolicy) -> None:
        """Fill the choices: the days of the office's policy."""
        self.way.choices = [(MAIL, _("发邮件，系统里也能看到")), (IN_APP, _("只在系统里看，不发邮件"))]
        days = sorted({day for day in policy.lead_days if day}, reverse=True)
        self.lead_days.choices = [(day, _("%(days)s 天", days=day)) for day in days]

    def wanted(self) -> Wishes:
        """What was chosen, for the service."""
        return Wishes(tuple(self.lead_days.data or ()), self.way.data != IN_APP)


@blueprint.before_request
def stand_at_home() -> None:
    """The pages of a person stand in the shell of the organisation where they begin."""
    if current_user.is_authenticated:
        entries = current_reach().entries
        home = home_org(current_actor(), current_user.org_id)
        org = next((entry for entry in entries if entry.id == home), None)
        if org is not None:
            g.scope = Scope(org, clock.today().year, current_actor())


@blueprint.get("/reminders")
@signed_in
def reminders() -> ResponseReturnValue:
    """The page."""
    return _show()


@blueprint.post("/reminders")
@signed_in
def wish() -> ResponseReturnValue:
    """Keep how one wants to be reminded."""
    form = _wishes_form(own_account(current_actor()), fresh=False)
    if form.validate() and attempt(form, set_wishes, current_actor(), clock.now(), form.seen, form.wanted()):
        flash(_("已保存。"), "success")
        return redirect(url_for("me.reminders"))
    return _show(wishes_form=form), 400


@blueprint.post("/reminders/absences")
@signed_in
def record_absence() -> ResponseReturnValue:
    """Say when one is away, and who stands in."""
    actor, form, home = current_actor(), OwnAbsenceForm(), _home()
    if home is None:
        raise NotAllowed("not_allowed")
    form.offer(actor, home, actor.user_id)
    if form.validate() and attempt(
        form, keep_absence, actor, clock.now(), clock.today(), home, form.entry(current_user.id)
    ):
        flash(
            _("已登记，到时候提醒会转给代办人。") if form.delegate_id.data else _("已登记，到时候提醒先停着。"),
            "success",
        )
        return redirect(url_for("me.reminders"))
    return _show(absence_form=form), 400


@blueprint.post("/reminders/absences/<int(max=2147483647):absence_id>/end")
@signed_in
def end_absence(absence_id: int) -> ResponseReturnValue:
    """One is back early, or does not leave."""
    version = request.form.get("version", 0, type=int)
    if tried(end, current_actor(), clock.now(), clock.today(), absence_id, version):
        flash(_("已结束，提醒恢复照常。"), "success")
    return redirect(url_for("me.reminders"))


def _home() -> int | None:
    return home_org(current_actor(), current_user.org_id)


def _wishes_form(user: User, *, fresh: bool = True) -> WishesForm:
    policy, wishes = policy_of(user.org_id), Wishes.read(user.wishes)
    given: dict[str, Any] = {"formdata": None} if fresh else {}
    way = MAIL if wishes.by_email else IN_APP
    form = WishesForm(**given, version=user.version_id, lead_days=list(wishes.leads(policy)), way=way)
    form.offer(policy)
    return form


def _show(*, wishes_form: WishesForm | None = None, absence_form: OwnAbsenceForm | None = None) -> str:
    """The page, with a form that was refused in place of a fresh one."""
    actor, today, home = current_actor(), clock.today(), _home()
    user = own_account(actor)
    if absence_form is None:
        absence_form = OwnAbsenceForm(formdata=None, from_on=today, delegate_id=0)
        if home is not None:
            absence_form.offer(actor, home, actor.user_id)
    return render_template(
        "reminders/me.html",
        user=user,
        policy=policy_of(user.org_id),
        wishes_form=wishes_form or _wishes_form(user),
        absence_form=absence_form if home is not None else None,
        own=own_absences(actor, today),
        others=stood_in_for(actor, today),
        day=today,
    )
