"""Splitting a task into parts (拆分), each with its own people and date; the whole stays with its owner."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_wtf import FlaskForm
from wtforms import DateField, FieldList, FormField, StringField
from wtforms.validators import Optional

from tracker.blueprints.tasks.blueprint import TASK, blueprint
from tracker.blueprints.tasks.dealing import Dealing, dealing
from tracker.domain.permissions import Permission
from tracker.queries.directory import active
from tracker.services.tasks import Assignment, Part, split
from tracker.web import clock
from tracker.web.attempts import VersionForm, attempt
from tracker.web.forms import AtMost, SelectField
from tracker.web.guards import member

ROWS = 6


class PartForm(FlaskForm):
    """One part; a row without a title is left out."""

    class Meta:
        csrf = False

    title = StringField(_l("要办的事"), [AtMost(120)])
    lead_unit_id = SelectField(_l("牵头单位"), [Optional()])
    owner_id = SelectField(_l("承办人"), [Optional()])
    due_on = DateField(_l("完成时限"), [Optional()])


class SplitForm(VersionForm):
    """Up to ROWS parts."""

    parts = FieldList(FormField(PartForm), min_entries=ROWS, max_entries=ROWS)

    def offer(self, about: Dealing) -> None:
        """Whom and which units one may choose; the whole's unit comes first."""
        units = sorted(active(about.directory.units), key=lambda entry: entry.id != about.task.lead_unit_id)
        people = about.people_choices(_l("以后再定"))
        for row in self.parts:
            row.form.lead_unit_id.choices = [(str(entry.id), entry.name) for entry in units]
            row.form.owner_id.choices = people

    def entered(self, about: Dealing) -> list[Part]:
        """The rows that have a title; each keeps the sponsor, the theme and, unless another is given, the date."""
        return [_part(row.form, about) for row in self.parts if row.form.title.data]


def _part(row: Any, about: Dealing) -> Part:
    task = about.task
    assignment = Assignment(
        lead_unit_id=int(row.lead_unit_id.data or task.lead_unit_id),
        owner_id=int(row.owner_id.data) if row.owner_id.data else None,
        sponsor_id=task.sponsor_id,
        due_on=row.due_on.data or task.due_on,
        theme_code=task.theme_code,
    )
    return Part(row.title.data, assignment=assignment)


@blueprint.route(TASK + "/split", methods=["GET", "POST"])
@member
def split_up(number: int) -> ResponseReturnValue:
    """The form that splits a task."""
    about = dealing(number, Permission.ASSIGN)
    form = SplitForm(version=about.task.version_id)
    form.offer(about)
    if form.validate_on_submit():
        made = attempt(form, split, about.here.actor, clock.now(), about.task.id, form.seen, form.entered(about))
        if made:
            count = len(made[0])
            flash(ngettext("已拆成 %(num)s 件。", "已拆成 %(num)s 件。", count), "success")
            return redirect(url_for("tasks.show", number=number))
    form.see(about.task.version_id)
    return render_template("tasks/split.html", about=about, form=form), 400 if form.is_submitted() else 200
