"""What an administrator changes about an organisation: its name, its settings, whether it is in use."""

from dataclasses import fields

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, StringField

from tracker.blueprints.organisations.blueprint import blueprint
from tracker.blueprints.organisations.calendar import CalendarField
from tracker.blueprints.organisations.page import show
from tracker.domain.org_settings import OrgSettings
from tracker.domain.permissions import Permission
from tracker.services import organisations
from tracker.web import clock
from tracker.web.attempts import VersionForm, attempt
from tracker.web.calendar_words import official
from tracker.web.forms import AtMost, Required
from tracker.web.guards import requires
from tracker.web.scope import scope


class NameForm(VersionForm):
    """The name."""

    name = StringField(_l("名称"), [Required(), AtMost(120)])


class SettingsForm(VersionForm):
    """Thresholds of the lights, steps of the work, and the office's own working days."""

    blue_days = IntegerField(_l("蓝灯：时限前多少天起"), [Required()])
    yellow_days = IntegerField(_l("黄灯：时限前多少天起"), [Required()])
    in_working_days = BooleanField(_l("上面的天数按工作日算"))
    yellow_points = IntegerField(_l("黄灯：落后序时进度多少个百分点起"), [Required()])
    red_points = IntegerField(_l("红灯：落后超过多少个百分点"), [Required()])
    quarterly_check = BooleanField(_l("每季度要报一次进展，没报的亮黄灯"))
    receipt_required = BooleanField(_l("事项分派后要先签收，再办理"))
    most_extensions = IntegerField(_l("一件事项最多延期几次"), [Required()])
    calendar = CalendarField(_l("本单位自定的上班日和放假日"))

    def wanted(self) -> OrgSettings:
        """What was typed, for the service."""
        return OrgSettings(**{item.name: self._fields[item.name].data for item in fields(OrgSettings)})


@blueprint.route("/name", methods=["GET", "POST"])
@requires(Permission.MANAGE_ORGANISATIONS)
def rename() -> ResponseReturnValue:
    """Change the name; the code stays."""
    org, actor = scope().org, scope().actor
    form = NameForm(name=org.name, version=org.version_id)
    if form.validate_on_submit() and attempt(
        form, organisations.rename_organisation, actor, clock.now(), org.id, form.seen, form.name.data or ""
    ):
        flash(_("已保存。"), "success")
        return redirect(url_for("organisations.index"))
    return render_template("organisations/name.html", form=form, org=org)


@blueprint.route("/settings", methods=["GET", "POST"])
@requires(Permission.MANAGE_ORGANISATIONS)
def settings() -> ResponseReturnValue:
    """Change light thresholds, steps and the calendar; `more` only asks for further rows of the calendar."""
    org, actor = scope().org, scope().actor
    form = SettingsForm(obj=OrgSettings.read(org.settings), version=org.version_id)
    if "more" in request.form:
        form.calendar.offer_more()
    elif form.validate_on_submit() and attempt(
        form, organisations.change_settings, actor, clock.now(), org.id, form.seen, form.wanted()
    ):
        flash(_("已保存，灯色马上按新的设置算。"), "success")
        return redirect(url_for("organisations.index"))
    years = [(year, *official(year)) for year in (clock.today().year, clock.today().year + 1)]
    return render_template("organisations/settings.html", form=form, org=org, years=years)


@blueprint.post("/use")
@requires(Permission.MANAGE_ORGANISATIONS)
def use() -> ResponseReturnValue:
    """Take the organisation out of use (`in_use=no`) or into use again (`in_use=yes`); only from above."""
    form, in_use = VersionForm(), request.form.get("in_use") == "yes"
    if attempt(form, organisations.set_in_use, scope().actor, clock.now(), scope().org.id, form.seen, in_use=in_use):
        flash(_("已恢复使用。") if in_use else _("已停用，记录都还在。"), "success")
        return redirect(url_for("organisations.index"))
    return show(form), 409
