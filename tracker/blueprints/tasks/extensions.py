"""Asking for a new date (延期申请), and the sponsor's decision on it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, HiddenField, StringField, TextAreaField
from wtforms.validators import Optional

from tracker.blueprints.tasks.blueprint import TASK, blueprint
from tracker.blueprints.tasks.dealing import Dealing, dealing
from tracker.domain.permissions import Permission
from tracker.queries.dealings import extension_of
from tracker.services.tasks import Ask, ask_extension, decide_extension, withdraw_extension
from tracker.web import clock, pages
from tracker.web.attempts import VersionForm, attempt, tell_again, tried
from tracker.web.forms import AtMost, Required, SelectField
from tracker.web.guards import member

REQUEST = TASK + "/extensions/<int(max=2147483647):request_id>"


class AskForm(VersionForm):
    """Until when, why, and how far it is; the coordinator says for whom."""

    proposed_on = DateField(_l("申请延至"), [Required()])
    reason = TextAreaField(_l("申请理由"), [Required(), AtMost(1000)])
    progress = TextAreaField(_l("目前进展"), [AtMost(1000)])
    author_id = SelectField(_l("申请人"), [Optional()])

    def asked(self) -> Ask:
        """What was entered."""
        author = int(self.author_id.data) if self.author_id.data else None
        day = self.proposed_on.data
        assert day is not None  # it is required
        return Ask(day, self.reason.data or "", self.progress.data or "", author)


class DecideForm(VersionForm):
    """Agreed (with the date that the sponsor names) or not."""

    granted_on = DateField(_l("同意延至"), [Optional()])
    note = StringField(_l("意见"), [AtMost(500)])
    decision = HiddenField()


@blueprint.route(TASK + "/extension", methods=["GET", "POST"])
@member
def extension_ask(number: int) -> ResponseReturnValue:
    """The form that asks for a new date."""
    about = dealing(number, Permission.ASK_EXTENSION)
    form = AskForm(version=about.task.version_id)
    form.author_id.choices = about.people_choices(_l("就是我"))
    if form.validate_on_submit() and attempt(
        form, ask_extension, about.here.actor, clock.now(), about.task.id, form.seen, form.asked()
    ):
        flash(_("已经报给责任领导，等他定日期。"), "success")
        return redirect(url_for("tasks.show", number=number))
    form.see(about.task.version_id)
    return _asking(about, form), 400 if form.is_submitted() else 200


def _asking(about: Dealing, form: AskForm) -> str:
    is_late = about.task.due_on is not None and about.task.due_on < clock.today()
    return render_template("tasks/extension.html", about=about, form=form, is_late=is_late)


@blueprint.post(REQUEST + "/decide")
@member
def extension_decide(number: int, request_id: int) -> ResponseReturnValue:
    """The sponsor agrees, with a date, or refuses."""
    about, form = dealing(number, None), DecideForm()
    asked = extension_of(about.here.actor, about.task.id, request_id)
    granted = (form.granted_on.data or asked.proposed_on) if form.decision.data == "approve" else None
    if not form.validate():
        flash(_("日期看不懂，请写成 2026-09-30 的样子。") if form.granted_on.errors else _("意见太长了。"), "error")
    elif tried(
        decide_extension,
        about.here.actor,
        clock.now(),
        asked.id,
        form.seen,
        granted_on=granted,
        note=form.note.data or "",
    ):
        flash(_("已同意延期，新的时限已经定下。") if granted else _("没有同意延期，已告诉申请人。"), "success")
    else:
        tell_again(form.note.data or "")
    return redirect(pages.safe_next(url_for("tasks.show", number=number)))


@blueprint.post(REQUEST + "/withdraw")
@member
def extension_withdraw(number: int, request_id: int) -> ResponseReturnValue:
    """Take a request back before it is decided."""
    about, form = dealing(number, None), VersionForm()
    asked = extension_of(about.here.actor, about.task.id, request_id)
    if tried(withdraw_extension, about.here.actor, clock.now(), asked.id, form.seen):
        flash(_("已撤回延期申请。"), "success")
    return redirect(pages.safe_next(url_for("tasks.show", number=number)))
