"""Noting something, changing a note and taking it back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.year_notes.blueprint import NOTE, blueprint
from tracker.blueprints.year_notes.forms import NoteForm, fresh, of_note
from tracker.blueprints.year_notes.listing import may_note
from tracker.domain.errors import Conflict, NotAllowed
from tracker.domain.permissions import Permission
from tracker.models import YearNote
from tracker.queries.directory import directory_of
from tracker.queries.year_notes import TaskAt, note_of, task_at
from tracker.services import year_notes as service
from tracker.web import clock
from tracker.web.attempts import attempt, tried
from tracker.web.guards import member
from tracker.web.scope import scope


@blueprint.route("/new", methods=["GET", "POST"])
@member
def create() -> ResponseReturnValue:
    """A new note; `task` is the number of the task at which it is noted."""
    here = scope()
    if not may_note(here):
        raise NotAllowed("not_allowed", permission=Permission.NOTE.value)
    task = _task(request.values.get("task", ""))
    form = fresh(here, clock.today(), task)
    form.offer(here, directory_of(here.actor, here.org.id, clock.today()))
    if form.validate_on_submit():
        new = form.new(here.year, task.id if task else None)
        if attempt(form, service.note, here.actor, clock.now(), here.org.id, new):
            flash(_("记下了，年底写报告会用上。"), "success")
            return _back(task)
    return _page(form, task)


@blueprint.route(NOTE + "/edit", methods=["GET", "POST"])
@member
def edit(note_id: int) -> ResponseReturnValue:
    """Other words for a note that stands."""
    here, note = scope(), _note(note_id)
    form, task = of_note(note), task_at(here.actor, here.org.id, task_id=note.task_id) if note.task_id else None
    form.offer(here, directory_of(here.actor, here.org.id, clock.today()), note)
    if form.validate_on_submit():
        new = form.new(note.year, note.task_id)
        if attempt(form, service.revise, here.actor, clock.now(), note_id, form.seen, new):
            flash(_("已改好。"), "success")
            return redirect(url_for("year_notes.index", year=note.year))
        form.see(_note(note_id).version_id)
    return _page(form, task, _note(note_id))


@blueprint.post(NOTE + "/withdraw")
@member
def withdraw(note_id: int) -> ResponseReturnValue:
    """Take a note back: it is no longer offered to the report."""
    here, version = scope(), request.form.get("version", "")
    note = note_of(here.actor, here.org.id, note_id)
    seen = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0
    if tried(service.withdraw, here.actor, clock.now(), note_id, seen):
        flash(_("已撤回，报告里不会再用。"), "success")
    return redirect(url_for("year_notes.index", year=note.year))


def _note(note_id: int) -> YearNote:
    here = scope()
    note = note_of(here.actor, here.org.id, note_id)
    if not service.may_change(here.actor, note):
        raise NotAllowed("not_allowed", permission=Permission.NOTE.value)
    if note.withdrawn_at is not None:
        raise Conflict("note_withdrawn")
    return note


def _task(number: str) -> TaskAt | None:
    here, known = scope(), number.isascii() and number.isdigit() and len(number) < 10
    return task_at(here.actor, here.org.id, year=here.year, number=int(number)) if known else None


def _back(task: TaskAt | None) -> ResponseReturnValue:
    if task is None:
        return redirect(url_for("year_notes.index"))
    return redirect(url_for("tasks.show", year=task.plan_year, number=task.number))


def _page(form: NoteForm, task: TaskAt | None, note: YearNote | None = None) -> ResponseReturnValue:
    status = 400 if form.is_submitted() else 200
    return render_template("year_notes/edit.html", form=form, task=task, note=note), status
