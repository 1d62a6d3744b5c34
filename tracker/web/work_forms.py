"""What every form about work done has: rows of figures, files, and a key of its own. Plain multipart, no JavaScript."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from flask import request
from flask_babel import lazy_gettext as _l
from flask_wtf.file import MultipleFileField
from wtforms import HiddenField

from tracker.domain.errors import DomainError, Invalid
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.services import evidence
from tracker.services.work import NewFigure
from tracker.storage import FolderBlobs
from tracker.web import clock
from tracker.web.attempts import VersionForm
from tracker.web.words import explain
from tracker.web.work_words import quantity

FEWEST_ROWS, MORE_ROWS, MOST_ROWS = 3, 3, 30
_ROW = re.compile(r"figures-(\d{1,2})-(?:name|value|unit)")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row to type a figure in, and what is wrong with it."""

    number: int
    name: str = ""
    value: str = ""
    unit: str = ""
    error: str = ""


class WorkForm(VersionForm):
    """The base of these forms. Fields of figures are called figures-N-name, -value, -unit; kept files `evidence`."""

    key = HiddenField()
    files = MultipleFileField(_l("照片和材料"))

    def __init__(self, *args: Any, figures: Iterable[Any] = (), evidence_ids: Iterable[int] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.row_errors: dict[int, str] = {}
        sent = self.is_submitted()
        self.typed = _typed() if sent else [_as_typed(figure) for figure in figures]
        self.evidence_ids = _numbers(request.form.getlist("evidence")) if sent else list(evidence_ids)
        if not self.key.data:
            self.key.data = uuid4().hex

    @property
    def wants_more(self) -> bool:
        """Whether the person asked for further rows, and nothing else."""
        return "more" in request.form

    @property
    def rows(self) -> list[FigureRow]:
        """The rows to show: what was typed, and some that are empty."""
        spare = MORE_ROWS if self.wants_more or not self.typed else 1
        count = min(max(FEWEST_ROWS, len(self.typed) + spare), MOST_ROWS)
        empty = [NewFigure("", "")] * (count - len(self.typed))
        return [
            FigureRow(number, row.name, str(row.value), row.unit, self.row_errors.get(number, ""))
            for number, row in enumerate([*self.typed, *empty])
        ]

    def new_figures(self) -> tuple[NewFigure, ...]:
        """The rows as typed, blank ones included: a refusal names a row by its place."""
        return tuple(self.typed)

    def refuse(self, error: DomainError) -> None:
        """Show a refusal of a figure at its row."""
        found = re.match(r"figures-(\d+)", error.field or "")
        if found:
            self.row_errors[int(found[1])] = explain(error)
        super().refuse(error)

    def keep_files(self, actor: Actor, now: datetime, org_id: int) -> bool:
        """Keep what was sent, whatever else is wrong: nothing has to be sent twice. False if a file is refused."""
        blobs = FolderBlobs(clock.settings().data_dir / "blobs")
        refused = False
        for upload in (upload for upload in self.files.data or () if upload and upload.filename):
            try:
                kept = evidence.keep(actor, now, org_id, upload.filename, upload.read(), blobs)
                self.evidence_ids = list(dict.fromkeys([*self.evidence_ids, kept.id]))
            except Invalid as error:
                db.session.rollback()
                refused = True
                self.files.errors = [*self.files.errors, f"{upload.filename}：{explain(error)}"]
        return not refused


def _typed() -> list[NewFigure]:
    numbers = [int(found[1]) for found in map(_ROW.fullmatch, request.form) if found]
    rows = [
        NewFigure(_part(number, "name"), _part(number, "value"), _part(number, "unit"))
        for number in range(min(max(numbers, default=-1) + 1, MOST_ROWS))
    ]
    while rows and not (rows[-1].name or rows[-1].value or rows[-1].unit):
        rows.pop()
    return rows


def _part(number: int, name: str) -> str:
    return request.form.get(f"figures-{number}-{name}", "").strip()


def _as_typed(figure: Any) -> NewFigure:
    """A figure of an entry, as somebody would type it: the unit has a field of its own."""
    return NewFigure(figure.name, quantity(figure.value, "", figure.qualifier), figure.unit)


def _numbers(texts: Iterable[str]) -> list[int]:
    return [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 10]
