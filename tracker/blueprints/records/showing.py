"""The page of a record: what was done, what proves it, who accepted it."""

import re
from dataclasses import dataclass

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.blueprints.records.blueprint import ENTRY, blueprint
from tracker.domain.errors import NotFound
from tracker.domain.permissions import Permission
from tracker.domain.work import EntryState
from tracker.models import WorkRecord
from tracker.queries.directory import Directory, directory_of
from tracker.queries.record_detail import RecordDetail, entry_of, record_detail, task_of
from tracker.services.work.taking import may_revise
from tracker.web import clock
from tracker.web.guards import member
from tracker.web.scope import Scope, scope

LONGEST_TITLE = 40
ENDED = frozenset({EntryState.WITHDRAWN, EntryState.REPLACED})


@dataclass(frozen=True, slots=True)
class RecordPage:
    """What the template writes."""

    here: Scope
    detail: RecordDetail
    directory: Directory

    @property
    def record(self) -> WorkRecord:
        """The record."""
        return self.detail.record

    @property
    def title(self) -> str:
        """The first clause of what was done."""
        first = re.split(r"[。；，\n]", self.record.text, maxsplit=1)[0]
        if not first:
            return _("只报了数字")
        return first if len(first) <= LONGEST_TITLE else f"{first[:LONGEST_TITLE]}…"

    @property
    def can_decide(self) -> bool:
        """Whether this person accepts or returns it."""
        waits = self.record.state is EntryState.PENDING and self.here.allows(Permission.ACCEPT, self.record.unit_id)
        return waits and self.here.actor.user_id != self.record.author_id

    @property
    def is_own(self) -> bool:
        """Whether it waits for somebody else because this person did it."""
        return self.record.state is EntryState.PENDING and self.here.actor.user_id == self.record.author_id

    @property
    def can_revise(self) -> bool:
        """Whether this person writes another version; one correction at a time."""
        open_ = self.record.state not in ENDED and self.detail.correction is None
        return open_ and may_revise(self.here.actor, self.record)

    @property
    def can_withdraw(self) -> bool:
        """Whether this person takes it back."""
        mine = self.here.actor.user_id in (self.record.author_id, self.record.recorder_id)
        return mine and self.record.state in {EntryState.PENDING, EntryState.RETURNED}


@blueprint.get(ENTRY)
@member
def show(entry_id: int) -> ResponseReturnValue:
    """A record; progress is shown on the page of its task."""
    here = scope()
    entry = entry_of(here.actor, here.org.id, entry_id)
    if not isinstance(entry, WorkRecord):
        task = task_of(here.actor, entry)
        if task is None:
            raise NotFound("not_found")
        return redirect(url_for("tasks.show", year=task.plan_year, number=task.number, _anchor=f"entry-{entry_id}"))
    directory = directory_of(here.actor, here.org.id, clock.today())
    page = RecordPage(here, record_detail(here.actor, entry), directory)
    return render_template("records/show.html", page=page)
