"""The log as a workbook."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from flask import Response
from flask_babel import gettext as _

from tracker.blueprints.log.asking import ask
from tracker.blueprints.log.rows import EventView, door, views
from tracker.documents import Cell, workbook
from tracker.queries.audit import all_of
from tracker.queries.directory import directory_of
from tracker.web import clock
from tracker.web.downloads import as_xlsx
from tracker.web.scope import scope

MOST = 50_000
"""Rows of a workbook; a longer log is cut, and says so in its last row."""


def as_workbook(values: Mapping[str, str]) -> Response:
    """All events of the filter, the latest first."""
    here, zone = scope(), clock.settings().timezone
    directory = directory_of(here.actor, here.org.id, clock.today())
    asked = replace(ask(values, directory).filter, below=None)
    events = views(all_of(here.actor, here.org.id, asked, zone, MOST + 1), directory)
    title = _("操作日志")
    headings = [_("时间"), _("人员"), _("办了什么"), _("种类"), _("对象"), _("改动"), _("说明"), _("途径"), _("编号")]
    return as_xlsx(f"{title}-{here.org.code}-{clock.today():%Y%m%d}.xlsx", workbook(title, headings, _lines(events)))


def _lines(events: Iterable[EventView]) -> Iterator[list[Cell]]:
    for number, event in enumerate(events):
        if number == MOST:
            yield [_("只导出最近 %(most)s 条。更早的请按日期分几次导出。", most=MOST)]
            return
        row = event.row
        about = (event.person, event.act, event.kind, event.subject, event.details, row.reason, door(row), row.id)
        yield [clock.local(row.at), *about]
