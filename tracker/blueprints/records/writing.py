"""Writing a record, and correcting one."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.records.blueprint import ENTRY, blueprint
from tracker.blueprints.records.forms import RecordForm, fresh, of_record
from tracker.domain.errors import NotAllowed, NotFound
from tracker.domain.permissions import Permission, can_somewhere
from tracker.domain.work import EntryState
from tracker.models import WorkEntry, WorkRecord
from tracker.queries.directory import directory_of
from tracker.queries.figures import indicators_of
from tracker.queries.record_detail import entry_of, evidence_by_id, evidence_of
from tracker.services.work import record_work, revise
from tracker.services.work.taking import may_revise
from tracker.web import clock
from tracker.web.attempts import attempt
from tracker.web.guards import member
from tracker.web.scope import scope


@blueprint.route("/new", methods=["GET", "POST"])
@member
def create() -> ResponseReturnValue:
    """A new record; NotAllowed for those who write none."""
    here = scope()
    units = [seat.unit_id for seat in here.actor.seats if seat.org_id == here.org.id]
    if not can_somewhere(here.actor, Permission.RECORD, here.org.id, units):
        raise NotAllowed("not_allowed", permission=Permission.RECORD.value)
    form = fresh(here, clock.today())
    form.offer(here, directory_of(here.actor, here.org.id, clock.today()))
    if _is_complete(form):
        made = attempt(form, record_work, here.actor, clock.now(), here.org.id, form.new())
        if made:
            return _done(made[0], _("已记下，等采纳。"))
    return _page(form, None)


@blueprint.route(ENTRY + "/edit", methods=["GET", "POST"])
@member
def edit(entry_id: int) -> ResponseReturnValue:
    """Another version: in place while nobody has accepted it, else a correction beside it."""
    here, record = scope(), record_of(entry_id)
    ended = request.method == "GET" and record.state in {EntryState.WITHDRAWN, EntryState.REPLACED}
    if ended or not may_revise(here.actor, record):
        raise NotAllowed("not_allowed", permission=Permission.RECORD.value)
    form = of_record(record, [item.id for item in evidence_of(here.actor, entry_id)])
    form.offer(here, directory_of(here.actor, here.org.id, clock.today()), record)
    if _is_complete(form):
        made = attempt(form, revise, here.actor, clock.now(), entry_id, form.seen, form.new())
        if made:
            return _done(made[0], _("已改好，等采纳。"))
    record = record_of(entry_id)
    overtaken = form.is_submitted() and form.seen != record.version_id
    form.see(record.version_id)
    return _page(form, record, overtaken=overtaken)


def record_of(entry_id: int) -> WorkRecord:
    """A record of this organisation; NotFound for progress on a task, which has its own page."""
    here = scope()
    entry = entry_of(here.actor, here.org.id, entry_id)
    if not isinstance(entry, WorkRecord):
        raise NotFound("not_found")
    return entry


def _is_complete(form: RecordForm) -> bool:
    """Whether the form was sent to be kept. Its files are kept in any case."""
    if not form.is_submitted():
        return False
    valid = form.validate_on_submit() if not form.wants_more else False
    return form.keep_files(scope().actor, clock.now(), scope().org.id) and valid


def _done(entry: WorkEntry, words: str) -> ResponseReturnValue:
    flash(words, "success")
    return redirect(url_for("records.show", year=entry.year, entry_id=entry.id))


def _page(form: RecordForm, record: WorkRecord | None, *, overtaken: bool = False) -> ResponseReturnValue:
    here = scope()
    names = [one.name for one in indicators_of(here.actor, here.org.id)]
    kept = evidence_by_id(here.actor, here.org.id, form.evidence_ids)
    status = 400 if form.is_submitted() and not form.wants_more else 200
    values = {"form": form, "record": record, "names": names, "kept": kept, "overtaken": overtaken}
    return render_template("records/edit.html", **values), status
