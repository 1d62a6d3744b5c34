"""The units of an organisation: a table for everybody, forms for administrators."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.people.blueprint import UNIT, blueprint
from tracker.blueprints.people.forms import LeaveForm, UnitForm
from tracker.domain.permissions import Permission
from tracker.queries import roster
from tracker.queries.in_hand import in_hands_of_unit
from tracker.queries.unit_tree import unit_rows
from tracker.services import units as service
from tracker.web import clock
from tracker.web.attempts import attempt
from tracker.web.guards import member, requires
from tracker.web.scope import scope


@blueprint.get("/units")
@member
def units() -> ResponseReturnValue:
    """All units as a tree, closed ones last."""
    here = scope()
    rows = unit_rows(here.actor, here.org.id, clock.today())
    return render_template("people/units.html", rows=rows, numbers=roster.headcounts(here.actor, here.org.id))


@blueprint.route("/units/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def new_unit() -> ResponseReturnValue:
    """A new unit, last in the order."""
    here, form = scope(), UnitForm()
    form.offer(here.actor, here.org.id, None)
    if form.validate_on_submit():
        made = attempt(form, service.create_unit, here.actor, clock.now(), clock.today(), here.org.id, form.entry())
        if made:
            flash(_("已新增单位。"), "success")
            return redirect(url_for("people.units"))
    return render_template("people/unit.html", form=form, unit=None)


@blueprint.route(UNIT, methods=["GET", "POST"])
@requires(Permission.MANAGE_PEOPLE)
def edit_unit(unit_id: int) -> ResponseReturnValue:
    """Name, code, parent, head and leader in charge."""
    here, unit = scope(), roster.unit_of(scope().actor, scope().org.id, unit_id)
    form = UnitForm(obj=unit, version=unit.version_id)
    form.offer(here.actor, here.org.id, unit)
    overtaken = form.is_submitted() and form.version.data != unit.version_id
    if form.validate_on_submit():
        now, today = clock.now(), clock.today()
        if attempt(form, service.edit_unit, here.actor, now, today, unit_id, form.seen, form.entry()):
            flash(_("已保存。"), "success")
            return redirect(url_for("people.units"))
    form.see(unit.version_id)
    return _show(unit_id, form, overtaken=overtaken)


@blueprint.post(UNIT + "/move")
@requires(Permission.MANAGE_PEOPLE)
def move_unit(unit_id: int) -> ResponseReturnValue:
    """One place up or down (`direction`)."""
    service.move_unit(scope().actor, clock.now(), unit_id, up=request.form.get("direction") == "up")
    return redirect(url_for("people.units"))


@blueprint.post(UNIT + "/deactivate")
@requires(Permission.MANAGE_PEOPLE)
def deactivate_unit(unit_id: int) -> ResponseReturnValue:
    """Take a unit out of use; what it still holds must be acknowledged."""
    actor, form = scope().actor, LeaveForm()
    promised = bool(form.hand_over.data)
    if attempt(
        form, service.deactivate_unit, actor, clock.now(), clock.today(), unit_id, form.seen, hand_over=promised
    ):  # fmt: skip
        flash(_("单位已停用，以往的事项仍在它名下。"), "success")
        return redirect(url_for("people.units"))
    return _show(unit_id, None, leave_form=form), 409


@blueprint.post(UNIT + "/reactivate")
@requires(Permission.MANAGE_PEOPLE)
def reactivate_unit(unit_id: int) -> ResponseReturnValue:
    """Take a unit into use again."""
    form = LeaveForm()
    if attempt(form, service.reactivate_unit, scope().actor, clock.now(), unit_id, form.seen):
        flash(_("单位已恢复。"), "success")
        return redirect(url_for("people.units"))
    return _show(unit_id, None, leave_form=form), 409


def _show(unit_id: int, form: UnitForm | None, *, leave_form: LeaveForm | None = None, overtaken: bool = False) -> str:
    here, unit = scope(), roster.unit_of(scope().actor, scope().org.id, unit_id)
    if form is None:
        form = UnitForm(formdata=None, obj=unit, version=unit.version_id)
        form.offer(here.actor, here.org.id, unit)
    held = in_hands_of_unit(here.actor, unit.id, clock.today())
    leave_form = leave_form or LeaveForm(formdata=None, version=unit.version_id)
    return render_template(
        "people/unit.html", form=form, unit=unit, held=held, leave_form=leave_form, overtaken=overtaken
    )
