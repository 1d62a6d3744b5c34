"""The notes of a year: problems first, then what is intended."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.blueprints.year_notes.blueprint import blueprint
from tracker.domain.permissions import Permission, can_somewhere
from tracker.domain.reports import ItemKind
from tracker.queries.directory import Directory, directory_of
from tracker.queries.year_notes import NoteRow, notes_of
from tracker.services.year_notes import may_change
from tracker.web import clock
from tracker.web.guards import member
from tracker.web.scope import Scope, scope


@dataclass(frozen=True, slots=True)
class NotesPage:
    """What the template writes."""

    here: Scope
    rows: Sequence[NoteRow]
    directory: Directory

    @property
    def shelves(self) -> list[tuple[ItemKind, list[NoteRow]]]:
        """The notes of each kind, kinds without any left out."""
        kinds = [(kind, [row for row in self.rows if row.note.kind is kind]) for kind in ItemKind]
        return [(kind, rows) for kind, rows in kinds if rows]

    @property
    def headline(self) -> str:
        """What is the matter: how many problems there are, and how many still lack a cause."""
        problems = [row for row in self.rows if row.note.kind is ItemKind.PROBLEM]
        open_ = sum(not row.note.cause for row in problems)
        if not problems:
            return _("问题随记")
        said = ngettext("记下 %(num)s 个问题", "记下 %(num)s 个问题", len(problems))
        return said + (_("，%(open)s 个还没写原因", open=open_) if open_ else "")

    def may_change(self, row: NoteRow) -> bool:
        """Whether this person changes the note."""
        return may_change(self.here.actor, row.note)


def may_note(here: Scope) -> bool:
    """Whether this person notes anything here."""
    units = [seat.unit_id for seat in here.actor.seats if seat.org_id == here.org.id]
    return can_somewhere(here.actor, Permission.NOTE, here.org.id, units)


@blueprint.get("")
@member
def index() -> ResponseReturnValue:
    """The notes of the year."""
    here = scope()
    directory = directory_of(here.actor, here.org.id, clock.today())
    page = NotesPage(here, notes_of(here.actor, here.org.id, here.year), directory)
    return render_template("year_notes/index.html", page=page, can_note=may_note(here))
