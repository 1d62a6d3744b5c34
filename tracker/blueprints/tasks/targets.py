"""The numbers that a task is to reach (量化目标): what the elapsed time is compared with."""

from decimal import Decimal

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DecimalField, FieldList, FormField, StringField
from wtforms.validators import Optional

from tracker.blueprints.tasks.blueprint import TASK, blueprint
from tracker.blueprints.tasks.dealing import dealing
from tracker.domain.permissions import Permission
from tracker.queries.dealings import targets_of
from tracker.services.tasks import Target, set_targets
from tracker.web import clock
from tracker.web.attempts import VersionForm, attempt
from tracker.web.forms import AtMost, Between
from tracker.web.guards import member

ROWS = 5
LARGEST = Decimal(10) ** 12


class TargetForm(FlaskForm):
    """What is counted, how many, of which unit; an empty row is left out."""

    class Meta:
        csrf = False

    name = StringField(_l("指标"), [AtMost(60)])
    value = DecimalField(
        _l("目标"), places=None, validators=[Optional(), Between(0, LARGEST, _l("请填不小于 0 的数。"))]
    )
    unit = StringField(_l("单位"), [AtMost(16)])


class TargetsForm(VersionForm):
    """All targets of a task."""

    rows = FieldList(FormField(TargetForm), min_entries=ROWS, max_entries=20)

    def entered(self) -> list[Target]:
        """The rows with a name or a value."""
        rows = [row.form for row in self.rows if row.form.name.data or row.form.value.data is not None]
        return [Target(row.name.data or "", row.unit.data or "", row.value.data or Decimal(0)) for row in rows]


@blueprint.route(TASK + "/targets", methods=["GET", "POST"])
@member
def targets(number: int) -> ResponseReturnValue:
    """The form that sets them."""
    about = dealing(number, Permission.ASSIGN)
    known = [{"name": row.name, "value": row.value.normalize(), "unit": row.unit} for row in
             targets_of(about.here.actor, about.task.id)]  # fmt: skip
    form = TargetsForm(version=about.task.version_id, rows=known)
    if form.validate_on_submit() and attempt(
        form, set_targets, about.here.actor, clock.now(), about.task.id, form.seen, form.entered()
    ):
        flash(_("已保存。"), "success")
        return redirect(url_for("tasks.show", number=number))
    form.see(about.task.version_id)
    return render_template("tasks/targets.html", about=about, form=form), 400 if form.is_submitted() else 200
