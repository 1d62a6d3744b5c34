"""Rows of the ledger in words. Fifty rows share few words, so they are worded and marked up once, not for every row."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from flask import get_template_attribute, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from markupsafe import Markup, escape

from tracker.domain.lights import Cause, Cutoffs, Light
from tracker.domain.passages import passage
from tracker.domain.permissions import Permission
from tracker.domain.tasks import ENDED, TaskKind, TaskState
from tracker.queries.directory import Directory
from tracker.queries.task_rows import LedgerRow
from tracker.web import clock, dates
from tracker.web.lights import Told, told_of
from tracker.web.scope import Scope
from tracker.web.words import SOURCE_KINDS, TAGS

LIGHT = Markup('<span class="nl-light nl-light-{}">{}</span>')
KIND = Markup('<span class="nl-tag nl-tag-{}">{}</span>')
MOVED = Markup('{}<span class="nl-cell-2"><s>{}</s></span>')


class RowView(NamedTuple):
    """A task as templates write it: finished words and marks, all of them escaped.

    `select` is "" where it must not be selected.
    """

    css: str
    select: str
    number: str
    light: Markup
    kind: Markup
    url: str
    title: Markup
    source: Markup
    unit: Markup
    owner: Markup
    sponsor: Markup
    due: Markup
    state: Markup
    cause: Cause
    row: LedgerRow

    @property
    def cells(self) -> tuple[object, ...]:
        """All that the table writes, in this order: a template unpacks them faster than it asks for each.

        None of them needs escaping: those that are no Markup hold numbers and our own words.
        """
        return (
            self.css, self.select, self.number, self.light, self.kind, self.url, self.title, self.source, self.unit,
            self.owner, self.sponsor, self.due, self.state,
        )  # fmt: skip


def row_views(here: Scope, rows: Sequence[LedgerRow], directory: Directory, cut: Cutoffs) -> list[RowView]:
    """The rows in words."""
    worder = _Worder(here, directory, cut)
    return [worder.view(row) for row in rows]


class Speech(NamedTuple):
    """What words depend on: whatever is worded for the same language, day and year of the page is kept for all."""

    locale: str
    today: date
    year: int


class _Worder:
    """Writes the rows of one request."""

    def __init__(self, here: Scope, directory: Directory, cut: Cutoffs) -> None:
        self.here, self.cut = here, cut
        self.speech = Speech(str(get_locale()), clock.today(), here.year)
        self.base = url_for("tasks.show", number=0).removesuffix("0")
        self.assignable: dict[int, bool] = {}
        self.people = {user_id: escape(entry.name) for user_id, entry in directory.people.items()}
        self.units = {unit_id: escape(entry.name) for unit_id, entry in directory.units.items()}
        self.nobody = escape(_("未定"))

    def view(self, row: LedgerRow) -> RowView:
        """A row in words."""
        speech, light = self.speech, Light(row.light)
        told = told_of(light, row, self.cut)
        ended = row.state in ENDED
        return RowView(
            css="is-red" if light is Light.RED else "is-closed" if ended else "",
            select="" if ended or not self._assignable(row.lead_unit_id) else f"{row.id}.{row.version}",
            number=f"{row.number:03d}",
            light=_light(speech, told),
            kind=_kind(speech, row.kind),
            url=f"{self.base}{row.number}",
            title=escape(row.title),
            source=self._source(row),
            unit=self.units.get(row.lead_unit_id, self.nobody),
            owner=self.people.get(row.owner_id or 0, self.nobody),
            sponsor=self.people.get(row.sponsor_id or 0, self.nobody),
            due=_due(speech, row.due_on, row.first_due_on),
            state=_state(speech, row.state),
            cause=told.cause,
            row=row,
        )

    def _source(self, row: LedgerRow) -> Markup:
        if row.heading_path is not None:
            return _reported(self.speech, row.report_year, tuple(row.heading_path), row.enumerator or "")
        return escape(f"{row.source_name or SOURCE_KINDS[row.source_kind]} {row.source_number}".strip())

    def _assignable(self, unit_id: int) -> bool:
        if unit_id not in self.assignable:
            self.assignable[unit_id] = self.here.allows(Permission.ASSIGN, unit_id)
        return self.assignable[unit_id]


@lru_cache(maxsize=4096)
def _light(_speech: Speech, told: Told) -> Markup:
    return LIGHT.format(told.light.value, told.word)


@lru_cache(maxsize=256)
def _kind(_speech: Speech, kind: TaskKind) -> Markup:
    return KIND.format("plan" if kind is TaskKind.PLAN else "problem", TAGS[kind])


@lru_cache(maxsize=4096)
def _due(_speech: Speech, due_on: date | None, first_due_on: date | None) -> Markup:
    """The date, with the first one struck through below it if it has moved."""
    if first_due_on is None or first_due_on == due_on:
        return escape(dates.day(due_on))
    return MOVED.format(dates.day(due_on), dates.day(first_due_on))


@lru_cache(maxsize=256)
def _state(_speech: Speech, state: TaskState) -> Markup:
    mark = get_template_attribute("components/marks.html", "state")
    return Markup(str(mark(state)).strip())  # noqa: S704 - our own macro's markup


@lru_cache(maxsize=4096)
def _reported(_speech: Speech, year: int | None, heading_path: tuple[str, ...], enumerator: str) -> Markup:
    """2025年报告 三（二）二是."""
    report = _("%(year)s年报告", year=year) if year else _("报告")
    return escape(f"{report} {passage(heading_path, enumerator)}")
